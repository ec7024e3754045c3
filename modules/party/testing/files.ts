import { randomBytes, randomUUID } from 'node:crypto';
import type { Database } from '../../../platform/database/database.ts';
import { fileTable } from '../../../platform/files/tables.ts';

/** A row of a file as an upload leaves it behind once the scanner has passed it. */
export async function uploadedFile(
  database: Database,
  of: { readonly accountId: string; readonly organisationId: string | undefined },
  scan: 'waiting' | 'clean' | 'unscanned' = 'clean',
): Promise<string> {
  const id = randomUUID();
  await database.orm.insert(fileTable).values({
    id,
    sha256: randomBytes(32).toString('hex'),
    bytes: 1000,
    name: '授权委托书.pdf',
    kind: 'pdf',
    ownerId: of.organisationId ?? null,
    uploadedBy: of.accountId,
    scan,
    createdAt: new Date('2026-06-01T10:00:00+08:00'),
  });
  return id;
}
