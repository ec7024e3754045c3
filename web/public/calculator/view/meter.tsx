import { spokenMoney, yuanFigure } from '../../amounts.ts';
import { Cite } from '../../components/cite.tsx';
import type { LimitFinding } from '../model/findings.ts';
import type { PagePolicy } from '../model/policy.ts';
import { tell } from './words.ts';

const WIDTH = 100;

interface MeterProps {
  readonly limit: LimitFinding;
  readonly policy: PagePolicy;
  /** It does not stand at its claim, so it names the clause. */
  readonly alone?: boolean;
}

/** A cap is an account: what earlier awards used, what this plan uses, what is left. The figures stand beneath it. */
export function Meter({ limit, policy, alone = false }: MeterProps) {
  const { limitFen, priorFen, grantedFen, label, clause, cite, cuts } = limit;
  const leftFen = Math.max(0, limitFen - priorFen - grantedFen);
  const share = (fen: number) => (limitFen === 0 ? 0 : Math.min(WIDTH, (fen / limitFen) * WIDTH));
  const prior = share(priorFen);
  const now = Math.min(share(grantedFen), WIDTH - prior);
  const params = {
    limit: spokenMoney(limitFen),
    prior: yuanFigure(priorFen),
    now: yuanFigure(grantedFen),
    left: yuanFigure(leftFen),
  };
  return (
    <div className="meter" data-full={leftFen === 0 ? '' : undefined}>
      <p>
        <b>
          {tell(alone ? 'meter.of-clause' : cuts ? 'meter.cuts' : 'meter.title', {
            clause,
            label,
            limit: params.limit,
          })}
        </b>{' '}
        <Cite policy={policy} id={cite} />
      </p>
      <svg
        className="meter__bar"
        viewBox={`0 0 ${WIDTH} 4`}
        preserveAspectRatio="none"
        role="img"
        aria-label={tell('meter.label', params)}
      >
        <rect data-k="left" x={0} width={WIDTH} height={4} />
        <rect data-k="prior" x={0} width={prior} height={4} />
        <rect data-k="now" x={prior} width={now} height={4} />
      </svg>
      <dl>
        {priorFen > 0 && (
          <div>
            <dt data-k="prior">{tell('meter.prior')}</dt>
            <dd>{params.prior}</dd>
          </div>
        )}
        <div>
          <dt data-k="now">{tell('meter.now')}</dt>
          <dd>{params.now}</dd>
        </div>
        <div>
          <dt data-k="left">{tell('meter.left')}</dt>
          <dd>{params.left}</dd>
        </div>
      </dl>
    </div>
  );
}
