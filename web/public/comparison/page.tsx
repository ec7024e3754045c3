import { renderToString } from 'react-dom/server';
import enginePhrases from '../../../messages/zh-CN/engine.json' with { type: 'json' };
import { Embedded } from '../calculator/embedded.tsx';
import { EMPTY } from '../calculator/model/answers.ts';
import { addRow } from '../calculator/model/changes.ts';
import { pagePolicy } from '../calculator/model/policy.ts';
import { postedAnswers, supportPackages } from '../calculator/page.tsx';
import { COMPARISON_DATA_ID, COMPARISON_ID, type ComparisonData } from '../calculator/page-data.ts';
import { tell } from '../calculator/view/words.ts';
import { compiledPolicy, defaultPackage } from '../packages.ts';
import { Page, respond } from '../shell.tsx';
import type { PageCall, PageResponse } from '../site.ts';
import { Comparison } from './view.tsx';

/** The comparison as the server renders it; without script its form posts the same fields as the calculator. */
export function renderComparison(call: PageCall): PageResponse | undefined {
  const { site, form } = call;
  const base = defaultPackage(site);
  if (!base) return undefined;
  const packages = [base, ...newestOfEach(supportPackages(site).filter((one) => one.text.id !== base.text.id))];
  const policies = packages.map(pagePolicy);
  const [own] = policies;
  if (!own) return undefined;
  const answers = form ? postedAnswers(form, own, site.today) : addRow(EMPTY, 'work').answers;
  const data: ComparisonData = { policies, today: site.today, answers, posted: form !== undefined };
  const grounds = packages.map((one, at) => ({
    policy: policies[at] ?? own,
    compiled: compiledPolicy(site, one),
    phrases: enginePhrases,
    today: site.today,
  }));
  const html = renderToString(
    <Comparison answers={answers} grounds={grounds} live={false} notices={<div className="notices" role="status" />} />,
  );
  return respond(
    <Page
      call={call}
      title={tell('comparison.title')}
      description={tell('comparison.description')}
      place="comparison"
      crumbs={[]}
      policy={base}
      scripts={['calculator']}
    >
      <div className="wrap">
        <div className="page-head page-head--calculator">
          <h1>{tell('comparison.title')}</h1>
          <p className="lead">{tell('comparison.lead')}</p>
        </div>
        <Embedded rootId={COMPARISON_ID} dataId={COMPARISON_DATA_ID} html={html} data={data} site={site} />
      </div>
    </Page>,
  );
}

/** Of several versions of a policy the newest. */
function newestOfEach<
  T extends {
    readonly text: { readonly id: string };
    readonly definition: { readonly manifest: { readonly dated: string } };
  },
>(packages: readonly T[]): readonly T[] {
  const newest = new Map<string, T>();
  for (const one of packages) {
    const held = newest.get(one.text.id);
    if (!held || held.definition.manifest.dated < one.definition.manifest.dated) newest.set(one.text.id, one);
  }
  return [...newest.values()];
}
