import type { Terms } from '../../../engine/definition.ts';
import { WHOLE_BP } from '../../../engine/money.ts';
import type { PolicyPackage } from '../../../engine/package.ts';
import { chineseNumber, percent } from '../amounts.ts';
import { sectionLabel } from '../citations.ts';
import { Cite } from '../components/cite.tsx';
import { ContactValue } from '../components/contact.tsx';
import { Icon } from '../components/icon.tsx';
import { type Contact, contactLink, contactsOf } from '../contacts.ts';
import { defaultPackage } from '../packages.ts';
import { calculatorPath, policyPath, sentencePath } from '../paths.ts';
import { currentTerms, sectionsOf } from '../rules/terms.ts';
import { say } from '../say.ts';
import { Page, respond } from '../shell.tsx';
import type { PageCall, PageResponse } from '../site.ts';
import { AreasTable, areasOf } from './areas.tsx';
import { Paper } from './paper.tsx';

/** The first page: what there is for whom, how far the text has come, and the way to the calculator. */
export function renderHome(call: PageCall): PageResponse | undefined {
  const policy = defaultPackage(call.site);
  if (!policy) return undefined;
  const terms = currentTerms(policy, call.site);
  return respond(
    <Page call={call} title={say('home.title')} description={say('home.description')} place="home">
      <Hero call={call} policy={policy} terms={terms} />
      <Audiences policy={policy} terms={terms} />
      <Areas policy={policy} terms={terms} />
      <HowToUse />
      <ContactIssuer policy={policy} />
    </Page>,
  );
}

function isTelephone({ value }: Contact): boolean {
  return contactLink(value)?.startsWith('tel:') ?? false;
}

function Hero({
  call,
  policy,
  terms,
}: {
  readonly call: PageCall;
  readonly policy: PolicyPackage;
  readonly terms: Terms;
}) {
  const telephone = contactsOf(policy).find(isTelephone);
  return (
    <section className="hero">
      <div className="wrap">
        <div>
          <h1>
            <span className="nowrap">{say('home.headline.1')}</span>
            <span className="nowrap">{say('home.headline.2')}</span>
            <span className="nowrap">{say('home.headline.3')}</span>
          </h1>
          <p className="lead">{say('home.lead')}</p>
          <p className="actions">
            <a className="btn btn--main" href={calculatorPath()}>
              {say('home.calculate')}
            </a>
            <a className="btn" href={policyPath(policy)}>
              {say('home.read')}
            </a>
          </p>
          <p className="note">
            {say('home.not-an-application')}
            {telephone && (
              <>
                {say('home.ask')}
                <ContactValue contact={telephone} />
                {say('home.full-stop')}
              </>
            )}
          </p>
        </div>
        <Paper policy={policy} terms={terms} today={call.site.today} />
      </div>
    </section>
  );
}

function Audiences({ policy, terms }: { readonly policy: PolicyPackage; readonly terms: Terms }) {
  const { audiences } = policy.definition.manifest;
  if (audiences.length === 0) return null;
  return (
    <section className="section" aria-labelledby="who">
      <div className="wrap">
        <div className="section__head">
          <h2 id="who">{say('home.who')}</h2>
          <p>{say('home.who-lead')}</p>
        </div>
        <ul className="roles">
          {audiences.map((audience) => {
            const clauses = terms.clauses.filter(({ id }) => audience.clauses.includes(id));
            const sections = policy.text.sections.filter((section) => {
              return clauses.some((clause) => sectionsOf(policy, clause)[0]?.id === section.id);
            });
            return (
              <li key={audience.id}>
                <a href={calculatorPath({ audience: audience.id })}>
                  <b>{audience.label}</b>
                  {audience.help && <span>{audience.help}</span>}
                  <small>{sections.map(sectionLabel).join('、')}</small>
                  <Icon name="arrow" />
                </a>
              </li>
            );
          })}
        </ul>
      </div>
    </section>
  );
}

/** Rates that the review may not lower, for the sentence above the table. */
function ExactRates({ policy, terms }: { readonly policy: PolicyPackage; readonly terms: Terms }) {
  const exact = terms.clauses.flatMap(({ id, title, rate }) => {
    return rate?.share.kind === 'exactly' && rate.share.rateBp < WHOLE_BP ? [{ id, title, rate }] : [];
  });
  if (exact.length === 0) return null;
  return (
    <>
      {say('home.exact')}
      {exact.map(({ id, title, rate }) => (
        <a key={id} href={sentencePath(policy, rate.cite)}>
          {say('home.exact-one', { title, rate: percent(rate.share.rateBp) })}
        </a>
      ))}
      {say('home.full-stop')}
    </>
  );
}

function Areas({ policy, terms }: { readonly policy: PolicyPackage; readonly terms: Terms }) {
  const count = areasOf(policy, terms).length;
  const hasCeiling = terms.clauses.some(({ rate }) => rate?.share.kind === 'atMost');
  return (
    <section className="section section--stack" aria-labelledby="areas">
      <div className="wrap">
        <div className="section__head">
          <h2 id="areas">{say('home.areas', { count: chineseNumber(count) })}</h2>
          <p>
            {say('home.areas-lead')}
            {hasCeiling && say('home.at-most')}
            <ExactRates policy={policy} terms={terms} />
          </p>
        </div>
        <AreasTable policy={policy} terms={terms} />
      </div>
    </section>
  );
}

const STEPS = ['compare', 'see', 'prepare', 'apply'] as const;

function HowToUse() {
  return (
    <section className="section" aria-labelledby="how">
      <div className="wrap">
        <div className="section__head">
          <h2 id="how">{say('home.how')}</h2>
        </div>
        <ol className="how">
          {STEPS.map((step) => (
            <li key={step}>
              <h3>{say(`home.how.${step}`)}</h3>
              <p>{say(`home.how.${step}-text`)}</p>
            </li>
          ))}
        </ol>
      </div>
    </section>
  );
}

function ContactIssuer({ policy }: { readonly policy: PolicyPackage }) {
  const contacts = contactsOf(policy);
  if (contacts.length === 0) return null;
  return (
    <section className="section" aria-labelledby="contact">
      <div className="wrap">
        <div className="section__head">
          <h2 id="contact">{say('home.contact')}</h2>
          <p>{say('home.contact-lead')}</p>
        </div>
        <dl className="contact">
          <div>
            <dt>{say('home.contact-issuer')}</dt>
            <dd>{policy.text.issuer}</dd>
          </div>
          {contacts.map((contact) => (
            <div key={contact.id}>
              <dt>
                {contact.label} <Cite policy={policy} id={contact.id} />
              </dt>
              <dd>
                <ContactValue contact={contact} />
              </dd>
            </div>
          ))}
        </dl>
      </div>
    </section>
  );
}
