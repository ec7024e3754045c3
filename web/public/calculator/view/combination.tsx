import { yuanFigure } from '../../amounts.ts';
import { Cite } from '../../components/cite.tsx';
import { State } from '../../components/state.tsx';
import type { Decision, Way } from '../model/alternatives.ts';
import type { Computed } from '../model/compute.ts';
import type { ClaimFinding, Findings } from '../model/findings.ts';
import type { Layout } from '../model/layout.ts';
import { tell } from './words.ts';

interface CombinationProps {
  readonly computed: Computed;
  readonly findings: Findings;
  readonly layout: Layout;
  readonly nameOf: (finding: ClaimFinding) => string;
  readonly supportName: (id: string) => string;
}

/** The best combination and, wherever it had to choose, what the other way would have given. */
export function Combination({ computed, findings, layout, nameOf, supportName }: CombinationProps) {
  const eligible = findings.claims.filter(({ result }) => result.status === 'eligible');
  if (eligible.length < 2 && findings.decisions.length === 0) return null;
  const { plan } = computed.highest;
  const titleOf = (id: string) => {
    const finding = findings.claims.find(({ result }) => result.id === id);
    if (!finding) return id;
    const { title } = finding.laid.questions.clause;
    const subject = nameOf(finding);
    return subject === '' ? title : tell('claim.of-work', { work: subject, clause: title });
  };
  return (
    <section aria-labelledby="combination">
      <h3 id="combination">{tell('combination.title')}</h3>
      {findings.decisions.length === 0 && <p className="small">{tell('combination.independent')}</p>}
      {findings.decisions.map((decision) => (
        <DecisionTable
          key={`${decision.kind} ${decision.key}`}
          decision={decision}
          layout={layout}
          titleOf={titleOf}
          supportName={supportName}
        />
      ))}
      <p className="note">
        {plan.proven
          ? tell('combination.proven')
          : tell('combination.not-proven', { bound: yuanFigure(plan.upperBoundFen) })}
      </p>
    </section>
  );
}

interface DecisionProps {
  readonly decision: Decision;
  readonly layout: Layout;
  readonly titleOf: (id: string) => string;
  readonly supportName: (id: string) => string;
}

function DecisionTable({ decision, layout, titleOf, supportName }: DecisionProps) {
  const { kind, ways, cite } = decision;
  const best = ways[0]?.sumFen ?? 0;
  const wayWords = (way: Way) =>
    tell(`way.${way.kind}`, { about: way.kind === 'claim' ? titleOf(way.about) : supportName(way.about) });
  return (
    <table className="table ways">
      <caption>
        {tell(`decision.${kind}`)} {cite !== undefined && <Cite policy={layout.policy} id={cite} />}
      </caption>
      <thead>
        <tr>
          <th scope="col">{tell('way.head')}</th>
          <th scope="col" className="num">
            {tell('way.sum')}
          </th>
        </tr>
      </thead>
      <tbody>
        {ways.map((way) => (
          <tr key={`${way.kind} ${way.about}`}>
            <th scope="row">
              {way.kind === 'plan' ? <b>{wayWords(way)}</b> : wayWords(way)}{' '}
              {way.kind === 'plan' && <State kind="met" word={tell('way.chosen')} />}
              <span className="way__sum">{waySum(way, decision, titleOf)}</span>
            </th>
            <td className="num">
              {way.kind === 'plan' ? <b>{yuanFigure(way.sumFen)}</b> : yuanFigure(way.sumFen)}
              {way.sumFen < best && (
                <span className="way__less">{tell('way.less', { amount: yuanFigure(best - way.sumFen) })}</span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The parts that differ between the ways, by name: 出海 80,000.00 + 别的支持 0.00. */
function waySum({ awardFen, elsewhereFen }: Way, { claims, ways }: Decision, titleOf: (id: string) => string): string {
  const parts = claims.map((id) => `${titleOf(id)} ${yuanFigure(awardFen[id] ?? 0)}`);
  if (ways.some((way) => way.elsewhereFen > 0)) parts.push(`${tell('way.elsewhere')} ${yuanFigure(elsewhereFen)}`);
  return parts.join(tell('list.and'));
}
