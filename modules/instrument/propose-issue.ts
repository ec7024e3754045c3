import { proposeIssue as input, issuedVersion } from '../../contracts/instrument.ts';
import type { PolicyShelf } from '../../contracts/policy-shelf.ts';
import { defineCommand, done, event } from '../../platform/command/command.ts';
import { findFile } from '../../platform/files/file.ts';
import { isDemonstration } from './installation.ts';
import { viewOf } from './issued-version.ts';
import { may } from './permissions.ts';
import { refuse, words } from './refusals.ts';
import { issuedVersionTable } from './tables.ts';

/** Registers that a loaded version was issued; another person confirms it. */
export const proposeIssue = (policies: PolicyShelf) =>
  defineCommand({
    name: 'instrument.proposeIssue',
    input,
    output: issuedVersion,
    permission: may.proposeIssue,
    constraints: { issued_version_once: refuse('ALREADY_PROPOSED') },
    async run({ tx, actor, now, today }, { policyId, version, ...given }) {
      const found = policies.find(policyId, version);
      if (!found) return refuse('NOT_LOADED', { params: { policy: policyId, version }, path: '/version' });
      const { manifest, digest, readings } = found.definition;
      if (manifest.kind !== 'support') {
        return refuse('NOT_A_SUPPORT_POLICY', { params: { policy: manifest.shortTitle }, path: '/policyId' });
      }
      const isSample = await isDemonstration(tx);
      if (!isSample && manifest.status !== 'issued') {
        const status = words[`status.${manifest.status}`] ?? manifest.status;
        return refuse('NOT_ISSUED_TEXT', { params: { status }, path: '/version' });
      }
      if (given.issuedOn > today) {
        return refuse('ISSUED_IN_FUTURE', { params: { day: given.issuedOn }, path: '/issuedOn' });
      }
      const file = await findFile(tx, given.officialFileId);
      if (!file || file.ownerId !== null || file.scan === 'infected') {
        return refuse('NO_OFFICIAL_FILE', { path: '/officialFileId' });
      }
      const [row] = await tx
        .insert(issuedVersionTable)
        .values({
          ...given,
          policyId,
          version,
          title: manifest.title,
          digest,
          readings,
          state: 'proposed',
          isSample,
          proposedBy: actor.accountId ?? '',
          proposedAt: now,
        })
        .returning();
      if (!row) throw new Error('the proposal lost its row');
      const view = viewOf(row, policies);
      return done(view, { on: { type: 'issued_version', id: row.id }, after: view }, [
        event('IssueProposed', { issuedVersionId: row.id }),
      ]);
    },
  });
