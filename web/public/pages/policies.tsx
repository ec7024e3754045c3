import type { PolicyPackage } from '../../../engine/package.ts';
import { Seal } from '../components/seal.tsx';
import { Unbroken } from '../components/unbroken.tsx';
import { paths, policyPath, readingsPath } from '../paths.ts';
import { currentTerms } from '../rules/terms.ts';
import { say } from '../say.ts';
import { Page, respond } from '../shell.tsx';
import type { PageCall, PageResponse, Site } from '../site.ts';

/** Every loaded text with the force it has and the quality of its source. */
export function renderPolicies(call: PageCall): PageResponse {
  const { site } = call;
  const isDefault = ({ text }: PolicyPackage) => {
    return text.id === site.defaultPolicy.id && text.version === site.defaultPolicy.version;
  };
  const ordered = [...site.packages].sort((a, b) => Number(isDefault(b)) - Number(isDefault(a)));
  const supports = ordered.filter(({ definition }) => definition.manifest.kind === 'support');
  const tables = ordered.filter(({ definition }) => definition.manifest.kind === 'classification');
  return respond(
    <Page
      call={call}
      title={say('policies.title')}
      description={say('policies.description')}
      place="text"
      crumbs={[]}
      strip={false}
    >
      <div className="wrap">
        <header className="page-head">
          <h1>{say('policies.title')}</h1>
          <p className="lead">{say('policies.lead')}</p>
          <p className="actions">
            <a className="btn" href={paths.comparison}>
              {say('policies.compare')}
            </a>
          </p>
        </header>
        <PolicyGroup site={site} policies={supports} title={say('policies.support')} id="support" />
        <PolicyGroup site={site} policies={tables} title={say('policies.tables')} id="tables" />
      </div>
    </Page>,
  );
}

interface PolicyGroupProps {
  readonly site: Site;
  readonly policies: readonly PolicyPackage[];
  readonly title: string;
  readonly id: string;
}

function PolicyGroup({ site, policies, title, id }: PolicyGroupProps) {
  if (policies.length === 0) return null;
  return (
    <section className="group" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <ul className="policies">
        {policies.map((policy) => (
          <PolicyItem key={policyPath(policy)} site={site} policy={policy} />
        ))}
      </ul>
    </section>
  );
}

function PolicyItem({ site, policy }: { readonly site: Site; readonly policy: PolicyPackage }) {
  const { manifest, digest } = policy.definition;
  const terms = currentTerms(policy, site);
  const unpublished = terms.clauses.filter((clause) => clause.unpublished !== undefined).length;
  return (
    <li>
      <Seal word={say(`status.${manifest.status}`)} />
      <h3>
        <a href={policyPath(policy)}>
          <Unbroken text={policy.text.title} />
        </a>
      </h3>
      <dl className="facts">
        <dt>{say('paper.issuer')}</dt>
        <dd>{policy.text.issuer}</dd>
        <dt>{say('policies.version')}</dt>
        <dd>{policy.text.version}</dd>
        <dt>{say('policies.source')}</dt>
        <dd>
          {say(`source.${manifest.source.quality}`)}
          <span className="note">{manifest.source.note}</span>
        </dd>
        <dt>{say('policies.content')}</dt>
        <dd>
          {manifest.kind === 'classification'
            ? say('policies.table-count', { count: terms.classifications.length })
            : say(unpublished > 0 ? 'policies.clauses-unpublished' : 'policies.clauses', {
                count: terms.clauses.length,
                unpublished,
              })}{' '}
          {policy.readings.readings.length > 0 && (
            <a href={readingsPath(policy)}>{say('policies.readings', { count: policy.readings.readings.length })}</a>
          )}
        </dd>
        <dt>{say('policies.digest')}</dt>
        <dd className="digest">{digest}</dd>
      </dl>
    </li>
  );
}
