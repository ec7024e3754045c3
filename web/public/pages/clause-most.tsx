import type { Clause } from '../../../engine/format/terms.ts';
import { WHOLE_BP } from '../../../engine/money.ts';
import type { PolicyPackage } from '../../../engine/package.ts';
import { percent, spokenMoney, yuanFigure } from '../amounts.ts';
import { Cite } from '../components/cite.tsx';
import { BigMoney } from '../components/money.tsx';
import { baseLines } from '../rules/wording.ts';
import { say } from '../say.ts';

/** The first card of a clause: the rate and the caps, and from where on more spending brings no more money. */
export function Most({ policy, clause }: { readonly policy: PolicyPackage; readonly clause: Clause }) {
  const { rate, base, caps } = clause;
  const cites = [...new Set([rate?.cite, base?.cite, ...caps.map(({ cite }) => cite)])].filter(
    (id) => id !== undefined,
  );
  const whole = rate === undefined || rate.share.rateBp === WHOLE_BP;
  return (
    <section className="most" id="most" aria-labelledby="most-title">
      <h2 id="most-title">
        {say('clause.most')}
        {cites.map((id) => (
          <Cite key={id} policy={policy} id={id} />
        ))}
      </h2>
      <dl className="figures">
        {rate && base && !whole && (
          <div>
            <dt>{say(`clause.rate.${rate.share.kind}`, { base: base.label })}</dt>
            <dd className="big">{percent(rate.share.rateBp)}</dd>
          </div>
        )}
        {base?.from.kind === 'flat' && (
          <div>
            <dt>{base.label}</dt>
            <dd>
              <BigMoney fen={base.from.amountFen} />
            </dd>
          </div>
        )}
        {base && <StepFigures base={base} policy={policy} />}
        {caps.map((cap) => (
          <div key={cap.code}>
            <dt>{cap.label}</dt>
            <dd>{cap.limitFen === 'computed' ? say('cap.computed') : <BigMoney fen={cap.limitFen} />}</dd>
          </div>
        ))}
        {clause.places && (
          <div>
            <dt>{clause.places.label}</dt>
            <dd className="big">
              {clause.places.quota}
              <small>{say('places.unit')}</small>
            </dd>
          </div>
        )}
      </dl>
      <Enough clause={clause} />
    </section>
  );
}

/** The base at which the rate reaches the first money cap, rounded up to the fen: beyond it the cap decides. */
function Enough({ clause }: { readonly clause: Clause }) {
  const { rate, base, caps } = clause;
  const cap = caps.find(({ limitFen }) => limitFen !== 'computed');
  if (
    !rate ||
    !base ||
    !cap ||
    cap.limitFen === 'computed' ||
    base.from.kind === 'flat' ||
    rate.share.rateBp === WHOLE_BP
  ) {
    return null;
  }
  const enough = Math.ceil((cap.limitFen * WHOLE_BP) / rate.share.rateBp);
  return (
    <p className="small">
      {say('clause.enough', {
        base: base.label,
        enough: yuanFigure(enough),
        rate: percent(rate.share.rateBp),
        cap: spokenMoney(cap.limitFen),
      })}
    </p>
  );
}

/** The highest step of tiers, or the prices of units. */
function StepFigures({ base, policy }: { readonly base: NonNullable<Clause['base']>; readonly policy: PolicyPackage }) {
  const { from } = base;
  if (from.kind === 'tiers') {
    return (
      <div>
        <dt>{say('clause.highest-step')}</dt>
        <dd>
          <BigMoney fen={Math.max(...from.steps.map(({ amountFen }) => amountFen))} />
        </dd>
      </div>
    );
  }
  if (from.kind !== 'units') return null;
  return baseLines(from, policy.definition.dictionary).map((line) => (
    <div key={line.from}>
      <dt>{line.from}</dt>
      <dd className="figures__line">{line.amount}</dd>
    </div>
  ));
}
