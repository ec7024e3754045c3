import { eq } from 'drizzle-orm';
import { issuedVersion, issueParams } from '../../contracts/instrument.ts';
import type { PolicyShelf } from '../../contracts/policy-shelf.ts';
import { defineCommand, done, event } from '../../platform/command/command.ts';
import { refuse as refuseGenerally } from '../../platform/command/runner.ts';
import { lockIssuedVersion, viewOf } from './issued-version.ts';
import { may } from './permissions.ts';
import { refuse } from './refusals.ts';
import { issuedVersionTable } from './tables.ts';

/** The second person: from now on rounds may open on the version. */
export const confirmIssue = (policies: PolicyShelf) =>
  defineCommand({
    name: 'instrument.confirmIssue',
    input: issueParams,
    output: issuedVersion,
    permission: may.confirmIssue,
    sensitive: true,
    constraints: { issued_version_two_people: refuse('SAME_PERSON') },
    async run(context, { id }) {
      const { tx, actor, now } = context;
      const before = await lockIssuedVersion(context, id);
      if (!before) return refuseGenerally('NOT_FOUND', { kind: 'not-found' });
      if (before.state !== 'proposed') return refuse('NOT_PROPOSED');
      if (!policies.compiled(before.policyId, before.version, before.digest)) return refuse('PACKAGE_CHANGED');
      const [row] = await tx
        .update(issuedVersionTable)
        .set({ state: 'issued', confirmedBy: actor.accountId, confirmedAt: now })
        .where(eq(issuedVersionTable.id, id))
        .returning();
      if (!row) throw new Error('the proposal lost its row');
      const audit = {
        on: { type: 'issued_version', id },
        before: { state: before.state },
        after: { state: row.state, confirmedBy: row.confirmedBy },
      };
      return done(viewOf(row, policies), audit, [event('VersionIssued', { issuedVersionId: id })]);
    },
  });
