import type { OfficeRoundView } from '../../../../contracts/round.ts';
import { Status, type StatusKind } from '../../../kit/parts/marks.tsx';
import { say } from './say.ts';

const KINDS: Readonly<Record<NonNullable<OfficeRoundView['phase']>, StatusKind>> = {
  upcoming: 'open',
  open: 'going',
  grace: 'going',
  closed: 'done',
  cancelled: 'stopped',
};

/** Where a round stands: a draft, or the phase of a published one. */
export function RoundStatus({ round: { phase } }: { readonly round: Pick<OfficeRoundView, 'phase'> }) {
  if (phase === null) return <Status kind="open">{say('state.draft')}</Status>;
  return <Status kind={KINDS[phase]}>{say(`phase.${phase}`)}</Status>;
}
