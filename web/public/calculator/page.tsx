import { renderToString } from 'react-dom/server';
import type { PolicyPackage } from '../../../engine/package.ts';
import enginePhrases from '../../../messages/zh-CN/engine.json' with { type: 'json' };
import { compiledPolicy, defaultPackage, findPackage } from '../packages.ts';
import { paths } from '../paths.ts';
import { Page, respond } from '../shell.tsx';
import type { PageCall, PageResponse, Site } from '../site.ts';
import { Embedded } from './embedded.tsx';
import { type Answers, EMPTY } from './model/answers.ts';
import { chooseAudiences, perform, withFormRows } from './model/changes.ts';
import { answersFrom } from './model/entries.ts';
import { openFor } from './model/opening.ts';
import type { Ground } from './model/outcome.ts';
import { type PagePolicy, pagePolicy } from './model/policy.ts';
import { type CalculatorData, DATA_ID, isBlankStart, type PolicyLink, ROOT_ID } from './page-data.ts';
import { Calculator } from './view/calculator.tsx';
import { NoticeBar } from './view/notices.tsx';
import { tell } from './view/words.ts';

/** The calculator as the server renders it: whole and usable without script, and the ground for the page to go on. */
export function renderCalculator(call: PageCall): PageResponse | undefined {
  const { site, query } = call;
  const asked = askedPolicy(call);
  const found = asked ?? defaultPackage(site);
  if (!found) return undefined;
  const data = calculatorData(call, found, asked === undefined && query.has('policy'));
  const ground: Ground = { ...data, compiled: compiledPolicy(site, found), phrases: enginePhrases };
  return respond(
    <Page
      call={call}
      title={tell('page.title')}
      description={tell('page.description')}
      place="calculator"
      crumbs={[]}
      policy={found}
      scripts={['calculator']}
    >
      <div className="wrap">
        <div className="page-head page-head--calculator">
          <h1>{tell('page.title')}</h1>
          <p className="lead">{tell('page.lead')}</p>
        </div>
        <Form data={data} ground={ground} call={call} />
      </div>
    </Page>,
  );
}

interface FormProps {
  readonly data: CalculatorData;
  readonly ground: Ground;
  readonly call: PageCall;
}

function Form({ data, ground, call }: FormProps) {
  const html = renderToString(
    <Calculator
      answers={data.answers}
      ground={ground}
      others={data.others}
      live={false}
      formAction={formAction(call)}
      loading={isBlankStart(data)}
      notices={
        <div className="notices" role="status">
          {data.unknownPolicy && <NoticeBar words={tell('page.unknown-policy')} warn />}
        </div>
      }
    />,
  );
  return <Embedded rootId={ROOT_ID} dataId={DATA_ID} html={html} data={data} site={call.site} />;
}

function askedPolicy({ site, query }: PageCall): PolicyPackage | undefined {
  const id = query.get('policy') ?? site.defaultPolicy.id;
  const version = query.get('version');
  if (version !== null) return supportPackages(site).find(({ text }) => text.id === id && text.version === version);
  if (id === site.defaultPolicy.id) return findPackage(site, id, site.defaultPolicy.version);
  return newestOf(supportPackages(site).filter(({ text }) => text.id === id));
}

function newestOf(packages: readonly PolicyPackage[]): PolicyPackage | undefined {
  return [...packages].sort((one, other) =>
    one.definition.manifest.dated < other.definition.manifest.dated ? 1 : -1,
  )[0];
}

/** Packages that give support; classifications cannot be asked for money. */
export function supportPackages(site: Site): readonly PolicyPackage[] {
  return site.packages.filter(({ definition }) => definition.manifest.kind === 'support');
}

function formAction({ query }: PageCall): string {
  const kept = new URLSearchParams([...query].filter(([name]) => name === 'policy' || name === 'version'));
  return `${paths.calculator}${kept.size > 0 ? `?${kept}` : ''}#result`;
}

export function calculatorData(call: PageCall, found: PolicyPackage, unknownPolicy: boolean): CalculatorData {
  const { site, query, form } = call;
  const policy = pagePolicy(found);
  const opening = { audience: query.get('audience') ?? '', clause: query.get('clause') ?? '' };
  const answers = form ? postedAnswers(form, policy, site.today) : openFor(EMPTY, opening, policy, site.today);
  return {
    policy,
    others: supportPackages(site)
      .filter((one) => one !== found)
      .map(policyLink),
    today: site.today,
    answers,
    opening,
    unknownPolicy,
    posted: form !== undefined,
  };
}

function policyLink({ definition: { manifest } }: PolicyPackage): PolicyLink {
  return { id: manifest.id, version: manifest.version, title: manifest.shortTitle, status: manifest.status };
}

/** A posted form: the answers as typed, what the pressed button does, and the rows that the next form needs. */
export function postedAnswers(form: URLSearchParams, policy: PagePolicy, today: string): Answers {
  const typed = answersFrom(form);
  const before = { ...typed, audience: form.getAll('audienceBefore') };
  const chosen = chooseAudiences(before, typed.audience, policy, today);
  const performed = perform(chosen, form.get('action') ?? '');
  return withFormRows(performed?.answers ?? chosen, policy, today);
}
