import type { Terms } from '../../../engine/definition.ts';
import type { Clause } from '../../../engine/format/terms.ts';
import { WHOLE_BP } from '../../../engine/money.ts';
import type { PolicyPackage } from '../../../engine/package.ts';
import { percent, spokenAmount } from '../amounts.ts';
import { sectionLabel } from '../citations.ts';
import { Cite } from '../components/cite.tsx';
import { Official } from '../components/official.tsx';
import { clausePath, sentencePath } from '../paths.ts';
import { say } from '../say.ts';

/** What a text offers at a glance: its articles with their clauses, how each is computed and where it stops. */

type Section = PolicyPackage['text']['sections'][number];

interface Area {
  readonly section: Section;
  readonly clauses: readonly Clause[];
}

/** Articles of the text, and any other section that a clause stands on first. */
export function areasOf(policy: PolicyPackage, terms: Terms): readonly Area[] {
  return policy.text.sections
    .map((section) => ({
      section,
      clauses: terms.clauses.filter((clause) => clause.cite[0]?.split('.')[0] === section.id),
    }))
    .filter(({ section, clauses }) => clauses.length > 0 || /^art\d+$/.test(section.id));
}

export function AreasTable({ policy, terms }: { readonly policy: PolicyPackage; readonly terms: Terms }) {
  return (
    <table className="areas">
      <thead>
        <tr>
          <th scope="col">{say('areas.article')}</th>
          <th scope="col">{say('areas.what')}</th>
          <th scope="col">{say('areas.how')}</th>
          <th scope="col" className="cap">
            {say('areas.cap')}
          </th>
        </tr>
      </thead>
      {areasOf(policy, terms).map((area) => (
        <tbody key={area.section.id}>
          {area.clauses.length === 0 ? (
            <ServiceRow policy={policy} area={area} />
          ) : (
            area.clauses.map((clause, index) => (
              <tr key={clause.id}>
                {index === 0 && <AreaHead policy={policy} area={area} />}
                <ClauseCells policy={policy} clause={clause} />
              </tr>
            ))
          )}
        </tbody>
      ))}
    </table>
  );
}

function AreaHead({ policy, area }: { readonly policy: PolicyPackage; readonly area: Area }) {
  const { section, clauses } = area;
  const label = sectionLabel(section);
  return (
    <th scope="rowgroup" rowSpan={Math.max(clauses.length, 1)} className="areas__article">
      <a href={sentencePath(policy, section.id)}>{label}</a>
      {label !== section.title && !clauses.some(({ title }) => title === section.title) && <span>{section.title}</span>}
    </th>
  );
}

/** An article without a line of support: its first sentence speaks for it. */
function ServiceRow({ policy, area }: { readonly policy: PolicyPackage; readonly area: Area }) {
  const { sentences } = area.section;
  const [first] = sentences;
  return (
    <tr>
      <AreaHead policy={policy} area={area} />
      <td colSpan={2} className="areas__service">
        {first && <Official text={first.text} />}
        {sentences.length > 1 && (
          <a href={sentencePath(policy, area.section.id)}>{say('areas.more', { count: sentences.length })}</a>
        )}
      </td>
      <td className="cap">
        <span className="small">{say('areas.service')}</span>
      </td>
    </tr>
  );
}

function ClauseCells({ policy, clause }: { readonly policy: PolicyPackage; readonly clause: Clause }) {
  return (
    <>
      <th scope="row" className="areas__clause">
        <a href={clausePath(policy, clause.id)}>{clause.title}</a>
        <p>{clause.summary}</p>
      </th>
      <td className="areas__how">
        {clause.unpublished === undefined ? howWords(clause) : say('areas.unpublished-how')}{' '}
        {howCites(clause).map((id) => (
          <Cite key={id} policy={policy} id={id} />
        ))}
      </td>
      <td className="cap">
        {clause.unpublished === undefined ? (
          <Ceilings policy={policy} clause={clause} />
        ) : (
          <span className="unpublished">{say('areas.unpublished')}</span>
        )}
      </td>
    </>
  );
}

/** 按在副中心本地的拍摄支出，不超过 30%；每年 20 个名额。 */
function howWords(clause: Clause): string {
  const { base, rate, places } = clause;
  const parts: string[] = [];
  if (base && rate && rate.share.rateBp < WHOLE_BP) {
    parts.push(say(`areas.how.${rate.share.kind}`, { base: base.label, rate: percent(rate.share.rateBp) }));
  } else if (base) parts.push(say('areas.how.whole', { base: base.label }));
  if (places) parts.push(say('areas.how.places', { quota: places.quota, label: places.label }));
  return parts.join('');
}

function howCites({ base, rate, places }: Clause): readonly string[] {
  return [...new Set([base?.cite, rate?.cite, places?.cite])].filter((id) => id !== undefined);
}

interface Amount {
  readonly key: string;
  readonly fen: number;
  readonly label: string;
  readonly cite: string;
}

/** The caps of a clause in money, or its flat amount where it has no cap. */
function amountsOf(clause: Clause): readonly Amount[] {
  const caps = clause.caps.flatMap(({ code, label, cite, limitFen }): Amount[] => {
    return limitFen === 'computed' ? [] : [{ key: code, fen: limitFen, label, cite }];
  });
  const { base } = clause;
  if (caps.length > 0 || base?.from.kind !== 'flat') return caps;
  return [{ key: 'flat', fen: base.from.amountFen, label: base.label, cite: base.cite }];
}

/** The ceilings people talk about, each a link to its sentence. */
function Ceilings({ policy, clause }: { readonly policy: PolicyPackage; readonly clause: Clause }) {
  const amounts = amountsOf(clause);
  if (amounts.length === 0) return <span className="small">{say('areas.no-cap')}</span>;
  return amounts.map(({ key, fen, label, cite }) => {
    const { figure, unit } = spokenAmount(fen);
    return (
      <a key={key} className="cap__one" href={sentencePath(policy, cite)}>
        <span>
          <b>{figure}</b> <small>{unit}</small>
        </span>
        <small>{label}</small>
      </a>
    );
  });
}
