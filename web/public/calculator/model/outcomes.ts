import type { Answers } from './answers.ts';

/** Outcomes have no form of their own: claims and earlier awards that rest on the same one name it alike (`o1`, `o2` …). */

/** The outcomes to choose from: those in use, in order, and one that is new. */
export function outcomesOf(answers: Answers): readonly string[] {
  const used = [...answers.claim.filter(({ asked }) => asked), ...answers.award].map(({ outcome }) => outcome);
  const known = [...new Set(used.filter((outcome) => outcome !== ''))].sort();
  for (let number = 1; ; number += 1) {
    const fresh = `o${number}`;
    if (!known.includes(fresh)) return [...known, fresh];
  }
}

/** A claim that has just been asked rests on an outcome of its own, unless a sister claim makes that a question. */
export function withFirstOutcome(
  answers: Answers,
  clause: string,
  work: string,
  asksOutcome: (clause: string) => boolean,
): Answers {
  if (!asksOutcome(clause)) return answers;
  const sisters = answers.claim.filter((claim) => claim.asked && claim.work === work && asksOutcome(claim.clause));
  const only = sisters[0];
  if (sisters.length !== 1 || only?.outcome !== '') return answers;
  const elsewhere = new Set([...answers.claim, ...answers.award].map(({ outcome }) => outcome));
  let number = 1;
  while (elsewhere.has(`o${number}`)) number += 1;
  return {
    ...answers,
    claim: answers.claim.map((claim) => (claim === only ? { ...claim, outcome: `o${number}` } : claim)),
  };
}
