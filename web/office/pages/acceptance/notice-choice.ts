import type { Defect, RequestCorrection } from '../../../../contracts/acceptance.ts';
import { randomId } from '../../../kit/random-id.ts';

/** What the clerk does with the findings of the check: which are left out and why, and what is asked for beside them. */
export interface NoticeChoice {
  /** By `keyOf` of the defect: the reason for leaving it out. */
  readonly leftOut: Readonly<Record<string, string>>;
  readonly added: readonly AddedItem[];
  readonly lateReason: string;
}

export interface AddedItem {
  readonly key: string;
  readonly sentence: string;
  readonly cure: string;
  readonly reason: string;
}

export const emptyChoice: NoticeChoice = { leftOut: {}, added: [], lateReason: '' };

export function keyOf({ code, path }: Pick<Defect, 'code' | 'path'>): string {
  return `${code} ${path}`;
}

export function newItem(): AddedItem {
  return { key: randomId(), sentence: '', cure: '', reason: '' };
}

function isFilled({ sentence, cure, reason }: AddedItem): boolean {
  return [sentence, cure, reason].every((words) => words.trim() !== '');
}

/** Every reason that is asked for has been given. */
export function isComplete({ leftOut, added, lateReason }: NoticeChoice, isLate: boolean): boolean {
  const reasons = [...Object.values(leftOut), ...(isLate ? [lateReason] : [])];
  return reasons.every((reason) => reason.trim() !== '') && added.every(isFilled);
}

/** The act as it goes to the service; what is not filled in yet is left out, so that a preview can be asked for at any time. */
export function requestOf(
  { leftOut, added, lateReason }: NoticeChoice,
  defects: readonly Defect[],
): Omit<RequestCorrection, 'id'> {
  return {
    removed: defects.flatMap((defect) => {
      const reason = leftOut[keyOf(defect)]?.trim() ?? '';
      return reason === '' ? [] : [{ code: defect.code, path: defect.path, reason }];
    }),
    added: added.filter(isFilled).map(({ sentence, cure, reason }) => {
      return { sentence: sentence.trim(), cure: cure.trim(), reason: reason.trim() };
    }),
    ...(lateReason.trim() === '' ? {} : { lateReason: lateReason.trim() }),
  };
}
