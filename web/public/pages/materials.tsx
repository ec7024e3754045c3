import type { Material } from '../../../engine/format/files.ts';
import type { Clause } from '../../../engine/format/terms.ts';
import type { PolicyPackage } from '../../../engine/package.ts';
import { Cite } from '../components/cite.tsx';
import { findPackage } from '../packages.ts';
import { clausePath } from '../paths.ts';
import { currentTerms, findClause } from '../rules/terms.ts';
import { say } from '../say.ts';
import { Page, respond } from '../shell.tsx';
import type { PageCall, PageResponse } from '../site.ts';
import { policyCrumbs } from './policy-crumbs.ts';

/** What has to be handed in for a clause: those of the clause first, those that every application needs after them. */
export function materialsOf(policy: PolicyPackage, clause: Clause): readonly Material[] {
  const own = policy.materials.filter(({ clauses }) => clauses !== 'all' && clauses.includes(clause.id));
  return [...own, ...policy.materials.filter(({ clauses }) => clauses === 'all')];
}

const BASES = ['text', 'practice'] as const;

interface MaterialsListProps {
  readonly policy: PolicyPackage;
  readonly clause: Clause;
  readonly headings: 'h2' | 'h3';
}

/** What the text asks for first, then what comparable programmes ask for, marked as such. */
export function MaterialsList({ policy, clause, headings: Heading }: MaterialsListProps) {
  const materials = materialsOf(policy, clause);
  if (materials.length === 0) return <p className="small">{say('materials.none')}</p>;
  return BASES.map((basis) => {
    const group = materials.filter((material) => material.basis === basis);
    if (group.length === 0) return null;
    return (
      <div key={basis} className="materials">
        <Heading>{say(`materials.${basis}`)}</Heading>
        <p className="note">{say(`materials.${basis}-note`)}</p>
        <ul className="check">
          {group.map((material) => (
            <li key={material.id}>
              <span className="check__box" aria-hidden="true" />
              <div>
                <b>{material.label}</b>
                {material.help !== undefined && <p>{material.help}</p>}
              </div>
              <Basis policy={policy} material={material} />
            </li>
          ))}
        </ul>
      </div>
    );
  });
}

function Basis({ policy, material }: { readonly policy: PolicyPackage; readonly material: Material }) {
  return (
    <p className="basis">
      {material.cite !== undefined && <Cite policy={policy} id={material.cite} />}
      {material.source}
    </p>
  );
}

/** The list alone, to print and tick off. */
export function renderMaterials(call: PageCall): PageResponse | undefined {
  const { params, site } = call;
  const policy = findPackage(site, params.id ?? '', params.version ?? '');
  const terms = policy && currentTerms(policy, site);
  const clause = terms && findClause(terms, params.clause ?? '');
  if (!policy || !clause || clause.unpublished !== undefined) return undefined;
  return respond(
    <Page
      call={call}
      policy={policy}
      title={say('materials.page-title', { clause: clause.title })}
      description={say('materials.description', { clause: clause.title })}
      place="text"
      crumbs={[...policyCrumbs(policy), { label: clause.title, href: clausePath(policy, clause.id) }]}
    >
      <div className="wrap narrow">
        <header className="page-head">
          <h1>{say('materials.page-title', { clause: clause.title })}</h1>
          <p className="lead screen-only">{say('materials.lead')}</p>
        </header>
        <MaterialsList policy={policy} clause={clause} headings="h2" />
      </div>
    </Page>,
  );
}
