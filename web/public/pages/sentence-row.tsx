import type { PolicyPackage } from '../../../engine/package.ts';
import { citationLabel } from '../citations.ts';
import { Icon } from '../components/icon.tsx';
import { Official } from '../components/official.tsx';
import { readingsPath } from '../paths.ts';
import { type Covering, coveringOf } from '../rules/coverage.ts';
import type { Numbering } from '../rules/numbering.ts';
import { chosenLabel } from '../rules/readings.ts';
import type { Rule } from '../rules/rule.ts';
import { say } from '../say.ts';
import { RuleList } from './rule-list.tsx';

/** One sentence with its permalink; beside it the rules that rest on it, its readings, and how it is carried out. */

interface SentenceRowProps {
  readonly policy: PolicyPackage;
  readonly sentence: { readonly id: string; readonly text: string };
  readonly rules: readonly Rule[];
  readonly numbering: Numbering;
}

export function SentenceRow({ policy, sentence, rules, numbering }: SentenceRowProps) {
  const own = rules.filter(({ cite }) => cite === sentence.id);
  const covering = coveringOf(sentence.id, policy, rules);
  return (
    <div className="sentence" id={sentence.id}>
      <div className="law">
        <div className="law__inner">
          <Permalink policy={policy} id={sentence.id} />
          <p className="law__text">
            <Official text={sentence.text} marks={numbering.marks.get(sentence.id) ?? []} />
          </p>
        </div>
      </div>
      <div className="sentence__rules">
        <RuleList policy={policy} rules={inNumberOrder(own, numbering)} numbering={numbering} />
        <SentenceReadings policy={policy} sentence={sentence.id} />
        <CoverageLine covering={covering} />
      </div>
    </div>
  );
}

/** A sentence without rules, in a section without rules: close to its neighbours, as in the document itself. */
export function PlainSentence({ policy, sentence }: Pick<SentenceRowProps, 'policy' | 'sentence'>) {
  return (
    <div className="plain__row" id={sentence.id}>
      <div>
        <Permalink policy={policy} id={sentence.id} short />
        <p className="law__text">
          <Official text={sentence.text} />
        </p>
      </div>
      <CoverageLine covering={coveringOf(sentence.id, policy, [])} />
    </div>
  );
}

/** Numbered rules in the order of their phrases, those without a number after them. */
export function inNumberOrder(rules: readonly Rule[], { numbers }: Numbering): readonly Rule[] {
  const place = (rule: Rule) => numbers.get(rule.id) ?? Number.MAX_SAFE_INTEGER;
  return [...rules].sort((a, b) => place(a) - place(b));
}

interface PermalinkProps {
  readonly policy: PolicyPackage;
  readonly id: string;
  /** Without the name of the section, where that stands right above. */
  readonly short?: boolean;
}

export function Permalink({ policy, id, short = false }: PermalinkProps) {
  const label = short ? say('law.sentence', { number: id.split('.s')[1] ?? '' }) : citationLabel(policy, id);
  return (
    <a className="law__id" href={`#${id}`}>
      {label} <code>{id}</code> <Icon name="link" />
      <span className="sr">{say('law.permalink')}</span>
    </a>
  );
}

function SentenceReadings({ policy, sentence }: { readonly policy: PolicyPackage; readonly sentence: string }) {
  const readings = policy.readings.readings.filter(({ cite }) => cite.includes(sentence));
  if (readings.length === 0) return null;
  return (
    <details className="aside">
      <summary>{say('law.readings', { count: readings.length })}</summary>
      <ul>
        {readings.map((reading) => (
          <li key={reading.id}>
            <a href={readingsPath(policy, reading.id)}>{reading.question}</a>
            <p>{say('reading.now', { label: chosenLabel(reading) })}</p>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** How the sentence is carried out. Open questions are listed with the readings above, so only their number is said here. */
function CoverageLine({ covering }: { readonly covering: readonly Covering[] }) {
  if (covering.length === 0) return null;
  return (
    <p className="coverage">
      <span className="sr">{say('law.coverage')}</span>
      {covering.map(({ kind, by, readings }) => (
        <span key={kind} data-kind={kind}>
          {say(`coverage.${kind}`, { by: by.join('、'), count: readings.length + by.length })}
        </span>
      ))}
    </p>
  );
}
