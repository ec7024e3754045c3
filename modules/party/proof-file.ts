import { and, eq, isNull } from 'drizzle-orm';
import type { Refused } from '../../platform/command/refusal.ts';
import type { Reader } from '../../platform/database/transaction.ts';
import { fileTable } from '../../platform/files/tables.ts';
import { refuse } from './refusals.ts';

/** Of whom a file may come: uploaded for the organisation, or by the person, for whomever the person acted then. */
export interface FileGivenBy {
  readonly organisationId: string;
  readonly accountId: string | null;
}

/** Why a file cannot serve as proof; undefined where it can. A file of others is unknown. */
export async function whyNoProof(
  reader: Reader,
  fileId: string,
  { organisationId, accountId }: FileGivenBy,
  path: string,
): Promise<Refused | undefined> {
  const [file] = await reader
    .select({ ownerId: fileTable.ownerId, uploadedBy: fileTable.uploadedBy, scan: fileTable.scan })
    .from(fileTable)
    .where(and(eq(fileTable.id, fileId), isNull(fileTable.deletedAt)));
  const isOwn = file?.ownerId === organisationId || (file?.uploadedBy === accountId && accountId !== null);
  if (!file || !isOwn) return refuse('FILE_UNKNOWN', { path, kind: 'invalid' });
  return file.scan === 'infected' ? refuse('FILE_INFECTED', { path }) : undefined;
}

/** Nobody decides on a file that could not be opened. */
export async function whyNotReadable(reader: Reader, fileId: string): Promise<Refused | undefined> {
  const [file] = await reader.select({ scan: fileTable.scan }).from(fileTable).where(eq(fileTable.id, fileId));
  if (file?.scan === 'waiting') return refuse('FILE_WAITING');
  return file?.scan === 'infected' ? refuse('FILE_INFECTED') : undefined;
}
