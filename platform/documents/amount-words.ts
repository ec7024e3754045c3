import nzh from 'nzh/cn';

/** An amount in capitals as cheques and notices write it, from integer fen: whole amounts end in the word for "exactly". */
export function amountInChinese(fen: number | bigint): string {
  if (typeof fen === 'number' && !Number.isSafeInteger(fen)) throw new RangeError(`not an amount in fen: ${fen}`);
  if (fen < 0) throw new RangeError(`an amount in capitals is never negative: ${fen}`);
  const digits = String(fen).padStart(3, '0');
  return nzh.toMoney(`${digits.slice(0, -2)}.${digits.slice(-2)}`, { forceZheng: true });
}
