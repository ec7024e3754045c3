import type { Test } from '../format/terms.ts';
import { allKnown, bitCode, EMPTY, type Missing, maskOfInputs, NOTHING_MISSING, union } from './bits.ts';
import { choicesOf, inputOfAnswer } from './inputs.ts';
import { bitOf, dayNumber, integerSlotOf, WORD_BITS } from './layout.ts';
import { comparisonOf, quantityOf, type Scope } from './quantity.ts';

/**
 * Code for a test in three truth values, as two numbers: `holds` and `fails` are 1 or 0 and never both 1; where both
 * are 0 the answer is not known. `missing` is what is needed where the test is asked and not known.
 */
export interface TestCode {
  readonly holds: string;
  readonly fails: string;
  readonly missing: Missing;
}

export function testCode(test: Test, scope: Scope): TestCode {
  switch (test.kind) {
    case 'fact':
    case 'review':
    case 'noOtherSupport':
    case 'noPriorAward':
      return answerCode(test, scope);
    case 'oneOf':
      return choiceCode(test, scope);
    case 'compare':
      return compareCode(test, scope);
    case 'applicationDay':
      return alwaysKnown(outsideDays(test));
    case 'notDebarred':
      return alwaysKnown(debarred(test.years));
    case 'all':
      return composite(
        test.of.map((part) => testCode(part, scope)),
        '&',
        '|',
      );
    case 'any':
      return composite(
        test.of.map((part) => testCode(part, scope)),
        '|',
        '&',
      );
    case 'not': {
      const { holds, fails, missing } = testCode(test.of, scope);
      return { holds: fails, fails: holds, missing };
    }
  }
}

function answerCode(test: Parameters<typeof inputOfAnswer>[0], { layout }: Scope): TestCode {
  const bit = bitOf(layout, inputOfAnswer(test));
  return { holds: bitCode('holds', bit), fails: bitCode('fails', bit), missing: missingOfAnswer(test, layout) };
}

/** What a single answer needs: itself; for prior awards, the subject or outcome that they are looked up by. */
function missingOfAnswer(test: Parameters<typeof inputOfAnswer>[0], layout: Scope['layout']): Missing {
  if (test.kind === 'noOtherSupport') return NOTHING_MISSING;
  if (test.kind !== 'noPriorAward') return { always: maskOfInputs([inputOfAnswer(test)], layout), further: [] };
  return {
    always: maskOfInputs(
      test.same.map((member) => ({ kind: 'given', member })),
      layout,
    ),
    further: [],
  };
}

function choiceCode(test: Extract<Test, { kind: 'oneOf' }>, { layout, dictionary }: Scope): TestCode {
  const choices = choicesOf(dictionary, test.fact);
  const value = `n${integerSlotOf(layout, { fact: test.fact })}`;
  const choice = maskOfInputs([{ kind: 'fact', fact: test.fact }], layout);
  const known = allKnown(choice);
  const position = test.recognised ? choices.indexOf(test.recognised.value) : -1;
  const listed = listedCode(
    value,
    choices.flatMap((name, at) => (test.values.includes(name) && at !== position ? [at] : [])),
  );
  if (!test.recognised || position === -1) {
    return {
      holds: `(${known} & ${listed})`,
      fails: `(${known} & ${listed} ^ ${known})`,
      missing: { always: choice, further: [] },
    };
  }
  const bit = bitOf(layout, { kind: 'fact', fact: test.recognised.by });
  const is = `((${value} ^ ${position}) - 1 >>> 31)`;
  const word = Math.floor(bit / WORD_BITS);
  const asked = `-(${known} & ${is}) & ~k${word} & ${1 << (bit % WORD_BITS)}`;
  return {
    holds: `(${known} & (${listed} | ${is} & ${bitCode('holds', bit)}))`,
    fails: `(${known} & ((${listed} | ${is}) ^ 1 | ${is} & ${bitCode('fails', bit)}))`,
    missing: { always: choice, further: [{ word, code: `(${asked})` }] },
  };
}

/** Code that is 1 where the value is one of the positions. */
function listedCode(value: string, positions: readonly number[]): string {
  const words = Math.floor(Math.max(0, ...positions) / WORD_BITS) + 1;
  const masks = Array.from({ length: words }, (_, word) => {
    return positions.reduce(
      (bits, at) => (Math.floor(at / WORD_BITS) === word ? bits | (1 << (at % WORD_BITS)) : bits),
      0,
    );
  });
  const inWord = (word: number): string => {
    const shift = word === 0 ? value : `${value} - ${word * WORD_BITS}`;
    const here = `(${value} < ${(word + 1) * WORD_BITS} ? ${masks[word]} >>> ${shift} & 1 : `;
    return word + 1 === words ? `${here}0)` : `${here}${inWord(word + 1)})`;
  };
  return inWord(0);
}

function compareCode(test: Extract<Test, { kind: 'compare' }>, scope: Scope): TestCode {
  const [left, right] = [quantityOf(test.left, scope), quantityOf(test.right, scope)];
  const needed = maskOfInputs([...left.inputs, ...right.inputs], scope.layout);
  const known = allKnown(needed);
  const stands = comparisonOf(left, test.relation, right);
  return {
    holds: `(${known} & ${stands})`,
    fails: `(${known} & (${stands} ^ 1))`,
    missing: { always: needed, further: [] },
  };
}

function alwaysKnown(fails: string): TestCode {
  return { holds: `(${fails} ^ 1)`, fails, missing: NOTHING_MISSING };
}

/** 1 where the day of application is outside; days are yyyymmdd, so a difference has the sign of their order. */
function outsideDays({ notBefore, notAfter }: { readonly notBefore?: string; readonly notAfter?: string }): string {
  const early = notBefore === undefined ? [] : [`(asOf - ${dayNumber(notBefore)} >>> 31)`];
  const late = notAfter === undefined ? [] : [`(${dayNumber(notAfter)} - asOf >>> 31)`];
  return `(${[...early, ...late].join(' | ')})`;
}

/**
 * 1 where a debarment runs on the day of application. The last barred day is the corresponding day some years on;
 * 29 February plus years may be no day at all, but as a number it lies between the days around it, so comparing is right.
 */
function debarred(years: number): string {
  // 0 ≤ days since ≤ years, told by the signs of both differences.
  return `((asOf - debarredOn | ${years * 10_000} - asOf + debarredOn) >>> 31 ^ 1)`;
}

function composite(parts: readonly TestCode[], holds: '&' | '|', fails: '&' | '|'): TestCode {
  const code = {
    holds: `(${parts.map((part) => part.holds).join(` ${holds} `)})`,
    fails: `(${parts.map((part) => part.fails).join(` ${fails} `)})`,
  };
  const always = union(...parts.map(({ missing }) => missing.always));
  const further = parts.flatMap(({ missing }) => missing.further);
  const unknown = `-((${code.holds} | ${code.fails}) ^ 1)`;
  const words = [...new Set([...always.keys(), ...further.map(({ word }) => word)])];
  return {
    ...code,
    missing: {
      always: EMPTY,
      further: words.map((word) => {
        const below = further.filter((one) => one.word === word).map((one) => one.code);
        return { word, code: `(${unknown} & (${[`~k${word} & ${always[word] ?? 0}`, ...below].join(' | ')}))` };
      }),
    },
  };
}
