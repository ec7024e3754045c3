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
  const { kind, ways, claims, cite } = decision;
  const elsewhere = ways.some(({ elsewhereFen }) => elsewhereFen > 0);
  const wayWords = (way: Way) =>
    tell(`way.${way.kind}`, { about: way.kind === 'claim' ? titleOf(way.about) : supportName(way.about) });
  return (
    <div className="scroll-x">
      <table className="table ways">
        <caption>
          {tell(`decision.${kind}`)} {cite !== undefined && <Cite policy={layout.policy} id={cite} />}
        </caption>
        <thead>
          <tr>
            <th scope="col">{tell('way.head')}</th>
            {claims.map((id) => (
              <th key={id} scope="col" className="num">
                {titleOf(id)}
              </th>
            ))}
            {elsewhere && (
              <th scope="col" className="num">
                {tell('way.elsewhere')}
              </th>
            )}
            <th scope="col" className="num">
              {tell('way.sum')}
            </th>
          </tr>
        </thead>
        <tbody>
          {ways.map((way) => (
            <tr key={`${way.kind} ${way.about}`}>
              <th scope="row">
                {wayWords(way)} {way.kind === 'plan' && <State kind="met" word={tell('way.chosen')} />}
              </th>
              {claims.map((id) => (
                <td key={id} className="num">
                  {yuanFigure(way.awardFen[id] ?? 0)}
                </td>
              ))}
              {elsewhere && <td className="num">{yuanFigure(way.elsewhereFen)}</td>}
              <td className="num">{way.kind === 'plan' ? <b>{yuanFigure(way.sumFen)}</b> : yuanFigure(way.sumFen)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
