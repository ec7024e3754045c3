import type { ReactNode } from 'react';
import type { VoucherView } from '../../contracts/evidence.ts';
import { Section } from '../kit/frame/page-body.tsx';
import { type Comparison, Findings, SideBySide } from '../kit/parts/lists.tsx';
import { Money } from '../kit/parts/marks.tsx';
import { chineseDay, percent } from '../public/amounts.ts';
import { Callout } from '../public/components/callout.tsx';
import type { StateKind } from '../public/components/state.tsx';
import { fieldWord, isMoney, word } from './words.ts';

const VERDICTS: Readonly<Record<VoucherView['comparison'][number]['outcome'], StateKind>> = {
  equal: 'met',
  differs: 'fail',
  'only-read': 'none',
  'only-typed': 'wait',
};

/** What was read of a voucher beside what was typed, what its arithmetic says, and its lines. */
export function VoucherFacts({ voucher }: { readonly voucher: VoucherView }) {
  const { reading, problem, checks, comparison } = voucher;
  return (
    <div className="stack">
      {problem !== '' && (
        <Callout kind="warn">
          <p>{problem}</p>
        </Callout>
      )}
      {reading?.cancels !== undefined && (
        <Callout kind="warn">
          <p>{word('cancels', { number: reading.cancels })}</p>
        </Callout>
      )}
      {reading && (
        <Section title={word('compare.title')}>
          <p className="note">{word(`source.${reading.source}`)}</p>
          {comparison.length === 0 ? (
            <p className="note">{word('compare.none')}</p>
          ) : (
            <SideBySide caption={word('compare.title')} rows={comparison.map((one) => rowOf(voucher, one))} />
          )}
        </Section>
      )}
      {checks.length > 0 && (
        <Section title={word('checks.title')}>
          <Findings
            label={word('checks.title')}
            findings={checks.map(({ code, holds, text }, at) => {
              return { id: `${code}-${at}`, kind: holds ? 'met' : 'fail', words: text };
            })}
          />
        </Section>
      )}
      {reading && reading.lines.length > 0 && <InvoiceLines lines={reading.lines} />}
    </div>
  );
}

function rowOf(
  { kind }: VoucherView,
  { field, outcome, read, typed, hint }: VoucherView['comparison'][number],
): Comparison {
  const shown = (value: string | number | null) => shownValue(field, value);
  return {
    id: field,
    label: fieldWord(kind, field),
    read: shown(read),
    typed: shown(typed),
    verdict: { kind: VERDICTS[outcome], word: `${word(`verdict.${outcome}`)}${hint === '' ? '' : ` · ${hint}`}` },
  };
}

function shownValue(field: string, value: string | number | null): ReactNode {
  if (value === null) return <span className="note">—</span>;
  if (isMoney(field)) return <Money fen={Number(value)} />;
  return field === 'issuedOn' ? chineseDay(String(value)) : String(value);
}

function InvoiceLines({ lines }: { readonly lines: NonNullable<VoucherView['reading']>['lines'] }) {
  return (
    <Section title={word('lines.title')}>
      <div className="scroll-x">
        <table className="table">
          <caption className="sr">{word('lines.title')}</caption>
          <thead>
            <tr>
              <th scope="col">{word('lines.name')}</th>
              <th scope="col" className="num">
                {word('lines.amount')}
              </th>
              <th scope="col" className="num">
                {word('lines.rate')}
              </th>
              <th scope="col" className="num">
                {word('lines.tax')}
              </th>
            </tr>
          </thead>
          <tbody>
            {lines.map(({ name, amountFen, taxRateBp, taxFen }, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the lines of an invoice are their places.
              <tr key={at}>
                <th scope="row">
                  {at + 1}. {name ?? word('unknown')}
                </th>
                <td className="num">
                  <Money fen={amountFen ?? null} as="table" />
                </td>
                <td className="num">{taxRateBp === undefined ? '—' : percent(taxRateBp)}</td>
                <td className="num">
                  <Money fen={taxFen ?? null} as="table" />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}
