import type { ReactNode } from 'react';
import type { VerificationClaimView, VerificationLineView } from '../../../../contracts/verification.ts';
import { Cite } from '../../../kit/parts/marks.tsx';
import { percent, yuanFigure } from '../../../public/amounts.ts';
import { say } from './say.ts';

interface RunningProps {
  readonly policy: { readonly id: string; readonly version: string };
  readonly claim: VerificationClaimView;
  readonly lines: readonly VerificationLineView[];
}

/** The running amounts of one claim, each with its parts. */
export function Running({ policy, claim, lines }: RunningProps) {
  const { claimedFen, verifiedFen, rateBp, ceilingVerifiedFen, ceilingIfAllowedFen, limits } = claim;
  const open = lines.filter(({ decision }) => decision === null).length;
  const hasCosts = lines.length > 0;
  const rate = percent(rateBp);
  const product = (base: number) => say('run.product', { base: yuanFigure(base), rate });
  return (
    <dl className="running" aria-live="polite">
      {hasCosts && (
        <Figure
          head={say('run.claimed')}
          fen={claimedFen}
          note={say('run.claimed-note', { count: lines.length, ceiling: yuanFigure(claim.ceilingClaimedFen) })}
        />
      )}
      {hasCosts && (
        <Figure
          head={say('run.verified')}
          fen={verifiedFen}
          note={say('run.verified-note', { decided: lines.length - open, open })}
        />
      )}
      <Figure
        main
        head={hasCosts ? say('run.ceiling-share', { rate }) : say('run.ceiling')}
        fen={ceilingVerifiedFen}
        note={noteOf(claim) ?? (hasCosts ? product(claim.baseVerifiedFen) : undefined)}
      />
      {hasCosts && (
        <Figure head={say('run.if-allowed')} fen={ceilingIfAllowedFen} note={product(claim.baseIfAllowedFen)} />
      )}
      {limits.map(({ code, label, cite, limitFen, priorFen }) => (
        <Figure
          key={code}
          head={
            <>
              {label} <Cite policy={policy} sentence={cite} />
            </>
          }
          fen={limitFen}
          note={say('run.prior', { prior: yuanFigure(priorFen) })}
        />
      ))}
    </dl>
  );
}

function noteOf({ status }: VerificationClaimView): string | undefined {
  if (status === 'ineligible') return say('run.ineligible');
  return status === 'pending' ? say('run.pending') : undefined;
}

interface FigureProps {
  readonly head: ReactNode;
  readonly fen: number;
  readonly note: string | undefined;
  readonly main?: boolean;
}

function Figure({ head, fen, note, main = false }: FigureProps) {
  return (
    <div data-main={main || undefined}>
      <dt>{head}</dt>
      <dd>
        {yuanFigure(fen)}
        {note !== undefined && <small>{note}</small>}
      </dd>
    </div>
  );
}
