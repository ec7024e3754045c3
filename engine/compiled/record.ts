import type { Circumstances } from '../assess/circumstances.ts';
import type { Layout } from './layout.ts';

/**
 * One claim as generated code reads it: flat, all members numbers, the same members in the same order for every clause,
 * so that the machine needs one shape for all of them.
 */
export interface ClaimRecord {
  /** Position of the clause in the layout. */
  clause: number;
  /** Days as yyyymmdd. `debarredOn`: the latest decision not after the day of application, or NEVER, or LATER. */
  asOf: number;
  debarredOn: number;
  /** Positions in the accounts; −1 where the claim names no subject. */
  applicant: number;
  subject: number;
  programYear: number;
  rateBp: number;
  /** 1 where the claim names other support, of whatever kind. */
  namesSupport: number;
  /** What of the base counted in earlier awards, in fen. */
  usedFen: number;
  /** What the record was made from, for sentences; null where no trace will be asked for. */
  circumstances: Circumstances | null;
  /** k0… known, h0… holds (31 bits each), n0… integers, a0… amounts: as the layout of the clause says. */
  [slot: `${'k' | 'h' | 'n' | 'a'}${number}`]: number;
}

/** No decision at all. Days plus up to 99 years stay far below any day of application. */
export const NEVER = -1_000_000_000;
/** Decisions, but all of them after the day of application. */
export const LATER = -1_000_000_001;

/** Makes records of one shape. The text that is compiled holds nothing but numbers. */
export function recordMaker({ words, integers, amounts }: Layout): () => ClaimRecord {
  const slots = [
    ...names('k', words),
    ...names('h', words),
    ...names('n', integers),
    'clause',
    'asOf',
    'debarredOn',
    'applicant',
    'subject',
    'programYear',
    'rateBp',
    'namesSupport',
  ];
  const members = [
    ...slots.map((name) => `this.${name} = 0;`),
    ...names('a', amounts).map((name) => `this.${name} = undefined;`),
  ];
  const text = `return class ClaimRecord { constructor() { ${members.join(' ')} this.usedFen = 0.5; this.circumstances = null; } };`;
  const Made = new Function(text)() as new () => ClaimRecord;
  const amountNames = names('a', amounts);
  // A member that has once held a fraction is a double for ever: amounts then never change the shape of a record.
  return () => {
    const record = new Made();
    for (const name of amountNames) record[name] = 0;
    record.usedFen = 0;
    record.debarredOn = NEVER;
    record.subject = -1;
    return record;
  };
}

function names<Letter extends string>(letter: Letter, count: number): `${Letter}${number}`[] {
  return Array.from({ length: count }, (_, at) => `${letter}${at}` as const);
}
