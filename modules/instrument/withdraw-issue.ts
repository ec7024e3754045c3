import { eq } from 'drizzle-orm';
import { withdrawIssue as input, issuedVersion } from '../../contracts/instrument.ts';
import type { PolicyShelf } from '../../contracts/policy-shelf.ts';
import { defineCommand, done } from '../../platform/command/command.ts';
import { refuse as refuseGenerally } from '../../platform/command/runner.ts';
import { lockIssuedVersion, viewOf } from './issued-version.ts';
import { may } from './permissions.ts';
import { refuse } from './refusals.ts';
import { issuedVersionTable } from './tables.ts';

/** Takes a proposal or an issued version back: no new round opens on it; what is under way goes on. */
export const withdrawIssue = (policies: PolicyShelf) =>
  defineCommand({
    name: 'instrument.withdrawIssue',
    input,
    output: issuedVersion,
    permission: may.withdrawIssue,
    async run(context, { id, reason }) {
      const before = await lockIssuedVersion(context, id);
      if (!before) return refuseGenerally('NOT_FOUND', { kind: 'not-found' });
      if (before.state === 'withdrawn') return refuse('ALREADY_WITHDRAWN');
      const [row] = await context.tx
        .update(issuedVersionTable)
        .set({ state: 'withdrawn', withdrawnReason: reason })
        .where(eq(issuedVersionTable.id, id))
        .returning();
      if (!row) throw new Error('the version lost its row');
      const audit = {
        on: { type: 'issued_version', id },
        before: { state: before.state },
        after: { state: row.state, reason },
      };
      return done(viewOf(row, policies), audit);
    },
  });
