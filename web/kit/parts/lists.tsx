import type { ReactNode } from 'react';
import { Icon, type IconName } from '../../public/components/icon.tsx';
import { State, type StateKind } from '../../public/components/state.tsx';
import { say } from '../say.ts';

export interface Datum {
  readonly label: string;
  /** undefined and null read 「待补」: unknown is a value. */
  readonly value: ReactNode;
}

/** Facts of one thing: label and value. */
export function DataList({ data }: { readonly data: readonly Datum[] }) {
  return (
    <dl className="facts">
      {data.map(({ label, value }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value ?? <span className="note">{say('data.unknown')}</span>}</dd>
        </div>
      ))}
    </dl>
  );
}

export interface TimelineStep {
  readonly id: string;
  readonly title: ReactNode;
  /** Who, until when, since when. */
  readonly note?: ReactNode;
  readonly state: 'done' | 'now' | 'ahead';
}

/** Where something stands: what is done, what is now, what comes. */
export function Timeline({ label, steps }: { readonly label: string; readonly steps: readonly TimelineStep[] }) {
  return (
    <ol className="steps" aria-label={label}>
      {steps.map(({ id, title, note, state }) => (
        <li key={id} data-state={state} aria-current={state === 'now' ? 'step' : undefined}>
          <b>
            {title}
            <span className="sr">{say(`timeline.${state}`)}</span>
          </b>
          {note !== undefined && <span>{note}</span>}
        </li>
      ))}
    </ol>
  );
}

export interface Change {
  readonly id: string;
  readonly label: string;
  /** undefined: was not there, or is not there any more. */
  readonly before?: ReactNode;
  readonly after?: ReactNode;
}

/** What changed between two versions, item by item. */
export function DiffList({ label, changes }: { readonly label: string; readonly changes: readonly Change[] }) {
  if (changes.length === 0) return <p className="note">{say('diff.none')}</p>;
  return (
    <div className="scroll-x">
      <table className="table diff">
        <caption className="sr">{label}</caption>
        <thead>
          <tr>
            <th scope="col">{say('diff.item')}</th>
            <th scope="col">{say('diff.before')}</th>
            <th scope="col">{say('diff.after')}</th>
          </tr>
        </thead>
        <tbody>
          {changes.map(({ id, label: item, before, after }) => (
            <tr key={id}>
              <th scope="row">{item}</th>
              <td>{before === undefined ? say('diff.absent') : <del>{before}</del>}</td>
              <td>{after === undefined ? say('diff.removed') : <ins>{after}</ins>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

export interface Comparison {
  readonly id: string;
  readonly label: string;
  /** What the machine read on the voucher. */
  readonly read: ReactNode;
  /** What the applicant typed. */
  readonly typed: ReactNode;
  readonly verdict: { readonly kind: StateKind; readonly word: string };
}

interface SideBySideProps {
  readonly caption: string;
  readonly rows: readonly Comparison[];
  /** Heads of the two columns. Default: 票面读出, 申请人填写. */
  readonly heads?: readonly [read: string, typed: string];
}

/** What was read and what was typed, beside each other, with the verdict of each line. */
export function SideBySide({ caption, rows, heads = [say('side.read'), say('side.typed')] }: SideBySideProps) {
  return (
    <div className="scroll-x">
      <table className="table side-by-side">
        <caption className="sr">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{say('side.item')}</th>
            <th scope="col">{heads[0]}</th>
            <th scope="col">{heads[1]}</th>
            <th scope="col">{say('side.verdict')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, label, read, typed, verdict }) => (
            <tr key={id}>
              <th scope="row">{label}</th>
              <td>{read}</td>
              <td>{typed}</td>
              <td>
                <State kind={verdict.kind} word={verdict.word} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface Finding {
  readonly id: string;
  readonly kind: 'met' | 'warn' | 'fail' | 'wait';
  readonly words: ReactNode;
  /** A link to the evidence, a number, who said it. */
  readonly aside?: ReactNode;
}

/** Findings of the machine, or a checklist: a shape with a name, the sentence, the evidence. Never a decision. */
export function Findings({ label, findings }: { readonly label: string; readonly findings: readonly Finding[] }) {
  return (
    <ul className="findings" aria-label={label}>
      {findings.map(({ id, kind, words, aside }) => (
        <li key={id} data-is={kind}>
          <FindingShape kind={kind} />
          <span>{words}</span>
          {aside !== undefined && <span className="note">{aside}</span>}
        </li>
      ))}
    </ul>
  );
}

const SHAPES: Readonly<Record<Finding['kind'], IconName>> = {
  met: 'check',
  warn: 'warning',
  fail: 'cross',
  wait: 'wait',
};

function FindingShape({ kind }: { readonly kind: Finding['kind'] }) {
  return <Icon name={SHAPES[kind]} label={say(`finding.${kind}`)} />;
}
