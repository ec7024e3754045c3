import { desc, eq } from 'drizzle-orm';
import { z } from 'zod';
import { instrumentList, issuedVersion, issueParams } from '../../contracts/instrument.ts';
import type { PolicyShelf } from '../../contracts/policy-shelf.ts';
import { defineQuery } from '../../platform/command/command.ts';
import { refuse } from '../../platform/command/runner.ts';
import { isDemonstration } from './installation.ts';
import { issuedVersionOf, viewOf } from './issued-version.ts';
import { may } from './permissions.ts';
import { issuedVersionTable } from './tables.ts';

/** The loaded versions of support policies and how far each is; as many as packages are loaded. */
export const listInstruments = (policies: PolicyShelf) =>
  defineQuery({
    name: 'instrument.listInstruments',
    input: z.strictObject({}),
    output: instrumentList,
    permission: may.listInstruments,
    async run({ tx }) {
      const anything = await isDemonstration(tx);
      const items = [];
      for (const { definition } of policies.packages) {
        const { manifest, digest, readings } = definition;
        if (manifest.kind !== 'support') continue;
        const { id: policyId, version, title, status, dated } = manifest;
        const rows = await tx
          .select()
          .from(issuedVersionTable)
          .where(eq(issuedVersionTable.policyId, policyId))
          .orderBy(desc(issuedVersionTable.proposedAt))
          .limit(100);
        const issues = rows.filter((row) => row.version === version).map((row) => viewOf(row, policies));
        const mayBeIssued = anything || status === 'issued';
        items.push({ policyId, version, title, status, dated, digest, readings, issues, mayBeIssued });
      }
      return { ok: true, value: { items } };
    },
  });

export const seeIssuedVersion = (policies: PolicyShelf) =>
  defineQuery({
    name: 'instrument.seeIssuedVersion',
    input: issueParams,
    output: issuedVersion,
    permission: may.seeIssuedVersion,
    async run({ tx }, { id }) {
      const row = await issuedVersionOf(tx, id);
      return row ? { ok: true, value: viewOf(row, policies) } : refuse('NOT_FOUND', { kind: 'not-found' });
    },
  });
