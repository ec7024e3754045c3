import type { VoucherLine } from '../../contracts/evidence.ts';
import { Status, type StatusKind } from '../kit/parts/marks.tsx';
import { Tag } from '../kit/parts/table.tsx';
import { word } from './words.ts';
import './evidence.css';

const KINDS: Readonly<Record<VoucherLine['readingState'], StatusKind>> = {
  waiting: 'going',
  read: 'done',
  none: 'open',
  failed: 'stopped',
};

/** How far the reading has come, and whether something does not fit. */
export function ReadingMark({ voucher }: { readonly voucher: VoucherLine }) {
  const { readingState, isQuestionable, file } = voucher;
  return (
    <span className="voucher-marks">
      <Status kind={KINDS[readingState]}>{word(`state.${readingState}`)}</Status>
      {isQuestionable && <Tag warn>{word('state.questionable')}</Tag>}
      {file.scan !== 'clean' && <Tag>{word(`scan.${file.scan}`)}</Tag>}
    </span>
  );
}
