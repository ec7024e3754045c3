import type { CheckState } from '../../contracts/subjects.ts';
import type { SubjectView } from '../../contracts/works.ts';
import { Status, type StatusKind } from '../kit/parts/marks.tsx';
import { word } from './words.ts';

const KINDS: Readonly<Record<CheckState, StatusKind>> = {
  none: 'open',
  waiting: 'going',
  confirmed: 'done',
  questioned: 'stopped',
};

/** How far the office has come with a number or a proof. */
export function CheckMark({ state }: { readonly state: CheckState }) {
  return <Status kind={KINDS[state]}>{word(`check.${state}`)}</Status>;
}

const DAY_KINDS = { recorded: 'going', confirmed: 'done', questioned: 'stopped' } as const;

export function DayMarkOf({ state }: { readonly state: keyof typeof DAY_KINDS }) {
  return <Status kind={DAY_KINDS[state]}>{word(`day.${state}`)}</Status>;
}

/** The mark with the words of the office, where it had a question. */
export function CheckWords({ check }: { readonly check: SubjectView['filing'] }) {
  return (
    <>
      <CheckMark state={check.state} />
      {check.note !== '' && <span className="sub">{check.note}</span>}
    </>
  );
}
