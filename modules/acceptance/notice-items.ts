import type { Defect, NoticeItem, RequestCorrection } from '../../contracts/acceptance.ts';
import type { Refused } from '../../platform/command/refusal.ts';
import { refuse } from './refusals.ts';
import type { RemovedItem } from './tables.ts';

export interface NoticeContent {
  readonly ok: true;
  readonly items: NoticeItem[];
  readonly removed: RemovedItem[];
}

/**
 * What a notice asks for: everything that the check found, without what the clerk takes out and with what the clerk adds,
 * each with a reason.
 */
export function noticeContentOf(
  defects: readonly Defect[],
  claimIds: readonly string[],
  { removed, added }: Pick<RequestCorrection, 'removed' | 'added'>,
): NoticeContent | Refused {
  const reasons = new Map(removed.map(({ code, path, reason }) => [`${code} ${path}`, reason]));
  const known = new Set(defects.map(keyOf));
  const unknown = removed.findIndex((one) => !known.has(keyOf(one)));
  if (unknown !== -1) {
    const path = removed[unknown]?.path ?? '';
    return refuse('NO_SUCH_DEFECT', { params: { path }, path: `/removed/${unknown}` });
  }
  const stray = added.findIndex(({ claimId }) => claimId !== undefined && !claimIds.includes(claimId));
  if (stray !== -1) {
    const claim = added[stray]?.claimId ?? '';
    return refuse('NO_SUCH_CLAIM', { params: { claim }, path: `/added/${stray}/claimId`, kind: 'invalid' });
  }
  const kept = defects.filter((defect) => !reasons.has(keyOf(defect))).map(fromCheck);
  const items = [...kept, ...added.map(fromClerk)].map((item, index) => ({ ...item, id: `i${index + 1}` }));
  if (items.length === 0) return refuse('NOTHING_TO_CORRECT');
  return {
    ok: true,
    items,
    removed: defects.flatMap(({ code, path, sentence }) => {
      const reason = reasons.get(keyOf({ code, path }));
      return reason === undefined ? [] : [{ code, path, sentence, reason }];
    }),
  };
}

function keyOf({ code, path }: Pick<Defect, 'code' | 'path'>): string {
  return `${code} ${path}`;
}

function fromCheck({ code, claimId, place, sentence, cure, cite }: Defect): NoticeItem {
  return {
    id: '',
    origin: 'check',
    code,
    ...(claimId === undefined ? {} : { claimId }),
    place,
    sentence,
    cure,
    ...(cite === undefined ? {} : { cite }),
  };
}

function fromClerk({ claimId, sentence, cure, reason }: RequestCorrection['added'][number]): NoticeItem {
  const claim = claimId === undefined ? {} : { claimId, place: { section: 'claim' as const, claimId } };
  return { id: '', origin: 'clerk', code: 'ADDED', ...claim, sentence, cure, reason };
}
