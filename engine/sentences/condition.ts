import type { Circumstances } from '../assess/circumstances.ts';
import type { Truth } from '../assess/evaluate.ts';
import type { Dictionary } from '../format/manifest.ts';
import type { Condition } from '../format/terms.ts';
import type { Phrases } from '../phrases.ts';
import { compileTestWording, sentencesByTruth } from './tests.ts';

/** Tells what a condition found and what it requires, once its answer is known. */
export type Sentence = (circumstances: Circumstances, truth: Truth) => string;

/** The condition's own words where the package gives them, else the standard sentence of its kind. */
export function compileSentence(
  { label, test, text }: Pick<Condition, 'label' | 'test' | 'text'>,
  dictionary: Dictionary,
  phrases: Phrases,
): Sentence {
  const choose = sentencesByTruth(compileTestWording(test, dictionary, phrases), label, phrases, text);
  return (circumstances, truth) => choose(truth)(circumstances);
}
