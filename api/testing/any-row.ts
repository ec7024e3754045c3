import { randomUUID } from 'node:crypto';
import { getTableColumns } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import type { Database } from '../../platform/database/database.ts';

const AT = new Date('2026-06-01T02:00:00Z');

/**
 * Inserts a row of a table and gives its id: what must be there and is not given is filled with the plainest value of its
 * type. For tests that need a thing to exist and ask nothing of its content; checks of the table may ask for more.
 */
export async function anyRow<T extends PgTable>(
  { orm }: Database,
  table: T,
  given: Partial<T['$inferInsert']>,
): Promise<string> {
  const id = randomUUID();
  const fixed: Readonly<Record<string, unknown>> = { id, ...given };
  const values: Record<string, unknown> = {};
  for (const [name, column] of Object.entries(getTableColumns(table))) {
    if (fixed[name] !== undefined) values[name] = fixed[name];
    else if (column.notNull && !column.hasDefault) values[name] = plainest(column);
  }
  await orm.insert(table).values(values as T['$inferInsert']);
  return String(values.id);
}

function plainest(column: {
  readonly columnType: string;
  readonly enumValues?: readonly string[] | undefined;
}): unknown {
  const [first] = column.enumValues ?? [];
  if (first !== undefined) return first;
  switch (column.columnType) {
    case 'PgUUID':
      return randomUUID();
    case 'PgTimestamp':
      return AT;
    case 'PgDateString':
      return '2026-06-01';
    case 'PgBoolean':
      return false;
    case 'PgJsonb':
      return {};
    case 'PgInteger':
    case 'PgBigInt53':
      return 1;
    case 'PgArray':
      return [];
    default:
      return '示例';
  }
}
