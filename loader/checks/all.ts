import type { PackageProblem } from '../package.ts';
import type { RegisterInForce } from '../resolve.ts';
import { type EpochTerms, readTerms } from '../terms.ts';
import { checkCaps } from './caps.ts';
import { checkFileCitations, checkRuleCitations, checkText } from './citations.ts';
import { checkClauses } from './clauses.ts';
import { type Draft, reporter, termsCheck } from './context.ts';
import { checkContradictions } from './contradictions.ts';
import { checkCoverage } from './coverage.ts';
import { checkFacts } from './facts.ts';
import { checkFileNames, checkTermNames } from './names.ts';
import { checkPhrasing } from './phrasing.ts';
import { checkQuotedValues } from './quoted-values.ts';
import { checkReadings } from './readings.ts';

/** Everything about a package that its single files cannot tell. */
export function checkDraft(draft: Draft, problems: PackageProblem[]): void {
  const report = reporter(problems);
  checkText(draft, report);
  checkReadings(draft, report);
  checkFileCitations(draft, report);
  checkFileNames(draft, report);
  checkCoverage(draft, report);
  for (const epoch of draft.terms.epochs) checkTerms(epoch, draft, problems);
  const [first] = draft.terms.epochs;
  // The text quotes the values of the beginning; later ones come from amendments.
  if (first) checkQuotedValues(termsCheck(first, draft, problems));
  checkManifestIsUndated(draft, problems);
}

function checkTerms(epoch: EpochTerms, draft: Draft, problems: PackageProblem[]): void {
  const check = termsCheck(epoch, draft, problems);
  checkRuleCitations(check);
  checkTermNames(check);
  checkFacts(check);
  checkClauses(check);
  checkContradictions(check);
  checkCaps(check);
  checkPhrasing(check);
}

/** A reading that nobody has chosen yet must be fit to be chosen: the terms are read and checked with each alternative. */
export function checkAlternatives(draft: Draft, problems: PackageProblem[]): void {
  const source = draft.sources.readings;
  for (const reading of draft.readings.readings) {
    for (const { id } of reading.alternatives) {
      if (id === reading.chosen || !draft.terms.used.has(reading.id)) continue;
      const choices = new Map([[reading.id, id]]);
      const register: RegisterInForce = { source, readings: draft.readings, choices };
      const terms = readTerms(draft.sources, register, problems);
      for (const epoch of terms?.epochs ?? []) checkTerms(epoch, draft, problems);
    }
  }
}

/** Only the terms change by day; what an instrument is called does not. */
function checkManifestIsUndated(draft: Draft, problems: PackageProblem[]): void {
  const [first, ...later] = draft.terms.epochs;
  if (!first || !draft.sources.policy) return;
  for (const member of Object.keys(first.manifest) as (keyof typeof first.manifest)[]) {
    if (member === 'general' || member === 'insteadOfAward' || member === 'exclusions') continue;
    const same = later.every((one) => JSON.stringify(one.manifest[member]) === JSON.stringify(first.manifest[member]));
    if (!same) reporter(problems)(draft.sources.policy, [member], 'dated.manifest', { member });
  }
}
