import { desc, lt } from 'drizzle-orm';
import { z } from 'zod';
import { auditHeads, auditHeadsInput } from '../../contracts/audit.ts';
import { calendarDay } from '../../contracts/literals.ts';
import { auditDayHeadTable } from '../../platform/audit/tables.ts';
import { defineQuery } from '../../platform/command/command.ts';
import { cursorOf, readCursor } from '../../platform/database/cursor.ts';
import { permissions } from './permissions.ts';

/** The head of each day, newest first: whoever writes one down can prove later that nothing before it was changed. */
export const listHeads = defineQuery({
  name: 'audit.listHeads',
  input: auditHeadsInput,
  output: auditHeads,
  permission: permissions.listHeads,
  async run({ tx }, { limit, cursor }) {
    const from = readCursor(cursor, z.tuple([calendarDay]));
    if (!from.ok) return from;
    const { day } = auditDayHeadTable;
    const rows = await tx
      .select()
      .from(auditDayHeadTable)
      .where(from.after && lt(day, from.after[0]))
      .orderBy(desc(day))
      .limit(limit + 1);
    const items = rows.slice(0, limit).map(({ hash, ...head }) => ({ ...head, hash: hash.toString('hex') }));
    const last = rows.length > limit ? items.at(-1) : undefined;
    return { ok: true, value: { items, next: last ? cursorOf([last.day]) : null } };
  },
});
