import { createReadStream } from 'node:fs';
import { mkdir, open, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { DataStore, ERRORS, Upload } from '@tus/server';
import { count, eq, lt } from 'drizzle-orm';
import { z } from 'zod';
import type { Refused } from '../command/refusal.ts';
import type { Database } from '../database/database.ts';
import type { Reader } from '../database/transaction.ts';
import { errorCode } from '../fault.ts';
import { isDiskFull } from './content-store.ts';
import { findFile } from './file.ts';
import { refuse } from './refusals.ts';
import { uploadTable } from './tables.ts';

export type UploadRow = typeof uploadTable.$inferSelect;

/** A refusal on its way through the library of the protocol, which knows thrown values only. */
export class UploadRefused extends Error {
  readonly refused: Refused;
  constructor(refused: Refused) {
    super(refused.refusal.code);
    this.refused = refused;
  }
}

/** How long an upload may take, in milliseconds; what is older is removed. */
export const UPLOAD_MILLISECONDS = 24 * 60 * 60 * 1000;
/** So many uploads of one account may be under way. */
const MOST_OPEN = 100;

const uuid = z.uuid();

/** The state of resumable uploads: a row for each, and what has arrived of it in a folder. */
export class UploadStore extends DataStore {
  readonly #database: Database;
  readonly #directory: string;

  constructor(database: Database, directory: string) {
    super();
    this.#database = database;
    this.#directory = directory;
    this.extensions = ['creation', 'creation-with-upload', 'termination'];
  }

  /** Announces an upload. */
  async announce(row: UploadRow): Promise<Refused | undefined> {
    const { orm } = this.#database;
    const [open] = await orm
      .select({ uploads: count() })
      .from(uploadTable)
      .where(eq(uploadTable.uploadedBy, row.uploadedBy));
    if ((open?.uploads ?? 0) >= MOST_OPEN) return refuse('UPLOAD_LIMIT');
    await orm.insert(uploadTable).values(row);
    return undefined;
  }

  async find(id: string, reader: Reader = this.#database.orm): Promise<UploadRow | undefined> {
    if (!uuid.safeParse(id).success) return undefined;
    const [row] = await reader.select().from(uploadTable).where(eq(uploadTable.id, id));
    return row;
  }

  /** Who handed in the file that an upload became; undefined where there is none. */
  async uploaderOf(id: string): Promise<string | null | undefined> {
    return uuid.safeParse(id).success ? (await findFile(this.#database.orm, id))?.uploadedBy : undefined;
  }

  /** What has arrived, from the beginning. */
  content(id: string): Readable {
    return createReadStream(this.#pathOf(id));
  }

  override async create(upload: Upload): Promise<Upload> {
    try {
      await mkdir(this.#directory, { recursive: true });
      await (await open(this.#pathOf(upload.id), 'wx', 0o600)).close();
    } catch (error) {
      await this.remove(upload.id);
      throw refusedOrDefect(error);
    }
    return upload;
  }

  override async write(pieces: Readable, id: string, offset: number): Promise<number> {
    const file = await open(this.#pathOf(id), 'r+');
    let position = offset;
    try {
      for await (const piece of pieces) {
        let written = 0;
        while (written < piece.length) {
          const { bytesWritten } = await file.write(piece, written, piece.length - written, position);
          written += bytesWritten;
          position += bytesWritten;
        }
      }
    } catch (error) {
      throw refusedOrDefect(error);
    } finally {
      await file.close();
    }
    return position;
  }

  /**
   * How far an upload is. One that has arrived whole and did not become a file (its process ended, the disk was full) asks
   * for its last byte again, and with it for the end.
   */
  override async getUpload(id: string): Promise<Upload> {
    const row = await this.find(id);
    if (row === undefined) {
      const file = uuid.safeParse(id).success ? await findFile(this.#database.orm, id) : null;
      if (file === null) throw ERRORS.FILE_NOT_FOUND;
      return new Upload({ id, size: file.bytes, offset: file.bytes });
    }
    const arrived = await bytesOf(this.#pathOf(id));
    return new Upload({ id, size: row.bytes, offset: Math.min(arrived, row.bytes - 1) });
  }

  /** Forgets an upload, with what has arrived of it. */
  override async remove(id: string): Promise<void> {
    await rm(this.#pathOf(id), { force: true });
    await this.#database.orm.delete(uploadTable).where(eq(uploadTable.id, id));
  }

  /** Removes what an ended upload left in the folder. */
  async clear(id: string): Promise<void> {
    await rm(this.#pathOf(id), { force: true });
  }

  /** Removes the uploads that were begun before an instant. Returns how many. */
  async removeBegunBefore(instant: Date, most = 500): Promise<number> {
    const { orm } = this.#database;
    const old = await orm
      .select({ id: uploadTable.id })
      .from(uploadTable)
      .where(lt(uploadTable.createdAt, instant))
      .limit(most);
    for (const { id } of old) await this.remove(id);
    return old.length;
  }

  #pathOf(id: string): string {
    return join(this.#directory, uuid.parse(id));
  }
}

function refusedOrDefect(error: unknown): unknown {
  return isDiskFull(error) ? new UploadRefused(refuse('STORAGE_FULL', { kind: 'unavailable' })) : error;
}

async function bytesOf(path: string): Promise<number> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return 0;
    throw error;
  }
}
