import type { Terms } from '../../../engine/definition.ts';
import type { PolicyPackage } from '../../../engine/package.ts';
import { sectionLabel } from '../citations.ts';
import { Seal } from '../components/seal.tsx';
import { Unbroken } from '../components/unbroken.tsx';
import { WithCites } from '../components/with-cites.tsx';
import { defaultPackage, findPackage, openingFor } from '../packages.ts';
import { calculatorPath, clausePath, paths, policyPath, readingsPath } from '../paths.ts';
import { numberRules } from '../rules/numbering.ts';
import { type Rule, rulesOf } from '../rules/rule.ts';
import { currentTerms } from '../rules/terms.ts';
import { say } from '../say.ts';
import { Page, respond } from '../shell.tsx';
import type { PageCall, PageResponse, Site } from '../site.ts';
import { renderClassificationPage } from './classification.tsx';
import { DocumentFacts } from './paper.tsx';
import { PlainSentence, SentenceRow } from './sentence-row.tsx';
import { Source } from './source.tsx';

type Section = PolicyPackage['text']['sections'][number];

/** `/measures`: the whole text of the default policy, wherever that is now. */
export function redirectToPolicyText({ site }: PageCall): PageResponse | undefined {
  const policy = defaultPackage(site);
  return policy && { status: 302, html: '', headers: { location: policyPath(policy) } };
}

/** The whole text, sentence by sentence, each with the rules that rest on it. */
export function renderPolicyText(call: PageCall): PageResponse | undefined {
  const policy = findPackage(call.site, call.params.id ?? '', call.params.version ?? '');
  if (!policy) return undefined;
  if (policy.definition.manifest.kind === 'classification') return renderClassificationPage(call, policy);
  const terms = currentTerms(policy, call.site);
  const rules = rulesOf(terms);
  const { title, issuer } = policy.text;
  const isDefault = policy === defaultPackage(call.site);
  return respond(
    <Page
      call={call}
      policy={policy}
      title={policy.definition.manifest.shortTitle}
      description={say('text.description', { title, issuer })}
      {...(isDefault ? { place: 'text' as const } : {})}
      crumbs={[{ label: say('policies.title'), href: paths.policies }]}
    >
      <div className="wrap">
        <TextHead site={call.site} policy={policy} terms={terms} />
        <div className="reader">
          <Contents policy={policy} />
          <div className="reader__text">
            {policy.text.sections.map((section) => (
              <SectionPart key={section.id} policy={policy} terms={terms} section={section} rules={rules} />
            ))}
          </div>
        </div>
      </div>
    </Page>,
  );
}

interface TextHeadProps {
  readonly site: Site;
  readonly policy: PolicyPackage;
  readonly terms: Terms;
}

function TextHead({ site, policy, terms }: TextHeadProps) {
  const { text, definition } = policy;
  return (
    <header className="page-head document-head">
      <div>
        <h1>
          <Unbroken text={text.title} />
        </h1>
        {text.titleSuffix && <p className="document-head__suffix">{text.titleSuffix}</p>}
        <p className="lead">{say(definition.manifest.status === 'sample' ? 'text.lead-sample' : 'text.lead')}</p>
        <p className="actions">
          <a className="btn btn--main" href={calculatorPath(openingFor(site, policy))}>
            {say('home.calculate')}
          </a>
          <a className="btn" href={readingsPath(policy)}>
            {say('readings.title')}
          </a>
        </p>
      </div>
      <div className="paper">
        <Seal word={say(`status.${definition.manifest.status}`)} />
        <DocumentFacts policy={policy} terms={terms} />
        <Source policy={policy} />
      </div>
    </header>
  );
}

/** Sections worth a line of their own in the table of contents: all of them, in the order of the text. */
function Contents({ policy }: { readonly policy: PolicyPackage }) {
  const lines = policy.text.sections.map((section) => {
    const label = sectionLabel(section);
    return (
      <li key={section.id}>
        <a href={`#${section.id}`}>
          {label}
          {label !== section.title && <span>{section.title}</span>}
        </a>
      </li>
    );
  });
  return (
    <nav className="contents" aria-label={say('text.contents')}>
      <details className="contents__fold">
        <summary>{say('text.contents')}</summary>
        <ol>{lines}</ol>
      </details>
      <div className="contents__open">
        <p className="note">{say('text.contents')}</p>
        <ol>{lines}</ol>
      </div>
    </nav>
  );
}

interface SectionPartProps {
  readonly policy: PolicyPackage;
  readonly terms: Terms;
  readonly section: Section;
  readonly rules: readonly Rule[];
}

function SectionPart({ policy, terms, section, rules }: SectionPartProps) {
  const label = sectionLabel(section);
  const clauses = terms.clauses.filter((clause) => clause.cite[0]?.split('.')[0] === section.id);
  return (
    <section className="article" id={section.id} aria-labelledby={`title-${section.id}`}>
      <header className="article__head">
        <h2 id={`title-${section.id}`}>
          {label}
          {label !== section.title && <span> {section.title}</span>}
        </h2>
        {section.note && (
          <p className="note">
            <WithCites policy={policy} text={say('text.section-note', { note: section.note })} />
          </p>
        )}
        {clauses.length > 0 && (
          <ul className="article__clauses">
            {clauses.map((clause) => (
              <li key={clause.id}>
                <a href={clausePath(policy, clause.id)}>{clause.title}</a>
                {clause.unpublished && <span className="unpublished">{say('areas.unpublished')}</span>}
              </li>
            ))}
          </ul>
        )}
      </header>
      {section.sentences.length === 0 ? (
        <p className="law unpublished">{say('text.no-text')}</p>
      ) : (
        <Sentences policy={policy} section={section} rules={rules} />
      )}
    </section>
  );
}

/** Sections that no rule rests on (notice, preamble, drafting note) are set as running text. */
function Sentences({ policy, section, rules }: Pick<SectionPartProps, 'policy' | 'section' | 'rules'>) {
  const cited = new Set(rules.map(({ cite }) => cite));
  if (!section.sentences.some(({ id }) => cited.has(id))) {
    return (
      <div className="law plain">
        {section.sentences.map((sentence) => (
          <PlainSentence key={sentence.id} policy={policy} sentence={sentence} />
        ))}
      </div>
    );
  }
  const numbering = numberRules(section.sentences, rules);
  return section.sentences.map((sentence) => (
    <SentenceRow key={sentence.id} policy={policy} sentence={sentence} rules={rules} numbering={numbering} />
  ));
}
