import type { ReactNode } from 'react';
import { fill } from '../../../engine/phrases.ts';
import phrases from '../../../messages/zh-CN/citations.json' with { type: 'json' };
import { chineseNumber, spokenMoney, yuanFigure } from '../../public/amounts.ts';
import { Icon, type IconName } from '../../public/components/icon.tsx';
import { say } from '../say.ts';

/** open: nothing happened yet · going: somebody works on it · yours: the viewer has to act · done · stopped: refused, withdrawn. */
export type StatusKind = 'open' | 'going' | 'yours' | 'done' | 'stopped';

const SHAPES: Readonly<Record<StatusKind, IconName>> = {
  open: 'dash',
  going: 'wait',
  yours: 'arrow',
  done: 'check',
  stopped: 'cross',
};

/** The state of a case in words, with a shape. */
export function Status({ kind, children }: { readonly kind: StatusKind; readonly children: ReactNode }) {
  return (
    <span className="status-chip" data-is={kind}>
      <Icon name={SHAPES[kind]} />
      {children}
    </span>
  );
}

interface MoneyProps {
  /** Whole fen; null: not known yet, which is never 0. */
  readonly fen: number | null;
  /** table: 1,234.50 (the head says 元) · running: 1,234.50 元 · spoken: 50 万元, for ceilings people talk about. */
  readonly as?: 'table' | 'running' | 'spoken';
  /** Words for null. Default 待补. */
  readonly unknown?: string;
}

export function Money({ fen, as = 'running', unknown = say('data.unknown') }: MoneyProps) {
  if (fen === null) return <span className="note">{unknown}</span>;
  if (as === 'spoken') return <span className="nowrap">{spokenMoney(fen)}</span>;
  if (as === 'table') return <>{yuanFigure(fen)}</>;
  return <span className="nowrap">{say('money.yuan', { amount: yuanFigure(fen) })}</span>;
}

interface CiteProps {
  readonly policy: { readonly id: string; readonly version: string };
  /** Id of a sentence (`art2.s2`) or a section (`art2`). */
  readonly sentence: string;
  /** Words for a place that is no article (附则第1句). */
  readonly label?: string;
}

function placeWords(id: string): string {
  const match = /^art([1-9]\d?)(?:\.s(\d+))?$/.exec(id);
  if (!match) return id;
  const section = fill(phrases.article, { number: chineseNumber(Number(match[1])) });
  return match[2] === undefined ? section : fill(phrases.sentence, { section, number: match[2] });
}

/** § 第二条第2句: a citation is a link everywhere, to the sentence on the public site. */
export function Cite({ policy, sentence, label = placeWords(sentence) }: CiteProps) {
  const page = `/policies/${encodeURIComponent(policy.id)}/${encodeURIComponent(policy.version)}`;
  return (
    <a className="cite" href={`${page}#${encodeURIComponent(sentence)}`}>
      {label}
    </a>
  );
}

/** Prints the page: the print style leaves out what only the screen needs. */
export function PrintButton({ label = say('print') }: { readonly label?: string }) {
  return (
    <button type="button" className="btn btn--plain" onClick={() => window.print()}>
      <Icon name="print" />
      {label}
    </button>
  );
}

interface ProgressProps {
  readonly label: string;
  readonly value: number;
  readonly max: number;
  /** The same in words, beside the bar: 3 / 7 项. */
  readonly words: string;
}

export function Progress({ label, value, max, words }: ProgressProps) {
  return (
    <span className="progress">
      <progress aria-label={label} value={value} max={max} />
      <span className="note">{words}</span>
    </span>
  );
}
