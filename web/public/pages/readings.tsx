import type { Terms } from '../../../engine/definition.ts';
import type { Reading } from '../../../engine/format/files.ts';
import type { PolicyPackage } from '../../../engine/package.ts';
import { chineseDay } from '../amounts.ts';
import { Cite } from '../components/cite.tsx';
import { Icon } from '../components/icon.tsx';
import { WithCites } from '../components/with-cites.tsx';
import { findPackage } from '../packages.ts';
import { clausePath } from '../paths.ts';
import { codesOf } from '../rules/rule.ts';
import { currentTerms } from '../rules/terms.ts';
import { say } from '../say.ts';
import { Page, respond } from '../shell.tsx';
import type { PageCall, PageResponse } from '../site.ts';
import { policyCrumbs } from './policy-crumbs.ts';

/** The register of readings: what the text leaves open, how it is read for now, and what that rests on. */
export function renderReadings(call: PageCall): PageResponse | undefined {
  const policy = findPackage(call.site, call.params.id ?? '', call.params.version ?? '');
  if (!policy) return undefined;
  const { revision, readings, decidedBy, decidedOn } = policy.readings;
  return respond(
    <Page
      call={call}
      policy={policy}
      title={say('readings.title')}
      description={say('readings.description', { title: policy.definition.manifest.shortTitle })}
      place="text"
      crumbs={policyCrumbs(policy)}
    >
      <div className="wrap">
        <header className="page-head">
          <h1>{say('readings.title')}</h1>
          <p className="lead">{say('readings.lead', { issuer: policy.text.issuer })}</p>
          <p className="note">
            {say('readings.revision', { revision, count: readings.length })}
            {say(decidedOn === undefined ? 'readings.undecided' : 'readings.decided', {
              day: decidedOn === undefined ? '' : chineseDay(decidedOn),
              by: decidedBy ?? policy.text.issuer,
            })}
          </p>
        </header>
        {readings.length === 0 ? (
          <p>{say('readings.none')}</p>
        ) : (
          <Register policy={policy} terms={currentTerms(policy, call.site)} />
        )}
      </div>
    </Page>,
  );
}

function Register({ policy, terms }: { readonly policy: PolicyPackage; readonly terms: Terms }) {
  return (
    <ol className="register">
      {policy.readings.readings.map((reading) => (
        <li key={reading.id} id={reading.id}>
          <div>
            <h2>
              <a href={`#${reading.id}`}>{reading.question}</a>
            </h2>
            <p className="register__cites">
              {reading.cite.map((id) => (
                <Cite key={id} policy={policy} id={id} />
              ))}
            </p>
          </div>
          <div>
            <Alternatives reading={reading} />
            <dl className="facts">
              {reading.basis !== undefined && (
                <>
                  <dt>{say('reading.basis')}</dt>
                  <dd>
                    <WithCites policy={policy} text={reading.basis} />
                  </dd>
                </>
              )}
              <Affects policy={policy} terms={terms} reading={reading} />
            </dl>
          </div>
        </li>
      ))}
    </ol>
  );
}

/** The alternative in force first; the default is named where another one is in force. */
function Alternatives({ reading }: { readonly reading: Reading }) {
  const chosen = reading.alternatives.filter(({ id }) => id === reading.chosen);
  const others = reading.alternatives.filter(({ id }) => id !== reading.chosen);
  return (
    <ul className="alternatives">
      {[...chosen, ...others].map(({ id, label }) => {
        const inForce = id === reading.chosen;
        const mark = inForce ? 'reading.in-force' : id === reading.default ? 'reading.default' : 'reading.alternative';
        return (
          <li key={id} data-is={inForce ? 'chosen' : undefined}>
            <span className="alternatives__mark">
              <Icon name={inForce ? 'check' : 'dash'} />
              {say(mark)}
            </span>
            <span>{label}</span>
          </li>
        );
      })}
    </ul>
  );
}

interface AffectsProps {
  readonly policy: PolicyPackage;
  readonly terms: Terms;
  readonly reading: Reading;
}

function Affects({ policy, terms, reading }: AffectsProps) {
  const clauses = terms.clauses.filter((clause) => reading.affects.some((name) => codesOf(clause).has(name)));
  const general = terms.general.filter(({ code }) => reading.affects.includes(code));
  if (clauses.length + general.length === 0) return null;
  return (
    <>
      <dt>{say('reading.affects')}</dt>
      <dd>
        <ul className="inline-list">
          {clauses.map((clause) => (
            <li key={clause.id}>
              <a href={clausePath(policy, clause.id)}>{clause.title}</a>
            </li>
          ))}
          {general.map((condition) => (
            <li key={condition.code}>{say('reading.affects-general', { label: condition.label })}</li>
          ))}
        </ul>
      </dd>
    </>
  );
}
