import { type Answers, own } from './answers.ts';
import { fieldsOf } from './fact-values.ts';
import type { Identifiers } from './identifiers.ts';
import type { ClaimLayout, Layout } from './layout.ts';
import { factPlace } from './request.ts';

/** What a claim still needs (`facts.wideReach`, `costs[inv-1].local`) → the field where it is typed, and its label. */
export interface MissingField {
  readonly code: string;
  readonly field: string;
  readonly kind: 'fact' | 'review' | 'outcome' | 'costs' | 'cost' | 'year' | 'other';
  /** Label of the dictionary, '' where the kind says it all. */
  readonly label: string;
  /** Number of the cost line, or the year. */
  readonly part: string;
}

export function missingField(
  code: string,
  answers: Answers,
  layout: Layout,
  laid: ClaimLayout,
  ids: Identifiers,
): MissingField {
  const { claim, questions } = laid;
  const { facts, costAttributes } = layout.policy.definition.dictionary;
  const at = (field: string, kind: MissingField['kind'], label = '', part = ''): MissingField => ({
    code,
    field,
    kind,
    label,
    part,
  });
  if (code === 'review') return at(`claim.${claim.key}.review`, 'review', questions.review?.label ?? '');
  if (code === 'outcome') return at(`claim.${claim.key}.outcome`, 'outcome');
  if (code === 'costs') {
    const line = answers.cost.find(({ work }) => work === claim.work);
    return at(line ? `cost.${line.key}.amount` : `costs.${claim.work}`, 'costs', questions.clause.base?.label ?? '');
  }
  const cost = /^costs\[(.*)\]\.([^.]+)$/.exec(code);
  if (cost) {
    const [, id = '', attribute = ''] = cost;
    const index = answers.cost.findIndex(({ key }) => ids.cost.get(key) === id);
    const line = answers.cost[index];
    const own_ = own(costAttributes, attribute)?.label ?? attribute;
    return at(
      line ? `cost.${line.key}.attribute.${attribute}` : `costs.${claim.work}`,
      'cost',
      own_,
      numberOf(answers, line?.key),
    );
  }
  const [, owner = '', name = '', part = ''] = /^(facts|applicant)\.([^.]+)(?:\.(.+))?$/.exec(code) ?? [];
  const fact = own(facts, name);
  const use = questions.facts.find((one) => one.fact === name);
  if (!fact || !use) return at(`claim.${claim.key}.asked`, 'other', code);
  const place = owner === 'applicant' ? layout.company : factPlace(answers, layout, laid, use);
  const fields = fieldsOf(use, fact, place);
  const blank = fields.find((field) => (part === '' ? field.typed.trim() === '' : field.part === part)) ?? fields[0];
  return at(blank?.name ?? place.prefix, part === '' ? 'fact' : 'year', fact.label, part);
}

/** The number of a cost line among those of its work, as the form counts them. */
function numberOf(answers: Answers, key: string | undefined): string {
  const line = answers.cost.find((cost) => cost.key === key);
  const beside = answers.cost.filter(({ work }) => work === line?.work);
  return line ? String(beside.indexOf(line) + 1) : '';
}
