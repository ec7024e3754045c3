import { eq } from 'drizzle-orm';
import { saveDraft as input, type SavedDraftView, savedDraft } from '../../../contracts/application.ts';
import { MOST_DRAFT_CHARACTERS } from '../../../contracts/application-draft.ts';
import { MAX_CLAIMS } from '../../../engine/index.ts';
import { defineCommand, done } from '../../../platform/command/command.ts';
import { refuse as refuseGenerally } from '../../../platform/command/runner.ts';
import { applicationResource, lockApplication } from '../application.ts';
import { may } from '../permissions.ts';
import { refuse } from '../refusals.ts';
import { applicationTable } from '../tables.ts';
import { editDefect } from './editable.ts';
import { marksOf } from './marks.ts';
import { applySections, type SectionedDraft } from './sections.ts';

/** Saves sections of a draft. It is never refused for being incomplete; what somebody else saved since comes back. */
export const saveDraft = defineCommand({
  name: 'application.saveDraft',
  input,
  output: savedDraft,
  permission: may.saveDraft,
  resource: applicationResource,
  async run(context, { id, sections: given }) {
    const { tx, actor, now } = context;
    const row = await lockApplication(context, id);
    if (!row) return refuseGenerally('NOT_FOUND', { kind: 'not-found' });
    const defect = editDefect(actor, row);
    if (defect) return defect;
    const accountId = actor.accountId ?? '';
    const before: SectionedDraft = { draft: row.draft, sections: row.draftSections };
    const after = applySections(before, given, { accountId, at: now.toISOString() });
    if (after.draft.claims.length > MAX_CLAIMS) return refuse('TOO_MANY_CLAIMS', { params: { most: MAX_CLAIMS } });
    if (JSON.stringify(after.draft).length > MOST_DRAFT_CHARACTERS) return refuse('DRAFT_TOO_LARGE');
    const changed = after.written.length > 0;
    const revision = row.draftRevision + (changed ? 1 : 0);
    if (changed) {
      await tx
        .update(applicationTable)
        .set({
          draft: after.draft,
          draftSections: { ...after.sections },
          draftRevision: revision,
          draftSavedBy: accountId,
          draftSavedAt: now,
        })
        .where(eq(applicationTable.id, id));
    }
    const marks = await marksOf(tx, after.sections);
    const never = { revision: 0, savedBy: null, savedAt: null };
    const conflicts = after.conflicts.map((conflict) => ({ ...conflict, mark: marks[conflict.section] ?? never }));
    const view: SavedDraftView = { revision, sections: marks, conflicts };
    if (!changed) return done(view, []);
    return done(view, {
      on: { type: 'application', id },
      organisationId: row.organisationId,
      before: { draftRevision: row.draftRevision },
      after: { draftRevision: revision, sections: after.written },
    });
  },
});
