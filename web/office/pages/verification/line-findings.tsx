import type { FindingView, VerificationLineView, VerificationView } from '../../../../contracts/verification.ts';
import { momentWords } from '../../../kit/moments.ts';
import { Findings } from '../../../kit/parts/lists.tsx';
import { yuanFigure } from '../../../public/amounts.ts';
import { say } from './say.ts';

interface LineFindingsProps {
  readonly view: VerificationView;
  readonly line: VerificationLineView;
  readonly findings: readonly FindingView[];
}

/** What the machine noticed of a line, what the accountant proposes, and what was decided before. */
export function LineFindings({ view, line, findings }: LineFindingsProps) {
  const noticed = findings.map(({ id, text, note }) => ({
    id,
    kind: note === null ? ('warn' as const) : ('met' as const),
    words: text,
    ...(note === null ? {} : { aside: say('decide.noted', { note }) }),
  }));
  const none = { id: 'none', kind: 'met' as const, words: say('decide.no-findings') };
  return (
    <>
      <Findings
        label={say('decide.findings')}
        findings={[...(noticed.length === 0 ? [none] : noticed), ...proposals(view, line)]}
      />
      {line.decision && (
        <p className="note">
          {say('decide.decided', {
            name: line.decision.by,
            moment: momentWords(line.decision.at),
            decision: say(`decision.${line.decision.decision}`),
          })}
        </p>
      )}
    </>
  );
}

function proposals({ accountants }: VerificationView, { id, claimedFen }: VerificationLineView) {
  return accountants.flatMap(({ id: assignmentId, accountName, report }) => {
    const proposal = report?.lines.find(({ costLineId }) => costLineId === id);
    if (!proposal) return [];
    const page = proposal.page === null ? '' : say('decide.proposal-page', { page: proposal.page });
    const words = say('decide.proposal', {
      name: accountName,
      amount: yuanFigure(proposal.proposedFen),
      page,
      reason: proposal.reason,
    });
    const kind = proposal.proposedFen < claimedFen ? ('warn' as const) : ('met' as const);
    return [{ id: assignmentId, kind, words }];
  });
}
