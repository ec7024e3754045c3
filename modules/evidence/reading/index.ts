/** The door of the readings: what an upload is, what stands in it, and how that compares with what was typed. */

export { type Comparison, compareVoucher, plainName } from './compare.ts';
export { type CostSheet, type CostSheetColumn, type CostSheetRow, costSheetTemplate } from './cost-sheet.ts';
export { yuanText } from './money.ts';
export { hashDistance } from './picture-hash.ts';
export type { FileReading } from './read-file.ts';
export { openReader, type Reader, type ReaderOptions } from './reader.ts';
export type { Outcome } from './refusals.ts';
export { invoiceKeyOf, type VoucherReading } from './voucher.ts';
