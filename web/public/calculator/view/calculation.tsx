import { WHOLE_BP } from '../../../../engine/index.ts';
import { percent, spokenMoney, yuanFigure } from '../../amounts.ts';
import { Cite } from '../../components/cite.tsx';
import { Icon } from '../../components/icon.tsx';
import { own } from '../model/answers.ts';
import type { UncountedCost } from '../model/arithmetic.ts';
import type { ClaimFinding } from '../model/findings.ts';
import type { Layout } from '../model/layout.ts';
import { tell } from './words.ts';

/** The arithmetic beside the amount: what counts, times what, within which caps; and what does not count, and why. */
export function Calculation({ finding, layout }: { readonly finding: ClaimFinding; readonly layout: Layout }) {
  const { laid, arithmetic, result, limits } = finding;
  const { base, rate, caps } = laid.questions.clause;
  if (!base || arithmetic.baseFen === 0) {
    return <Uncounted costs={arithmetic.uncounted} layout={layout} />;
  }
  const binding = limits.filter(({ cuts }) => cuts);
  const caps_ = caps.filter(({ limitFen }) => limitFen !== 'computed' && limitFen <= arithmetic.shareFen);
  const within = binding.length === 0 && caps_.length === 0;
  return (
    <>
      <li data-is="info">
        <Icon name="dash" label={tell('note')} />
        <span>
          {baseWords(finding)}
          {rate && arithmetic.rateBp > 0 && arithmetic.rateBp < WHOLE_BP && <ShareWords finding={finding} />}
          {within &&
            caps[0] &&
            typeof caps[0].limitFen === 'number' &&
            tell('sum.within', { label: caps[0].label, limit: spokenMoney(caps[0].limitFen) })}
          {!within &&
            result.awardFen < arithmetic.shareFen &&
            tell('sum.cut-to', {
              labels: (binding.length > 0 ? binding : caps_).map(({ label }) => label).join(tell('list.and')),
              amount: yuanFigure(result.awardFen),
            })}
        </span>
        <Cite policy={layout.policy} id={rate?.cite ?? base.cite} />
      </li>
      <Uncounted costs={arithmetic.uncounted} layout={layout} />
    </>
  );
}

const MOST_SUMMANDS = 6;

function baseWords({ arithmetic, laid }: ClaimFinding): string {
  const { counted, terms, baseFen } = arithmetic;
  const base = yuanFigure(baseFen);
  const label = laid.questions.clause.base?.label ?? '';
  if (terms.length > 0) {
    const [first] = terms;
    if (first?.kind === 'year' && terms.length === 2) {
      const [from, less] = terms.map(({ amountFen }) => yuanFigure(amountFen));
      return tell('sum.increment', { label, from: from ?? '', less: less ?? '', base });
    }
    if (first?.kind === 'product') {
      const sum = terms.map((term) =>
        tell('sum.product', { label: term.label, quantity: term.quantity ?? 0, price: yuanFigure(term.amountFen) }),
      );
      return tell('sum.units', { sum: sum.join(' + '), base });
    }
    return tell('sum.flat', { label, base });
  }
  if (counted.length < 2) return tell('sum.base', { label, base });
  if (counted.length > MOST_SUMMANDS) return tell('sum.many', { label, count: counted.length, base });
  return tell('sum.counted', { label, sum: counted.map(({ amountFen }) => yuanFigure(amountFen)).join(' + '), base });
}

function ShareWords({ finding: { arithmetic } }: { readonly finding: ClaimFinding }) {
  const { baseFen, rateBp, shareFen, cut } = arithmetic;
  const params = { base: yuanFigure(baseFen), rate: percent(rateBp), share: yuanFigure(shareFen) };
  return <b className="sum-line">{tell(cut ? 'sum.share-cut' : 'sum.share', params)}</b>;
}

const MOST_UNCOUNTED = 2;

/** What does not count, and why: line by line while they are few, else together by reason. */
function Uncounted({ costs, layout }: { readonly costs: readonly UncountedCost[]; readonly layout: Layout }) {
  const { costAttributes } = layout.policy.definition.dictionary;
  const groups = new Map<string, UncountedCost[]>();
  for (const cost of costs) {
    const key = `${cost.reason} ${cost.attribute ?? ''}`;
    groups.set(key, [...(groups.get(key) ?? []), cost]);
  }
  return [...groups].flatMap(([key, group]) => {
    const together = group.length > MOST_UNCOUNTED;
    const lines = together ? [group] : group.map((cost) => [cost]);
    return lines.map((line, at) => {
      const [first] = line;
      if (!first) return null;
      const amount = yuanFigure(line.reduce((sum, { amountFen }) => sum + amountFen, 0));
      const cost = together
        ? tell('uncounted.together', { count: line.length, amount })
        : tell('uncounted.one', { cost: first.label, amount });
      return (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines have no name of their own, and are never reordered here
        <li key={`${key} ${at}`} data-is="info">
          <Icon name="dash" label={tell('note')} />
          <span>
            {tell(`uncounted.${first.reason}`, {
              cost,
              attribute: own(costAttributes, first.attribute ?? '')?.label ?? '',
            })}
          </span>
        </li>
      );
    });
  });
}
