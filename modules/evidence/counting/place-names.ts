import type { Reader } from '../../../platform/database/transaction.ts';
import { yuanText } from '../reading/index.ts';
import { say } from '../refusals.ts';
import type { CountedRow } from '../tables.ts';

/** Where something is counted, in the words of the office. The module knows ids only; who calls knows the names. */
export interface PlaceName {
  /** Number of the application; '' = it has none. */
  readonly number: string;
  readonly organisationName: string;
  readonly year: number;
  /** Of the line in its claim, from 1. */
  readonly position: number;
}

/** Names by id of the cost line. Read with the given handle: inside a transaction nothing else may be asked. */
export type PlaceNames = (reader: Reader, costLineIds: readonly string[]) => Promise<ReadonlyMap<string, PlaceName>>;

const MOST_NAMED = 5;

/** All places where something is counted, in one sentence; the first five by name. */
export async function placesInWords(
  reader: Reader,
  counted: readonly Pick<CountedRow, 'costLineId' | 'amountFen'>[],
  names: PlaceNames,
): Promise<string> {
  const shown = counted.slice(0, MOST_NAMED);
  const known = await names(
    reader,
    shown.map(({ costLineId }) => costLineId),
  );
  const words = shown.map(({ costLineId, amountFen }) => {
    const name = known.get(costLineId);
    return say('place', {
      number: name?.number || say('place.unknown'),
      organisation: name?.organisationName ?? '',
      year: name?.year ?? '',
      position: name?.position ?? '',
      amount: yuanText(amountFen),
    });
  });
  const more = counted.length > MOST_NAMED ? say('place.more', { count: counted.length }) : '';
  return words.join(say('place.separator')) + more;
}
