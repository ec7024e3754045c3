import { and, asc, count, eq, gt, isNull } from 'drizzle-orm';
import type { Reader } from '../database/transaction.ts';
import { chainedEntry, GENESIS, hashOf } from './chain.ts';
import { auditDayHeadTable, auditEntryTable, auditLinkTable, auditUnsealedTable } from './tables.ts';

/** A head of the chain as somebody kept it: its place and hash. */
export interface Head {
  readonly seq: number;
  readonly hash: Buffer;
}

/**
 * What is wrong at a link: changed = the entry is not what was sealed · missing = the entry is gone · gap = links are
 * gone · head = the chain does not lead to a head that was published or kept · unlinked = an entry left the chain.
 */
export type Break = 'changed' | 'missing' | 'gap' | 'head' | 'unlinked';

export type Verdict =
  | { readonly whole: true; readonly links: number; readonly waiting: number; readonly head: Head | undefined }
  | { readonly whole: false; readonly broken: Break; readonly seq: number; readonly entryId: number | undefined };

const PAGE = 1000;

/**
 * Walks the chain from its first link and names the first broken one. `kept`: heads that were published and that somebody
 * wrote down outside; without them a chain that was made anew from its beginning looks whole.
 */
export async function verifyChain(reader: Reader, kept: readonly Head[] = []): Promise<Verdict> {
  const published = await reader.select().from(auditDayHeadTable).orderBy(asc(auditDayHeadTable.seq));
  const heads = new Map<number, Buffer[]>();
  for (const { seq, hash } of [...published, ...kept]) heads.set(seq, [...(heads.get(seq) ?? []), hash]);
  let head: Head = { seq: 0, hash: GENESIS };
  for (;;) {
    const page = await pageAfter(reader, head.seq);
    for (const { seq, entryId, hash, entry } of page) {
      const broken = breakAt(head, seq, hash, entry) ?? (isNoHead(heads.get(seq), hash) ? 'head' : undefined);
      if (broken) return { whole: false, broken, seq: broken === 'gap' ? head.seq + 1 : seq, entryId };
      head = { seq, hash };
      heads.delete(seq);
    }
    if (page.length < PAGE) break;
  }
  const [beyond] = [...heads.keys()].sort((one, other) => one - other);
  if (beyond !== undefined) return { whole: false, broken: 'head', seq: beyond, entryId: undefined };
  const lost = await unlinked(reader);
  if (lost !== undefined) return { whole: false, broken: 'unlinked', seq: head.seq + 1, entryId: lost };
  const [queue] = await reader.select({ waiting: count() }).from(auditUnsealedTable);
  return { whole: true, links: head.seq, waiting: queue?.waiting ?? 0, head: head.seq === 0 ? undefined : head };
}

function pageAfter(reader: Reader, seq: number) {
  const { entryId, hash } = auditLinkTable;
  return reader
    .select({ seq: auditLinkTable.seq, entryId, hash, entry: chainedEntry })
    .from(auditLinkTable)
    .leftJoin(auditEntryTable, eq(auditEntryTable.id, entryId))
    .where(gt(auditLinkTable.seq, seq))
    .orderBy(asc(auditLinkTable.seq))
    .limit(PAGE);
}

function breakAt(head: Head, seq: number, hash: Buffer, entry: object | null): Break | undefined {
  if (seq !== head.seq + 1) return 'gap';
  if (entry === null || ('id' in entry && entry.id === null)) return 'missing';
  return hashOf(head.hash, entry).equals(hash) ? undefined : 'changed';
}

function isNoHead(expected: readonly Buffer[] | undefined, hash: Buffer): boolean {
  return (expected ?? []).some((one) => !one.equals(hash));
}

/** An entry that is in the chain no more and does not wait for it either. */
async function unlinked(reader: Reader): Promise<number | undefined> {
  const [row] = await reader
    .select({ id: auditEntryTable.id })
    .from(auditEntryTable)
    .leftJoin(auditLinkTable, eq(auditLinkTable.entryId, auditEntryTable.id))
    .leftJoin(auditUnsealedTable, eq(auditUnsealedTable.entryId, auditEntryTable.id))
    .where(and(isNull(auditLinkTable.entryId), isNull(auditUnsealedTable.entryId)))
    .orderBy(asc(auditEntryTable.id))
    .limit(1);
  return row?.id;
}
