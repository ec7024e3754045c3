import { desc, eq } from 'drizzle-orm';
import { debarmentList, listDebarments as input } from '../../contracts/integrity.ts';
import { defineQuery } from '../../platform/command/command.ts';
import { viewOf } from './debarments.ts';
import { may } from './permissions.ts';
import { debarmentTable } from './tables.ts';

export const listDebarments = defineQuery({
  name: 'integrity.listDebarments',
  input,
  output: debarmentList,
  permission: may.listDebarments,
  resource: async (_context, { organisationId }) => ({ organisationId }),
  async run({ tx }, { organisationId }) {
    const rows = await tx
      .select()
      .from(debarmentTable)
      .where(eq(debarmentTable.organisationId, organisationId))
      .orderBy(desc(debarmentTable.decidedOn), desc(debarmentTable.id))
      .limit(200);
    return { ok: true, value: { items: rows.map(viewOf) } };
  },
});
