import type { Reader, Transaction } from '../database/transaction.ts';
import type { PersonalData } from './person-keys.ts';

/**
 * The personal data of this process. Commands are constants and are given one transaction: what seals for them is set
 * here once, when the database is open, before anything is served.
 */
let inUse: PersonalData | undefined;

export function usePersonalData(personalData: PersonalData): void {
  inUse = personalData;
}

function opened(): PersonalData {
  if (!inUse) throw new Error('personal data is asked for before it is open');
  return inUse;
}

/** Seals a value under the key of a person or organisation (person-keys.ts). */
export function sealFor(tx: Transaction, personId: string, value: unknown): Promise<string> {
  return opened().seal(tx, personId, value);
}

/** Opens a sealed value; null where the key was erased. */
export function openFor(reader: Reader, personId: string, sealed: string): Promise<unknown> {
  return opened().open(reader, personId, sealed);
}

/** Opens a sealed text; null where the key was erased. */
export async function openTextFor(reader: Reader, personId: string, sealed: string): Promise<string | null> {
  const value = await openFor(reader, personId, sealed);
  if (value !== null && typeof value !== 'string') throw new Error('a sealed value is no text');
  return value;
}

/** The fingerprint of a value, to find the same one elsewhere without reading it. */
export function fingerprintOf(purpose: string, value: string): string {
  return opened().fingerprint(purpose, value);
}

export function eraseKeyOf(tx: Transaction, personId: string, at: Date): Promise<void> {
  return opened().eraseKey(tx, personId, at);
}
