import { type SQL, sql } from 'drizzle-orm';
import type { Reader, Transaction } from '../../platform/database/transaction.ts';
import { eraseKeyOf, openFor } from '../../platform/personal-data/in-use.ts';
import { type PersonalField, REGISTER } from './register.ts';

/** So many values of one field are copied: nobody has more, and a page must end. */
const MOST_VALUES = 1000;

export interface CopiedField {
  readonly field: string;
  readonly values: readonly unknown[];
}

/** Everything that the register knows of an account, in the clear; the organisations' own pages show what is theirs. */
export async function copyOf(reader: Reader, accountId: string): Promise<CopiedField[]> {
  const copied: CopiedField[] = [];
  for (const field of REGISTER.filter(({ owner, secret }) => owner.of === 'account' && !secret)) {
    const { table, column, owner } = namesOf(field);
    const { rows } = await reader.execute<{ value: unknown }>(
      sql`select ${column} as value from ${table}
        where ${owner} = ${accountId} and ${column} is not null limit ${MOST_VALUES}`,
    );
    const values: unknown[] = [];
    for (const { value } of rows) {
      values.push(field.sealed ? await openFor(reader, accountId, String(value)) : value);
    }
    if (values.length > 0) copied.push({ field: field.field, values });
  }
  return copied;
}

/**
 * Erases an account by the register: rows first, then what is overwritten, then the key. What the law asks to keep stays.
 * Returns the fields that were erased.
 */
export async function eraseAccount(tx: Transaction, accountId: string, at: Date): Promise<string[]> {
  const own = REGISTER.filter(({ owner, erasure }) => owner.of === 'account' && erasure.how !== 'kept');
  for (const field of own) {
    const { table, column, owner } = namesOf(field);
    const mine = sql`where ${owner} = ${accountId}`;
    if (field.erasure.how === 'row') await tx.execute(sql`delete from ${table} ${mine}`);
    if (field.erasure.how === 'overwrite') {
      await tx.execute(sql`update ${table} set ${column} = ${sql.raw(field.erasure.by)} ${mine}`);
    }
  }
  await eraseKeyOf(tx, accountId, at);
  return own.map(({ field }) => field);
}

/** The names come from the register, never from a request. */
function namesOf({ field, owner }: PersonalField): Readonly<Record<'table' | 'column' | 'owner', SQL>> {
  const [schema = '', table = '', column = ''] = field.split('.');
  return {
    table: sql`${sql.identifier(schema)}.${sql.identifier(table)}`,
    column: sql`${sql.identifier(column)}`,
    owner: sql`${sql.identifier(owner.column)}`,
  };
}
