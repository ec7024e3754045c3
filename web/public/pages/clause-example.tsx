import type { Dictionary } from '../../../engine/format/manifest.ts';
import type { Base, Clause } from '../../../engine/format/terms.ts';
import { type Fen, shareOf, WHOLE_BP } from '../../../engine/money.ts';
import type { PolicyPackage } from '../../../engine/package.ts';
import { percent, yuanFigure } from '../amounts.ts';
import { Cite } from '../components/cite.tsx';
import { bestExample, type ExampleCost, type ExampleOfClause, examplesOf } from '../examples/run.ts';
import { compiledPolicy } from '../packages.ts';
import { sayFact } from '../rules/facts.ts';
import { say } from '../say.ts';
import type { PageCall } from '../site.ts';

/** A worked example, computed by the engine while the page is rendered, with the arithmetic step by step. */
interface ClauseExampleProps {
  readonly call: PageCall;
  readonly policy: PolicyPackage;
  readonly clause: Clause;
}

export function ClauseExample({ call, policy, clause }: ClauseExampleProps) {
  const example = bestExample(examplesOf(policy, compiledPolicy(call.site, policy), clause.id));
  if (!example || !clause.base) return null;
  const { dictionary } = policy.definition;
  return (
    <section className="card" id="example" aria-labelledby="example-title">
      <h2 id="example-title">
        {say('example.title')}
        <small>{say('example.mark')}</small>
      </h2>
      <p className="small">
        {say(example.claim.review === 'passed' ? 'example.reviewed' : 'example.name', { name: example.run.name })}
      </p>
      <Facts example={example} dictionary={dictionary} />
      {clause.base.from.kind === 'costs' && <Costs example={example} base={clause.base.from} dictionary={dictionary} />}
      {clause.base.from.kind === 'increment' && (
        <Years example={example} base={clause.base.from} dictionary={dictionary} label={clause.base.label} />
      )}
      <Arithmetic policy={policy} example={example} clause={clause} />
    </section>
  );
}

interface PartProps {
  readonly example: ExampleOfClause;
  readonly dictionary: Dictionary;
}

/** The answers that the example gives, in the words of the dictionary. */
function Facts({ example, dictionary }: PartProps) {
  const facts = Object.entries(example.claim.facts ?? {});
  if (facts.length === 0) return null;
  return (
    <ul className="given">
      {facts.map(([name, value]) => (
        <li key={name}>{sayFact(dictionary, name, value)}</li>
      ))}
    </ul>
  );
}

function Costs({ example, base, dictionary }: PartProps & { readonly base: Extract<Base, { kind: 'costs' }> }) {
  const counted = new Set(example.result.countedCosts);
  const costs = example.claim.costs ?? [];
  const total = costs.filter(({ id }) => counted.has(id)).reduce((sum, { amountFen }) => sum + amountFen, 0);
  return (
    <div className="scroll-x">
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{say('example.cost')}</th>
            <th scope="col">{say('example.counted')}</th>
            <th scope="col" className="num">
              {say('example.amount')}
            </th>
          </tr>
        </thead>
        <tbody>
          {costs.map((cost) => {
            const counts = counted.has(cost.id);
            const amount = yuanFigure(cost.amountFen);
            return (
              <tr key={cost.id} className={counts ? undefined : 'struck'}>
                <th scope="row">{costWords(cost, dictionary)}</th>
                <td>{counts ? say('example.counts') : whyNot(cost, base, dictionary)}</td>
                <td className="num">{counts ? amount : <s>{amount}</s>}</td>
              </tr>
            );
          })}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={2}>
              {say('example.counted-total')}
            </th>
            <td className="num">{yuanFigure(total)}</td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

function costWords(cost: ExampleCost, dictionary: Dictionary): string {
  const category = cost.category === undefined ? say('example.any-cost') : dictionary.costCategories[cost.category];
  return category ?? cost.category ?? cost.id;
}

/** The first filter that drops the cost; a cost that passes them all counts in another claim or counted before. */
function whyNot(cost: ExampleCost, base: Extract<Base, { kind: 'costs' }>, dictionary: Dictionary): string {
  for (const filter of base.count) {
    if (filter.kind === 'attribute') {
      const attribute = dictionary.costAttributes[filter.attribute]?.label ?? filter.attribute;
      if (cost[filter.attribute] === false) return say('costs.without', { attribute });
      if (cost[filter.attribute] === undefined) return say('costs.unknown', { attribute });
    } else if (filter.kind === 'notCategory') {
      if (cost.category !== undefined && filter.categories.includes(cost.category)) return say('costs.wrong-category');
    } else if (cost.category === undefined || !filter.categories.includes(cost.category)) {
      const by = filter.recognised?.category === cost.category ? filter.recognised?.by : undefined;
      if (by === undefined) return say('costs.wrong-category');
      if (cost[by] !== true) return say('costs.without', { attribute: dictionary.costAttributes[by]?.label ?? by });
    }
  }
  return say('costs.used');
}

interface YearsProps extends PartProps {
  readonly base: Extract<Base, { kind: 'increment' }>;
  readonly label: string;
}

function Years({ example, base, dictionary, label }: YearsProps) {
  const series = example.run.request.applicant[base.fact] as Readonly<Record<string, number>> | undefined;
  const { programYear } = example.run.assessment;
  const fact = dictionary.facts[base.fact]?.label ?? base.fact;
  const years = [programYear + base.year, programYear + base.against];
  return (
    <table className="table">
      <tbody>
        {years.map((year) => (
          <tr key={year}>
            <th scope="row">{say('example.year', { year, fact })}</th>
            <td className="num">{series?.[year] === undefined ? say('state.unknown') : yuanFigure(series[year])}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{label}</th>
          <td className="num">{yuanFigure(example.result.baseFen)}</td>
        </tr>
      </tfoot>
    </table>
  );
}

/** What the rate is taken of: the costs that count in the plan, otherwise the base of the result. */
function countedBase({ claim, result }: ExampleOfClause, clause: Clause): Fen {
  if (clause.base?.from.kind !== 'costs') return result.baseFen;
  const counted = new Set(result.countedCosts);
  const sum = (claim.costs ?? []).reduce((total, cost) => (counted.has(cost.id) ? total + cost.amountFen : total), 0);
  return sum as Fen;
}

interface ArithmeticProps {
  readonly policy: PolicyPackage;
  readonly example: ExampleOfClause;
  readonly clause: Clause;
}

function Arithmetic({ policy, example, clause }: ArithmeticProps) {
  const { result, run } = example;
  const base = countedBase(example, clause);
  const share = shareOf(base, result.rateBp);
  const codes = new Map(clause.caps.map((cap) => [cap.code, cap.label]));
  const limits = run.assessment.limits.filter(({ code }) => codes.has(code));
  const isWhole = result.rateBp === WHOLE_BP;
  return (
    <div className="sum">
      {isWhole ? (
        <div>
          <span>
            {clause.base?.label} {clause.base && <Cite policy={policy} id={clause.base.cite} />}
          </span>
          <span className="num">{say('example.yuan', { amount: yuanFigure(base) })}</span>
        </div>
      ) : (
        <div>
          <span>
            {say('example.by-rate', { rate: percent(result.rateBp) })}{' '}
            {clause.rate && <Cite policy={policy} id={clause.rate.cite} />}
          </span>
          <span className="num">
            {say('example.product', { base: yuanFigure(base), rate: percent(result.rateBp), share: yuanFigure(share) })}
          </span>
        </div>
      )}
      {limits.map((limit) => (
        <div key={`${limit.code}-${limit.subject ?? ''}`}>
          <span>
            {codes.get(limit.code)} <Cite policy={policy} id={limit.cite} />
          </span>
          <span className="num">{limitWords(share, limit.limitFen, limit.priorFen)}</span>
        </div>
      ))}
      <div>
        <span>{say('example.award')}</span>
        <span className="num">{say('example.yuan', { amount: yuanFigure(result.awardFen) })}</span>
      </div>
    </div>
  );
}

/** 353,820.00 ≤ 500,000.00，未到上限 — or what is left of the cap after earlier awards. */
function limitWords(share: Fen, limitFen: Fen, priorFen: Fen): string {
  const room = Math.max(limitFen - priorFen, 0);
  const values = {
    share: yuanFigure(share),
    limit: yuanFigure(limitFen),
    prior: yuanFigure(priorFen),
    room: yuanFigure(room),
  };
  if (priorFen > 0) return say(share <= room ? 'example.within-room' : 'example.over-room', values);
  return say(share <= limitFen ? 'example.within' : 'example.over', values);
}
