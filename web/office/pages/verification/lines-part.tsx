import { useState } from 'react';
import type { VerificationLineView, VerificationView } from '../../../../contracts/verification.ts';
import { Contradictions } from './contradictions.tsx';
import { DecideForm } from './decide-form.tsx';
import { useLineKeys } from './line-keys.ts';
import { LineTable } from './line-table.tsx';
import { say } from './say.ts';
import { Viewer } from './viewer.tsx';

interface LinesPartProps {
  readonly view: VerificationView;
  readonly lines: readonly VerificationLineView[];
  readonly mayDecide: boolean;
}

/** The voucher at the left; the lines and the decision at the right. The open row stays on one screen with both. */
export function LinesPart({ view, lines, mayDecide }: LinesPartProps) {
  const [openId, setOpenId] = useState(() => (lines.find(({ decision }) => !decision) ?? lines[0])?.id);
  const line = lines.find(({ id }) => id === openId);
  useLineKeys(
    lines.map(({ id }) => id),
    openId,
    setOpenId,
  );
  const goOn = () => {
    const at = lines.findIndex(({ id }) => id === openId);
    const rest = [...lines.slice(at + 1), ...lines.slice(0, at)];
    setOpenId((rest.find(({ decision }) => !decision) ?? lines[at + 1] ?? line)?.id);
  };
  if (!line) return <p className="note">{say('viewer.no-line')}</p>;
  return (
    <div className="desk-verify">
      <section className="lines" aria-label={say('lines')}>
        <LineTable lines={lines} findings={view.findings} open={openId} onOpen={setOpenId} />
        <DecideForm
          key={`${line.id} ${line.decision?.at ?? ''}`}
          view={view}
          line={line}
          mayDecide={mayDecide}
          onDecided={goOn}
        />
        <Contradictions view={view} mayDecide={mayDecide} />
      </section>
      <section className="viewer" aria-label={say('viewer')}>
        <Viewer key={line.id} line={line} />
      </section>
    </div>
  );
}
