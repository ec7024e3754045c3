import { eq } from 'drizzle-orm';
import { revised, undertakeRightsInput } from '../../contracts/works.ts';
import messages from '../../messages/zh-CN/work-words.json' with { type: 'json' };
import { defineCommand, done } from '../../platform/command/command.ts';
import { may } from './permissions.ts';
import { lockForChange, subjectResource } from './subject-rows.ts';
import { subjectTable } from './tables.ts';

/** The representative undertakes that the organisation has the rights to the material of the work, and labels what is generated. */
export const undertakeRights = defineCommand({
  name: 'works.undertakeRights',
  input: undertakeRightsInput,
  output: revised,
  permission: may.undertakeRights,
  resource: subjectResource,
  async run({ tx, actor, now }, { id, revision }) {
    const held = await lockForChange(tx, id, revision);
    if (!held.ok) return held;
    const { organisationId, rightsUndertaking: before } = held.row;
    // The whole text, as it stood before the person: a later wording does not change what was undertaken.
    const after = { by: actor.accountId ?? '', at: now.toISOString(), text: messages['undertaking.rights'] };
    await tx
      .update(subjectTable)
      .set({ rightsUndertaking: after, revision: revision + 1 })
      .where(eq(subjectTable.id, id));
    return done({ id, revision: revision + 1 }, { on: { type: 'works.subject', id }, organisationId, before, after });
  },
});
