import type { Finding } from '../assess/examine.ts';
import { fourDigits } from '../calendar.ts';
import type { Fact } from '../format/manifest.ts';
import type { Fen } from '../money.ts';
import { fill } from '../phrases.ts';
import { factOf } from '../request/facts.ts';
import { ownMember } from '../request/form.ts';
import { pointer } from '../request/shape.ts';
import { phrase } from '../sentences/template.ts';
import type { Advice, Change } from './advice.ts';
import { adviceText, attempt, gainBy, hadInAll, look, type Trial } from './trial.ts';

const MOST_ROUNDS = 4;

/** For each thing that a pending claim still lacks: what the favourable answer gives, alone or with all the others. */
export function adviseMissing(trial: Trial, finding: Finding): Advice[] {
  const { claim, missing } = finding;
  const position = trial.examined.findings.indexOf(finding);
  const best = atBest(trial, [], position);
  return missing.map((name): Advice => {
    const advice = { claim: claim.id, code: name, kind: 'complete' } as const;
    const what = nameOf(trial, finding, name);
    const change = favourable(trial, [], position, name);
    const others = missing.length - 1;
    if (!change) return { ...advice, change: [], text: adviceText(trial, 'complete-unknown', { name: what }) };
    const after = attempt(trial, [change]);
    const value = tellAnswer(trial, finding, name, change);
    if (others > 0 || after?.claims[position]?.status !== 'eligible') {
      return {
        ...advice,
        change: [change],
        ...best,
        text: adviceText(trial, 'complete-first', { name: what, value, others }, best),
      };
    }
    const brings = gainBy(trial, after);
    const key = brings.gainFen === undefined ? 'complete-nothing' : 'complete';
    return { ...advice, change: [change], ...brings, text: adviceText(trial, key, { name: what, value }, brings) };
  });
}

/**
 * What is gained in all after a change if everything that the claim then still lacks turned out well. Nothing where the
 * claim lacks nothing, or what it lacks is a number or an identity that nobody can assume.
 */
export function atBest(trial: Trial, change: readonly Change[], position: number): { readonly atBestFen?: Fen } {
  let answered = change;
  // An answer may raise the next question (a local cost of category other asks for its recognition), hence the rounds.
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const finding = look(trial, answered)[position];
    if (!finding || finding.status === 'ineligible') return {};
    if (finding.missing.length === 0) return answered === change ? {} : gainAtBest(trial, answered);
    const answers = finding.missing.map((name) => favourable(trial, answered, position, name));
    if (answers.includes(undefined)) return {};
    answered = [...answered, ...answers.filter((answer) => answer !== undefined)];
  }
  return {};
}

function gainAtBest(trial: Trial, change: readonly Change[]): { readonly atBestFen?: Fen } {
  const after = attempt(trial, change);
  const gain = after ? hadInAll(after) - hadInAll(trial.result) : 0;
  return gain > 0 ? { atBestFen: gain as Fen } : {};
}

/**
 * The answer to what a claim lacks (after some changes) with which it fails nothing and lacks no more than before;
 * undefined where it is a number or an identity.
 */
function favourable(trial: Trial, before: readonly Change[], position: number, name: string): Change | undefined {
  const at = `/claims/${position}`;
  const lacking = look(trial, before)[position];
  const first = (path: string, answers: readonly (string | boolean)[]): Change | undefined => {
    const changes = answers.map((to): Change => ({ path, from: null, to }));
    return changes.find((change) => {
      const after = look(trial, [...before, change])[position];
      if (!after || !lacking || after.failed.length > 0) return false;
      return after.missing.length <= lacking.missing.length && !after.missing.includes(name);
    });
  };
  if (name === 'review') return first(`${at}/review`, ['passed']);
  const attribute = lacking && costAttributeOf(lacking, name);
  if (attribute) return first(`${at}/costs/${attribute.position}/${attribute.name}`, [true, false]);
  const named = factNamed(trial, name);
  if (!named) return undefined;
  const path = pointer(named.fact.scope === 'applicant' ? '/applicant' : `${at}/facts`, named.name);
  if (named.fact.type === 'boolean') return first(path, [true, false]);
  return named.fact.type === 'choice' ? first(path, Object.keys(named.fact.values)) : undefined;
}

/** `costs[inv-1].local` → where that is. Ids may hold any character, so the claim's own ids are tried. */
function costAttributeOf({ claim }: Finding, name: string): { position: number; name: string; id: string } | undefined {
  for (const [position, { id }] of (claim.costs ?? []).entries()) {
    const prefix = `costs[${id}].`;
    if (name.startsWith(prefix)) return { position, name: name.slice(prefix.length), id };
  }
  return undefined;
}

/** `facts.wideReach`, `applicant.rndExpenditureFen.2025` → the fact, and the year where it is one of a series. */
function factNamed(trial: Trial, missing: string): { name: string; fact: Fact; year?: string } | undefined {
  const [place, name = '', year] = missing.split('.');
  const { dictionary } = trial.policy.definition;
  if ((place !== 'facts' && place !== 'applicant') || ownMember(dictionary.facts, name) === undefined) return undefined;
  const fact = factOf(dictionary, name);
  return year === undefined ? { name, fact } : { name, fact, year };
}

function nameOf(trial: Trial, finding: Finding, name: string): string {
  const { phrases, policy } = trial;
  const attribute = costAttributeOf(finding, name);
  if (attribute) {
    const label = policy.definition.dictionary.costAttributes[attribute.name]?.label ?? attribute.name;
    return fill(phrase(phrases, 'missing.cost-attribute'), { id: attribute.id, label });
  }
  const named = factNamed(trial, name);
  if (!named) return phrase(phrases, `missing.${name}`);
  const { fact, year } = named;
  if (year === undefined) return fill(phrase(phrases, 'missing.fact'), { label: fact.label });
  return fill(phrase(phrases, 'missing.fact'), {
    label: fill(phrase(phrases, 'amount.series'), { year: fourDigits(Number(year)), label: fact.label }),
  });
}

function tellAnswer(trial: Trial, finding: Finding, name: string, { to }: Change): string {
  const { phrases } = trial;
  if (typeof to === 'boolean') return phrase(phrases, to ? 'value.yes' : 'value.no');
  const fact = costAttributeOf(finding, name) ? undefined : factNamed(trial, name)?.fact;
  if (fact?.type === 'choice') return fact.values[String(to)] ?? String(to);
  return phrase(phrases, `review.${to}`);
}
