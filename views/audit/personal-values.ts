import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { auditEntryId, auditPersonalValues } from '../../contracts/audit.ts';
import { auditEntryTable } from '../../platform/audit/tables.ts';
import { defineQuery } from '../../platform/command/command.ts';
import { refuse } from '../../platform/command/runner.ts';
import { openFor } from '../../platform/personal-data/in-use.ts';
import { permissions } from './permissions.ts';

const sealedForm = z.record(z.string(), z.string());

/** The personal values of one entry in the clear. Whoever looks is in the audit too. */
export const showPersonalValues = defineQuery({
  name: 'audit.showPersonalValues',
  input: auditEntryId,
  output: auditPersonalValues,
  permission: permissions.showPersonalValues,
  async run({ tx }, { entryId }) {
    const [entry] = await tx.select().from(auditEntryTable).where(eq(auditEntryTable.id, entryId));
    if (!entry) return refuse('NOT_FOUND', { kind: 'not-found' });
    const sealed = sealedForm.parse(entry.personal ?? {});
    const values: z.output<typeof auditPersonalValues>['values'] = [];
    for (const [personId, text] of Object.entries(sealed)) {
      values.push({ personId, value: z.json().parse(await openFor(tx, personId, text)) });
    }
    const personalDataOf = values.map(({ personId }) => ({
      type: 'person',
      id: personId,
      fields: [`audit ${entryId}`],
    }));
    return { ok: true, value: { values }, personalDataOf };
  },
});
