import type { Terms } from '../../../engine/definition.ts';
import type { Clause } from '../../../engine/format/terms.ts';
import type { PolicyPackage } from '../../../engine/package.ts';
import { citationLabel, sectionLabel } from '../citations.ts';
import { Official } from '../components/official.tsx';
import { WithCites } from '../components/with-cites.tsx';
import { findPackage, openingFor } from '../packages.ts';
import { applyPath, calculatorPath, clausePath, materialsPath, sentencePath } from '../paths.ts';
import { numberRules } from '../rules/numbering.ts';
import { rulesOfClause } from '../rules/rule.ts';
import { currentTerms, findClause, sectionsOf } from '../rules/terms.ts';
import { say } from '../say.ts';
import { Page, respond } from '../shell.tsx';
import type { PageCall, PageResponse, Site } from '../site.ts';
import { ClauseExample } from './clause-example.tsx';
import { GeneralRules } from './clause-general.tsx';
import { Most } from './clause-most.tsx';
import { ClauseReadings } from './clause-readings.tsx';
import { ClauseRules } from './clause-rules.tsx';
import { MaterialsList } from './materials.tsx';
import { policyCrumbs } from './policy-crumbs.ts';
import { Permalink } from './sentence-row.tsx';

/** One line of support on one page: who, how much, under which conditions, with which papers, and an example. */
export function renderClause(call: PageCall): PageResponse | undefined {
  const { params, site } = call;
  const policy = findPackage(site, params.id ?? '', params.version ?? '');
  const terms = policy && currentTerms(policy, site);
  const clause = terms && findClause(terms, params.clause ?? '');
  if (!policy || !clause) return undefined;
  return respond(
    <Page
      call={call}
      policy={policy}
      title={clause.title}
      description={clause.summary}
      place="text"
      crumbs={policyCrumbs(policy)}
    >
      <div className="wrap">
        <header className="page-head">
          <h1>{clause.title}</h1>
          <p className="lead">{clause.summary}</p>
          <Audience site={site} policy={policy} clause={clause} />
        </header>
        {clause.unpublished === undefined && <Most policy={policy} clause={clause} />}
        <div className="clause">
          <LawPanel site={site} policy={policy} clause={clause} />
          <div className="clause__cards">
            {clause.unpublished === undefined ? (
              <Published call={call} policy={policy} terms={terms} clause={clause} />
            ) : (
              <Unpublished policy={policy} clause={clause} />
            )}
          </div>
        </div>
        <OtherClauses policy={policy} terms={terms} clause={clause} />
      </div>
    </Page>,
  );
}

interface ClauseProps {
  readonly policy: PolicyPackage;
  readonly clause: Clause;
}

/** Kinds of applicants that the package names for this clause, each with the way into the calculator. */
function Audience({ site, policy, clause }: ClauseProps & { readonly site: Site }) {
  const audiences = policy.definition.manifest.audiences.filter(({ clauses }) => clauses.includes(clause.id));
  if (audiences.length === 0) return null;
  return (
    <p className="audience">
      {say('clause.audience')}
      {audiences.map(({ id, label }) => (
        <a key={id} href={calculatorPath({ ...openingFor(site, policy), audience: id })}>
          {label}
        </a>
      ))}
    </p>
  );
}

/** The sentences that the clause stands on, with its phrases marked; the panel stays in sight on a wide screen. */
function LawPanel({ site, policy, clause }: ClauseProps & { readonly site: Site }) {
  const rules = rulesOfClause(clause);
  const cited = new Set([...clause.cite, ...rules.map(({ cite }) => cite)]);
  const sections = policy.text.sections.filter((section) => {
    return sectionsOf(policy, clause).includes(section) || section.sentences.some(({ id }) => cited.has(id));
  });
  const sentences = sections.flatMap((section) => section.sentences.filter(({ id }) => cited.has(id)));
  const { marks } = numberRules(sentences, rules);
  return (
    <article className="law clause__law" aria-label={say('clause.law')}>
      {sections.map((section) => (
        <section key={section.id}>
          <h2>
            <a href={sentencePath(policy, section.id)}>{sectionLabel(section)}</a>
            {sectionLabel(section) !== section.title && ` ${section.title}`}
          </h2>
          {section.sentences.length === 0 && <p className="unpublished">{say('text.no-text')}</p>}
          {section.sentences
            .filter(({ id }) => cited.has(id))
            .map((sentence) => (
              <div key={sentence.id} className="clause__sentence" id={sentence.id}>
                <Permalink policy={policy} id={sentence.id} />
                <p className="law__text">
                  <Official text={sentence.text} marks={marks.get(sentence.id) ?? []} />
                </p>
              </div>
            ))}
          {section.note && (
            <p className="note">
              <WithCites policy={policy} text={say('text.section-note', { note: section.note })} />
            </p>
          )}
        </section>
      ))}
      {clause.unpublished === undefined && (
        <p className="actions">
          <a className="btn btn--main" href={calculatorPath({ ...openingFor(site, policy), clause: clause.id })}>
            {say('clause.calculate')}
          </a>
          <a href={applyPath({ clause: clause.id })} rel="nofollow">
            {say('clause.apply')}
          </a>
        </p>
      )}
    </article>
  );
}

interface PublishedProps extends ClauseProps {
  readonly call: PageCall;
  readonly terms: Terms;
}

function Published({ call, policy, terms, clause }: PublishedProps) {
  const rules = rulesOfClause(clause);
  const cited = new Set([...clause.cite, ...rules.map(({ cite }) => cite)]);
  const sentences = policy.text.sections.flatMap((section) => section.sentences).filter(({ id }) => cited.has(id));
  const numbering = numberRules(sentences, rules);
  return (
    <>
      <ClauseRules call={call} policy={policy} clause={clause} numbering={numbering} />
      <GeneralRules policy={policy} terms={terms} clause={clause} />
      <ClauseExample call={call} policy={policy} clause={clause} />
      <section className="card" id="materials" aria-labelledby="materials-title">
        <h2 id="materials-title">{say('materials.title')}</h2>
        <MaterialsList policy={policy} clause={clause} headings="h3" />
        <p className="actions">
          <a href={materialsPath(policy, clause.id)}>{say('materials.printable')}</a>
        </p>
      </section>
      <ClauseReadings policy={policy} clause={clause} />
    </>
  );
}

/**
 * A clause whose terms the text does not give: said as such, with nothing computed or guessed. What the text says about
 * it elsewhere is quoted where the section's note names the sentences.
 */
function Unpublished({ policy, clause }: ClauseProps) {
  const named = new Set(
    sectionsOf(policy, clause).flatMap(({ note }) => note?.match(/\b[a-z][a-z0-9]*\.s[1-9]\d*\b/g) ?? []),
  );
  const mentions = policy.text.sections.flatMap(({ sentences }) => sentences).filter(({ id }) => named.has(id));
  return (
    <section className="card" aria-labelledby="unpublished">
      <h2 id="unpublished" className="unpublished">
        {say('areas.unpublished')}
      </h2>
      <p>{clause.unpublished !== undefined && <WithCites policy={policy} text={clause.unpublished} />}</p>
      <dl className="known">
        {(['amount', 'conditions', 'materials'] as const).map((what) => (
          <div key={what}>
            <dt>{say(`clause.unpublished.${what}`)}</dt>
            <dd>{say('clause.not-published')}</dd>
          </div>
        ))}
      </dl>
      {mentions.length > 0 && (
        <>
          <h3>{say('clause.mentioned')}</h3>
          {mentions.map((sentence) => (
            <blockquote key={sentence.id} className="law">
              <a className="law__id" href={sentencePath(policy, sentence.id)}>
                {citationLabel(policy, sentence.id)} <code>{sentence.id}</code>
              </a>
              <p className="law__text">
                <Official text={sentence.text} />
              </p>
            </blockquote>
          ))}
        </>
      )}
      <p className="small">{say('clause.unpublished-what-now')}</p>
    </section>
  );
}

/** The neighbours in the text, so that nobody has to go back to the list. */
function OtherClauses({ policy, terms, clause }: ClauseProps & { readonly terms: Terms }) {
  const others = terms.clauses.filter(({ id }) => id !== clause.id);
  if (others.length === 0) return null;
  return (
    <nav className="others" aria-label={say('clause.others')}>
      <h2>{say('clause.others')}</h2>
      <ul>
        {others.map((other) => (
          <li key={other.id}>
            <a href={clausePath(policy, other.id)}>{other.title}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
