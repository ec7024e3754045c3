import type { FindingView, VerificationLineView } from '../../../../contracts/verification.ts';
import { type Column, Table, Tag } from '../../../kit/parts/table.tsx';
import { yuanFigure } from '../../../public/amounts.ts';
import { Icon } from '../../../public/components/icon.tsx';
import { say } from './say.ts';

interface LineTableProps {
  readonly lines: readonly VerificationLineView[];
  readonly findings: readonly FindingView[];
  readonly open: string | undefined;
  readonly onOpen: (id: string) => void;
}

const SHAPES = { allowed: 'check', reduced: 'dash', struck: 'cross' } as const;
const LOOKS = { allowed: 'met', reduced: 'wait', struck: 'fail' } as const;

/** How a line is called. */
export function lineName({ categoryLabel, description }: VerificationLineView): string {
  return description === '' ? categoryLabel : say('lines.name', { category: categoryLabel, description });
}

/** The costs of a claim: claimed, established, and why. */
export function LineTable({ lines, findings, open, onOpen }: LineTableProps) {
  const columns: readonly Column<VerificationLineView>[] = [
    { id: 'position', head: say('lines.position'), cell: ({ position }) => position + 1 },
    { id: 'cost', head: say('lines.cost'), cell: lineName, rowHead: true, wide: true, foot: say('lines.total') },
    {
      id: 'claimed',
      head: say('lines.claimed'),
      cell: ({ claimedFen }) => yuanFigure(claimedFen),
      figure: true,
      foot: yuanFigure(sum(lines, ({ claimedFen }) => claimedFen)),
    },
    {
      id: 'verified',
      head: say('lines.verified'),
      cell: ({ decision }) => (decision ? yuanFigure(decision.verifiedFen) : say('lines.open')),
      figure: true,
      foot: yuanFigure(sum(lines, ({ decision }) => decision?.verifiedFen ?? 0)),
    },
    { id: 'decision', head: say('lines.decision'), cell: (line) => <Decision line={line} /> },
    {
      id: 'reason',
      head: say('lines.reason'),
      cell: (line) => <Why line={line} findings={findings} />,
      wide: true,
      foot: <span className="note">{sums(lines)}</span>,
    },
  ];
  return (
    <Table
      caption={say('lines.caption', { count: lines.length })}
      columns={columns}
      rows={lines}
      keyOf={({ id }) => id}
      open={open}
      onOpen={({ id }) => onOpen(id)}
      isDone={({ decision }) => decision !== null}
      folds
    />
  );
}

function Decision({ line: { decision } }: { readonly line: VerificationLineView }) {
  const kind = decision?.decision;
  return (
    <span className="state" data-is={kind ? LOOKS[kind] : 'none'}>
      <Icon name={kind ? SHAPES[kind] : 'dash'} />
      {kind ? say(`decision.${kind}`) : say('lines.open')}
    </span>
  );
}

/** The reason of the decision; before it, what the machine noticed. */
function Why({ line, findings }: { readonly line: VerificationLineView; readonly findings: readonly FindingView[] }) {
  const open = findings.filter(({ id, note }) => note === null && line.findings.includes(id));
  if (line.decision) {
    return (
      <span>
        {line.decision.reason} {open.length > 0 && <Tag warn>{say('lines.findings', { count: open.length })}</Tag>}
      </span>
    );
  }
  return (
    <span>
      {open.map(({ id, text }) => (
        <Tag key={id} warn>
          {text}
        </Tag>
      ))}
    </span>
  );
}

function sum(lines: readonly VerificationLineView[], of: (line: VerificationLineView) => number): number {
  return lines.reduce((total, line) => total + of(line), 0);
}

function sums(lines: readonly VerificationLineView[]): string {
  const lost = (kind: 'reduced' | 'struck') =>
    sum(lines, ({ claimedFen, decision }) => (decision?.decision === kind ? claimedFen - decision.verifiedFen : 0));
  const open = sum(lines, ({ claimedFen, decision }) => (decision ? 0 : claimedFen));
  return say('lines.sums', {
    reduced: yuanFigure(lost('reduced')),
    struck: yuanFigure(lost('struck')),
    open: yuanFigure(open),
  });
}
