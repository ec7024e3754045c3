import { useState } from 'react';
import { type OfficeRoundView, officeRound } from '../../../../contracts/round.ts';
import { useGet } from '../../../kit/data.ts';
import { Answer } from '../../../kit/parts/states.tsx';
import { useSignedIn } from '../../../kit/session.ts';
import { usePathPart } from '../../../kit/url.ts';
import { Editor } from './editor.tsx';
import { ShownRound } from './shown-round.tsx';

/** One round: a form while it is a draft, afterwards what was published and what was done to it. */
export function Page() {
  const roundId = usePathPart('roundId');
  const found = useGet(`/office/rounds/${encodeURIComponent(roundId)}`, officeRound);
  return <Answer of={found}>{(round) => <Round key={round.id} round={round} onReload={found.refetch} />}</Answer>;
}

interface RoundProps {
  readonly round: OfficeRoundView;
  readonly onReload: () => Promise<unknown>;
}

function Round({ round, onReload }: RoundProps) {
  const { staffRoles } = useSignedIn();
  const [opening, setOpening] = useState(0);
  const drafts = staffRoles.some((role) => role === 'officer' || role === 'supervisor');
  if (round.state !== 'draft' || !drafts) return <ShownRound round={round} />;
  const startAgain = async () => {
    await onReload();
    setOpening(opening + 1);
  };
  return <Editor key={opening} round={round} programYear={round.programYear} onStartAgain={startAgain} />;
}
