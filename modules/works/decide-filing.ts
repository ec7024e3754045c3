import { eq } from 'drizzle-orm';
import { decideInput, revised } from '../../contracts/works.ts';
import { defineCommand, done, event } from '../../platform/command/command.ts';
import { may } from './permissions.ts';
import { refuse } from './refusals.ts';
import { lockSubject, subjectResource } from './subject-rows.ts';
import { subjectTable } from './tables.ts';

/** A clerk confirms the licence and filing numbers against the original, or says what is wrong with them. */
export const decideFiling = defineCommand({
  name: 'works.decideFiling',
  input: decideInput,
  output: revised,
  permission: may.decideFiling,
  resource: subjectResource,
  async run({ tx, actor, now }, { id, revision, decision, note }) {
    const row = await lockSubject(tx, id);
    const { organisationId, licenceNumber, filingNumber } = row;
    if (row.revision !== revision) return refuse('CHANGED_MEANWHILE', { path: '/revision' });
    if (licenceNumber === '' && filingNumber === '') return refuse('NOTHING_TO_CONFIRM');
    if (decision === 'questioned' && note === '') return refuse('NOTE_NEEDED', { path: '/note', kind: 'invalid' });
    const confirmed = decision === 'confirmed';
    const change = {
      filingState: decision,
      filingNote: note,
      filingConfirmedBy: confirmed ? actor.accountId : null,
      filingConfirmedAt: confirmed ? now : null,
      revision: revision + 1,
    };
    await tx.update(subjectTable).set(change).where(eq(subjectTable.id, id));
    const audit = {
      on: { type: 'works.subject', id },
      organisationId,
      before: { filingState: row.filingState, filingNote: row.filingNote },
      after: { filingState: decision, filingNote: note, licenceNumber, filingNumber },
    };
    const name = confirmed ? 'FilingConfirmed' : 'FilingQuestioned';
    return done({ id, revision: revision + 1 }, audit, [event(name, { subjectId: id, organisationId, note })]);
  },
});
