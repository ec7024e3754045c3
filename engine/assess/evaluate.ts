import { yearsOn } from '../calendar.ts';
import type { Dictionary } from '../format/manifest.ts';
import type { Test } from '../format/terms.ts';
import type { PriorAward } from '../request/form.ts';
import { compileAmount, compileComparison } from './amounts.ts';
import { type Circumstances, type Missing, placeOfFact } from './circumstances.ts';

/** Holds, does not hold, or (null) not yet known. */
export type Truth = boolean | null;

/**
 * A test ready to be asked. This file is the meaning of every test; whatever else computes conditions has to agree with
 * it. `missing` names what is needed to know the answer and is only asked where `truth` is null.
 */
export interface CompiledTest {
  readonly truth: (circumstances: Circumstances) => Truth;
  readonly missing: Missing;
}

export function compileTest(test: Test, dictionary: Dictionary): CompiledTest {
  switch (test.kind) {
    case 'fact':
      return compileFactTest(test.fact, dictionary);
    case 'review':
      return {
        truth: ({ claim: { review } }) => (review === undefined ? null : review === 'passed'),
        missing: (_, into) => into.add('review'),
      };
    case 'oneOf':
      return compileOneOf(test, dictionary);
    case 'compare': {
      const [left, right] = [compileAmount(test.left, dictionary), compileAmount(test.right, dictionary)];
      return {
        truth: compileComparison(left, test.relation, right),
        missing: (circumstances, into) => {
          left.missing(circumstances, into);
          right.missing(circumstances, into);
        },
      };
    }
    case 'applicationDay': {
      const { notBefore, notAfter } = test;
      return known(
        ({ asOf }) => (notBefore === undefined || asOf >= notBefore) && (notAfter === undefined || asOf <= notAfter),
      );
    }
    case 'notDebarred':
      return known(
        ({ asOf, applicant }) => !(applicant.debarments ?? []).some((one) => bars(one.decidedOn, test.years, asOf)),
      );
    case 'noOtherSupport':
      return known((circumstances) => !namesSupport(test, circumstances));
    case 'noPriorAward':
      return compileNoPriorAward(test);
    case 'all':
      return compileAll(test.of.map((part) => compileTest(part, dictionary)));
    case 'any':
      // At least one holds = not all of them fail.
      return negated(compileAll(test.of.map((part) => negated(compileTest(part, dictionary)))));
    case 'not':
      return negated(compileTest(test.of, dictionary));
  }
}

/**
 * A debarment runs from the day of the decision, which is not counted in its years, up to and including the
 * corresponding day; a decision after the day of application does not bar.
 */
export function bars(decidedOn: string, years: number, asOf: string): boolean {
  return decidedOn <= asOf && asOf <= yearsOn(decidedOn, years);
}

/** Whether the claim names other support of one of the levels with one of the statuses. */
function namesSupport(
  { levels, statuses }: { readonly levels: readonly string[]; readonly statuses: readonly string[] },
  { claim, supports }: Circumstances,
): boolean {
  return (claim.otherSupport ?? []).some((id) => {
    const support = supports.get(id);
    return support !== undefined && levels.includes(support.level) && statuses.includes(support.status);
  });
}

function known(holds: (circumstances: Circumstances) => boolean): CompiledTest {
  return { truth: holds, missing: () => {} };
}

function compileFactTest(name: string, dictionary: Dictionary): CompiledTest {
  const { read, missingName } = placeOfFact(name, dictionary);
  return {
    truth: (circumstances) => (read(circumstances) as boolean | undefined) ?? null,
    missing: (_, into) => into.add(missingName),
  };
}

/** A choice among the values; the recognised value counts where the fact beside it is true, and is unknown without it. */
function compileOneOf(
  { fact, values, recognised }: Extract<Test, { kind: 'oneOf' }>,
  dictionary: Dictionary,
): CompiledTest {
  const choice = placeOfFact(fact, dictionary);
  const listed = new Set<unknown>(values);
  const beside = recognised ? { value: recognised.value, ...placeOfFact(recognised.by, dictionary) } : undefined;
  return {
    truth: (circumstances) => {
      const found = choice.read(circumstances);
      if (found === undefined) return null;
      if (beside && found === beside.value) return (beside.read(circumstances) as boolean | undefined) ?? null;
      return listed.has(found);
    },
    missing: (circumstances, into) => {
      into.add(beside && choice.read(circumstances) === beside.value ? beside.missingName : choice.missingName);
    },
  };
}

/** No prior award, whatever its amount. Where the outcome has to be the same and is not given, nothing is known. */
function compileNoPriorAward({ clauses, same, within }: Extract<Test, { kind: 'noPriorAward' }>): CompiledTest {
  const counted = new Set(clauses);
  const asked = [...same];
  return {
    truth: ({ claim, applicant, programYear }) => {
      if (asked.some((name) => claim[name] === undefined)) return null;
      const isSuch = (award: PriorAward) =>
        counted.has(award.clause) &&
        (within === 'life' || award.year === programYear) &&
        asked.every((name) => award[name] === claim[name]);
      return !(applicant.priorAwards ?? []).some(isSuch);
    },
    missing: ({ claim }, into) => {
      for (const name of asked) if (claim[name] === undefined) into.add(name);
    },
  };
}

/** Kleene's "and": one that fails decides; else one that is not known leaves it open. */
function compileAll(parts: readonly CompiledTest[]): CompiledTest {
  return {
    truth: (circumstances) => {
      let result: Truth = true;
      for (const { truth } of parts) {
        const holds = truth(circumstances);
        if (holds === false) return false;
        if (holds === null) result = null;
      }
      return result;
    },
    missing: (circumstances, into) => {
      for (const { truth, missing } of parts) if (truth(circumstances) === null) missing(circumstances, into);
    },
  };
}

function negated({ truth, missing }: CompiledTest): CompiledTest {
  return {
    truth: (circumstances) => {
      const holds = truth(circumstances);
      return holds === null ? null : !holds;
    },
    missing,
  };
}
