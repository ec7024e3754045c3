import type { Accounts } from '../compiled/accounts.ts';
import { type ClauseLayout, type Layout, layoutOf, WORD_BITS } from '../compiled/layout.ts';
import { type AccountPlan, planAccounts } from '../compiled/rules.ts';
import { declareStatements, settleStatements } from '../compiled/settle-code.ts';
import { accountValues, type Group } from '../compiled/single.ts';
import { compileText, ENVIRONMENT, mentions, slotsIn } from '../compiled/source.ts';
import type { PolicyDefinition } from '../definition.ts';
import type { ClaimStatus } from '../result.ts';
import { type ColumnOptions, type Columns, openColumns } from './columns.ts';
import { type Family, familiesOf } from './families.ts';

/** What the rows come to. Row i of every array belongs to row i of the columns. */
export interface Results {
  readonly awardFen: Float64Array;
  readonly ceilingFen: Float64Array;
  /** The reason mask, 31 bits a word: conditions that fail, answers that are missing. Both 0: eligible. */
  readonly failed: readonly Uint32Array[];
  readonly missing: readonly Uint32Array[];
}

export interface ColumnarPass {
  readonly layout: Layout;
  readonly accountPlan: AccountPlan;
  openColumns(capacity: number, options: ColumnOptions): Columns;
  /**
   * Generates code for these very arrays. `run` decides rows 0 to count − 1 in filing order and posts their awards; the
   * columns may then be filled anew and run again, against the same accounts.
   */
  bind(columns: Columns, accounts: Accounts): BoundPass;
  /** The status of a row, from its reason mask and, for terms that are not published, its clause and day. */
  statusOf(columns: Columns, results: Results, row: number): ClaimStatus;
}

export interface BoundPass {
  readonly results: Results;
  run(count: number): void;
  /** The text that was compiled, for those who want to read it. */
  readonly text: string;
}

/** Rows that are sorted by clause and decided at a time: their columns stay in the nearest cache. */
const BLOCK = 1024;

/**
 * One pass over columns of claims. Node only: it makes functions from text. Agrees with `assess` on status, failed,
 * missing and ceiling; and on the award wherever the claims of a request (all rows of an applicant) share no cost item,
 * outcome or alternative support, and of a clause granted once the first claim is not outdone by a later one. Bounds
 * computed from the claims of a request need all of them in one run.
 */
export function columnarPass(definition: PolicyDefinition): ColumnarPass {
  const layout = layoutOf(definition);
  const plan = planAccounts(definition);
  return {
    layout,
    accountPlan: plan,
    openColumns: (capacity, options) => openColumns(layout, capacity, options),
    bind: (columns, accounts) => bind(definition, plan, columns, accounts),
    statusOf: ({ clause, asOf }, { failed, missing }, row) => {
      const day = asOf[row] ?? 0;
      const { terms } = definition.epochs[layout.firstDays.findLastIndex((first) => first <= day)] ?? {
        terms: undefined,
      };
      const id = layout.clauses[clause[row] ?? -1]?.id;
      if (terms?.clauses.find((one) => one.id === id)?.unpublished !== undefined) return 'terms-unpublished';
      if (failed.some((column) => column[row] !== 0)) return 'ineligible';
      return missing.some((column) => column[row] !== 0) ? 'pending' : 'eligible';
    },
  };
}

function bind(definition: PolicyDefinition, plan: AccountPlan, columns: Columns, accounts: Accounts): BoundPass {
  const { layout, capacity } = columns;
  const subjects = columns.subject ? 'given' : 'own';
  const families = familiesOf(definition, layout, plan, subjects, columns.usedFen !== null);
  const words = Array.from({ length: layout.words }, () => new Uint32Array(capacity));
  const results: Results = {
    awardFen: new Float64Array(capacity),
    ceilingFen: new Float64Array(capacity),
    failed: words,
    missing: words.map(() => new Uint32Array(capacity)),
  };
  const text = passText({ families, plan, columns, subjects });
  const run = compileText<(count: number) => void>(text, {
    ...ENVIRONMENT,
    ...accountValues(accounts),
    ...columnValues(columns),
    ...resultValues(results),
    lists: new Uint16Array(families.length * BLOCK),
    counts: new Int32Array(families.length),
    families: familyTable(families, layout),
  });
  return {
    results,
    text,
    run(count) {
      if (count < 0 || count > capacity) throw new RangeError(`${count} rows in columns of ${capacity}`);
      run(count);
    },
  };
}

interface PassParts {
  readonly families: readonly Family[];
  readonly plan: AccountPlan;
  readonly columns: Columns;
  readonly subjects: 'own' | 'given';
}

function passText(parts: PassParts): string {
  const { families, columns } = parts;
  const { layout } = columns;
  const kernels = families.map((family, at) => kernelText('decide', at, family, parts, decideStatements));
  const declares = families.map((family, at) => {
    const isNeeded = family.groups.some((group) => declareStatementsOf(group, parts).length > 0);
    return isNeeded ? kernelText('declare', at, family, parts, declareStatementsOf) : '';
  });
  const passes = [declares.some((text) => text !== '') ? 'declare' : '', 'decide'].filter((verb) => verb !== '');
  const called = (verb: string) =>
    families
      .map((_, at) => (verb === 'declare' && declares[at] === '' ? '' : `${verb}${at}(low, counts[${at}]);`))
      .join(' ');
  return [
    ...declares,
    ...kernels,
    sortText(layout),
    'return function run(count) {',
    ...passes.map((verb) => blocks(called(verb), families.length)),
    '};',
  ].join('\n');
}

function blocks(calls: string, families: number): string {
  const cleared = Array.from({ length: families }, (_, at) => `counts[${at}] = 0;`).join(' ');
  return [
    `for (let low = 0; low < count; low += ${BLOCK}) {`,
    cleared,
    `sort(low, Math.min(count, low + ${BLOCK}));`,
    calls,
    '}',
  ].join('\n');
}

/** Lists the rows of a block by family, each list in filing order. */
function sortText({ clauses, firstDays }: Layout): string {
  const epoch = firstDays.length === 1 ? '' : ` + epochOf(asOf_[i]) * ${clauses.length}`;
  const days = firstDays.slice(1).map((day) => `(${day - 1} - asOf >>> 31)`);
  return [
    firstDays.length === 1 ? '' : `function epochOf(asOf) { return ${days.join(' + ')}; }`,
    'function sort(low, high) {',
    'for (let i = low; i < high; i++) {',
    `const family = families[clause_[i]${epoch}];`,
    "if (!(family >= 0)) throw new RangeError('row ' + i + ': no terms for clause ' + clause_[i]);",
    `lists[family * ${BLOCK} + counts[family]++] = i - low;`,
    '}',
    '}',
  ].join('\n');
}

/** Family by clause and epoch; −1 where the epoch does not have the clause. */
function familyTable(families: readonly Family[], { clauses, firstDays }: Layout): Int16Array {
  const table = new Int16Array(clauses.length * firstDays.length).fill(-1);
  for (const [at, { groups }] of families.entries()) {
    for (const { clause, epoch } of groups) table[epoch * clauses.length + clause] = at;
  }
  return table;
}

function kernelText(
  verb: string,
  at: number,
  { groups }: Family,
  parts: PassParts,
  statementsOf: (group: Group, parts: PassParts) => string[],
): string {
  const bodies = groups.map((group) => {
    const body = statementsOf(group, parts).join('\n');
    return `${prelude(body, group, parts.columns)}\n${body}`;
  });
  const [only] = bodies;
  const { clauses, firstDays } = parts.columns.layout;
  const epoch = firstDays.length === 1 ? '' : ` + epochOf(asOf_[i]) * ${clauses.length}`;
  const chosen =
    bodies.length === 1
      ? (only ?? '')
      : [
          `switch (clause_[i]${epoch}) {`,
          ...groups.map(
            (group, index) => `case ${group.epoch * clauses.length + group.clause}: {\n${bodies[index]}\nbreak;\n}`,
          ),
          '}',
        ].join('\n');
  return [
    `function ${verb}${at}(low, length) {`,
    'for (let p = 0; p < length; p++) {',
    `const i = low + lists[${at * BLOCK} + p];`,
    chosen,
    '}',
    '}',
  ].join('\n');
}

function decideStatements({ code }: Group, { plan, columns, subjects }: PassParts): string[] {
  const words = Array.from({ length: columns.layout.words }, (_, word) => word);
  return [
    ...code.statements,
    ...settleStatements(code, { plan, subjects }),
    'awardFen_[i] = award;',
    'ceilingFen_[i] = ceiling;',
    ...words.flatMap((word) => [`failed${word}_[i] = f${word};`, `missing${word}_[i] = m${word};`]),
  ];
}

function declareStatementsOf({ code }: Group, { plan, columns, subjects }: PassParts): string[] {
  const declared = declareStatements(code, { plan, subjects });
  if (declared.length === 0) return [];
  const all = Array.from({ length: columns.layout.words }, (_, word) => `f${word} | m${word}`).join(' | ');
  return [...code.statements, `const eligible = (${all}) === 0;`, ...declared];
}

const MEMBERS = ['asOf', 'debarredOn', 'rateBp', 'usedFen', 'applicant', 'subject', 'programYear'];

/** Reads from the columns what a body uses; facts by year come from the tables and bring their answer with them. */
function prelude(body: string, { clause }: Group, { layout, series }: Columns): string {
  const own = layout.clauses[clause] as ClauseLayout;
  const amounts = slotsIn(body, 'a');
  const yearly = own.amounts.flatMap((slot, at) => {
    if (slot.kind !== 'series' || !amounts.includes(`a${at}`)) return [];
    const table = [...series.keys()].indexOf(slot.fact);
    const bit = own.inputs.findIndex(
      (one) => one?.kind === 'series' && one.fact === slot.fact && one.year === slot.year,
    );
    const { years, firstYear } = series.get(slot.fact) as { years: number; firstYear: number };
    const index = `applicant_[i] * ${years} + programYear_[i] + ${slot.year - firstYear}`;
    return [{ at, bit, text: `const s${at} = series${table}_[${index}], a${at} = s${at} === s${at} ? s${at} : 0;` }];
  });
  const words = slotsIn(body, 'k').map((name) => {
    const word = Number(name.slice(1));
    const found = yearly.filter(({ bit }) => Math.floor(bit / WORD_BITS) === word);
    const known = found.map(({ at, bit }) => ` | (s${at} === s${at} ? ${1 << (bit % WORD_BITS)} : 0)`);
    return `const ${name} = ${name}_[i]${known.join('')};`;
  });
  const direct = [
    ...slotsIn(body, 'h'),
    ...slotsIn(body, 'n'),
    ...amounts.filter((name) => !yearly.some(({ at }) => `a${at}` === name)),
    ...MEMBERS.filter((name) => mentions(body, name)),
  ];
  return [...yearly.map(({ text }) => text), ...words, ...direct.map((name) => `const ${name} = ${name}_[i];`)].join(
    '\n',
  );
}

function columnValues(columns: Columns): Readonly<Record<string, unknown>> {
  const { known, holds, integers, amounts, series } = columns;
  const numbered = (name: (at: number) => string, list: Iterable<unknown>) => {
    return Object.fromEntries([...list].map((column, at) => [name(at), column]));
  };
  return {
    clause_: columns.clause,
    ...Object.fromEntries(MEMBERS.map((name) => [`${name}_`, columns[name as keyof Columns]])),
    ...numbered((at) => `k${at}_`, known),
    ...numbered((at) => `h${at}_`, holds),
    ...numbered((at) => `n${at}_`, integers),
    ...numbered((at) => `a${at}_`, amounts),
    ...numbered(
      (at) => `series${at}_`,
      [...series.values()].map(({ values }) => values),
    ),
  };
}

function resultValues({ awardFen, ceilingFen, failed, missing }: Results): Readonly<Record<string, unknown>> {
  const words = failed.flatMap((column, word) => [
    [`failed${word}_`, column],
    [`missing${word}_`, missing[word]],
  ]);
  return { awardFen_: awardFen, ceilingFen_: ceilingFen, ...Object.fromEntries(words) };
}
