import { eq } from 'drizzle-orm';
import { claimKeyProjectInput, decideInput, revised } from '../../contracts/works.ts';
import { defineCommand, done, event } from '../../platform/command/command.ts';
import { may } from './permissions.ts';
import { refuseForeignFiles } from './proof-file.ts';
import { refuse } from './refusals.ts';
import { lockForChange, lockSubject, subjectResource } from './subject-rows.ts';
import { type SubjectRow, subjectTable } from './tables.ts';

const stateOf = ({ keyProject, keyProjectProofFileId, keyProjectState, keyProjectNote }: SubjectRow) => ({
  level: keyProject,
  proofFileId: keyProjectProofFileId,
  state: keyProjectState,
  note: keyProjectNote,
});

/** The company says that the work is a national or municipal key project, and proves it; null takes it back. */
export const claimKeyProject = defineCommand({
  name: 'works.claimKeyProject',
  input: claimKeyProjectInput,
  output: revised,
  permission: may.claimKeyProject,
  resource: subjectResource,
  async run({ tx }, { id, revision, level, proofFileId }) {
    const held = await lockForChange(tx, id, revision);
    if (!held.ok) return held;
    const { organisationId } = held.row;
    if (level !== null && proofFileId === null)
      return refuse('PROOF_NEEDED', { path: '/proofFileId', kind: 'invalid' });
    const foreign = await refuseForeignFiles(tx, organisationId, [{ fileId: proofFileId, path: '/proofFileId' }]);
    if (foreign) return foreign;
    const change = {
      keyProject: level,
      keyProjectProofFileId: level === null ? null : proofFileId,
      keyProjectState: level === null ? ('none' as const) : ('waiting' as const),
      keyProjectNote: '',
      keyProjectConfirmedBy: null,
      keyProjectConfirmedAt: null,
      revision: revision + 1,
    };
    await tx.update(subjectTable).set(change).where(eq(subjectTable.id, id));
    const after = stateOf({ ...held.row, ...change });
    const audit = { on: { type: 'works.subject', id }, organisationId, before: stateOf(held.row), after };
    return done({ id, revision: revision + 1 }, audit);
  },
});

/** An officer confirms the key project against its proof, or says what is wrong with it. */
export const decideKeyProject = defineCommand({
  name: 'works.decideKeyProject',
  input: decideInput,
  output: revised,
  permission: may.decideKeyProject,
  resource: subjectResource,
  async run({ tx, actor, now }, { id, revision, decision, note }) {
    const row = await lockSubject(tx, id);
    const { organisationId } = row;
    if (row.revision !== revision) return refuse('CHANGED_MEANWHILE', { path: '/revision' });
    if (row.keyProject === null) return refuse('NOTHING_TO_CONFIRM');
    if (decision === 'questioned' && note === '') return refuse('NOTE_NEEDED', { path: '/note', kind: 'invalid' });
    const confirmed = decision === 'confirmed';
    const change = {
      keyProjectState: decision,
      keyProjectNote: note,
      keyProjectConfirmedBy: confirmed ? actor.accountId : null,
      keyProjectConfirmedAt: confirmed ? now : null,
      revision: revision + 1,
    };
    await tx.update(subjectTable).set(change).where(eq(subjectTable.id, id));
    const after = stateOf({ ...row, ...change });
    const audit = { on: { type: 'works.subject', id }, organisationId, before: stateOf(row), after };
    const name = confirmed ? 'KeyProjectConfirmed' : 'KeyProjectQuestioned';
    return done({ id, revision: revision + 1 }, audit, [event(name, { subjectId: id, organisationId, note })]);
  },
});
