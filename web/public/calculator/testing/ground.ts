import { compilePolicy } from '../../../../engine/index.ts';
import { loadCatalogue } from '../../../../loader/index.ts';
import enginePhrases from '../../../../messages/zh-CN/engine.json' with { type: 'json' };
import type { Site } from '../../site.ts';
import { type Answers, EMPTY } from '../model/answers.ts';
import { perform } from '../model/changes.ts';
import { type EditedField, editField } from '../model/edit.ts';
import type { Ground } from '../model/outcome.ts';
import { pagePolicy } from '../model/policy.ts';

/** What the tests of the calculator stand on: the real packages, and a person who types into the form. */

export const TODAY = '2026-06-01';
export const catalogue = await loadCatalogue({ directories: [] });

export function groundOf(id?: string): Ground {
  const found = catalogue.find(id);
  if (!found) throw new Error(`no package ${id}`);
  return {
    policy: pagePolicy(found),
    compiled: compilePolicy(found.definition, enginePhrases),
    phrases: enginePhrases,
    today: TODAY,
  };
}

/** The site as the server would know it, with no built assets. */
export function siteOf(): Site {
  const found = catalogue.find();
  if (!found) throw new Error('no policy');
  return {
    packages: catalogue.packages,
    policies: new Map(
      catalogue.packages.map((one) => [
        `${one.text.id}@${one.text.version}`,
        compilePolicy(one.definition, enginePhrases),
      ]),
    ),
    defaultPolicy: { id: found.text.id, version: found.text.version },
    today: TODAY,
    assets: { css: [], script: () => undefined, styles: () => [], preloads: () => [] },
    baseUrl: 'https://example.org',
  };
}

/** One thing a person does: ticks (`audience=crew`), types, or presses a button (`add:cost:w1`). */
export type Step = readonly [name: string, value: string, checked?: boolean] | string;

export function typedInto(ground: Ground, steps: readonly Step[], from: Answers = EMPTY): Answers {
  return steps.reduce<Answers>((answers, step) => {
    if (typeof step === 'string') return perform(answers, step)?.answers ?? answers;
    const [name, value, checked] = step;
    const field: EditedField = checked === undefined ? { name, value } : { name, value, checked };
    return editField(answers, field, ground.policy, ground.today);
  }, from);
}

/** A film shot in the district: four costs, 1,179,400.00 yuan × 30 % = 353,820.00 yuan. */
export const FILMING: readonly Step[] = [
  ['audience', 'crew', true],
  ['work.w1.name', '《运河灯影》'],
  ['work.w1.fact.releasedOnMainstreamPlatform', 'yes'],
  ['work.w1.fact.wideReach', 'yes'],
  ['work.w1.fact.shootingDays.total', '15'],
  ['work.w1.fact.shootingDays.inDistrict', '8'],
  ['cost.k1.category', 'venue'],
  ['cost.k1.amount', '620,000.00'],
  ['cost.k1.attribute.local', 'yes'],
  'add:cost:w1',
  ['cost.k2.category', 'accommodation'],
  ['cost.k2.amount', '214800'],
  'add:cost:w1',
  ['cost.k3.category', 'costume-props'],
  ['cost.k3.amount', '15.86万'],
  'add:cost:w1',
  ['cost.k4.category', 'art-set'],
  ['cost.k4.amount', '１８６，０００'],
];
