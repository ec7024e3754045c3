import { z } from 'zod';
import type { PolicyShelf } from '../../contracts/policy-shelf.ts';
import { applicationOf } from '../../modules/application/index.ts';
import { holdEntry, keepEntry } from '../../modules/inbox/index.ts';
import { beijingDay } from '../../platform/clock.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import type { Handler } from '../../platform/outbox/deliver.ts';
import { applicationsAbout, searchSourceOf, submittedOf } from '../../views/search-sources.ts';
import { acceptanceGroundsOf } from '../acceptance-grounds.ts';

const payloads = z.looseObject({
  applicationId: z.uuid().optional(),
  organisationId: z.uuid().optional(),
  subjectId: z.uuid().optional(),
  survivorId: z.uuid().optional(),
  merged: z.array(z.uuid()).optional(),
});

/** Keeps what lists and search say of applications, whenever something of it changes. */
export function indexHandler(policies: PolicyShelf): Handler {
  return {
    name: 'inbox.indexForSearch',
    on: ['ApplicationSubmitted', 'SubjectChanged', 'SubjectsMerged', 'OrganisationRenamed'],
    async changes(tx, payload, at) {
      for (const applicationId of await touchedBy(tx, payloads.parse(payload))) {
        await holdEntry(tx, applicationId);
        const source = await searchSourceOf(tx, applicationId);
        if (source)
          await keepEntry(tx, { ...source, missingMaterials: await missingIn(policies, tx, applicationId, at) });
      }
    },
  };
}

/** Ascending, so that two handlers that touch the same entries wait for each other in one order. */
async function touchedBy(tx: Transaction, event: z.output<typeof payloads>): Promise<readonly string[]> {
  const { applicationId, organisationId, subjectId, survivorId, merged = [] } = event;
  if (applicationId !== undefined) return [applicationId];
  if (organisationId !== undefined) return submittedOf(tx, organisationId);
  const subjects = [subjectId, survivorId, ...merged].filter((id) => id !== undefined);
  return applicationsAbout(tx, subjects);
}

/** How many materials the check finds missing in what was submitted; 0 where the policy is not loaded. */
async function missingIn(policies: PolicyShelf, tx: Transaction, applicationId: string, at: Date): Promise<number> {
  const application = await applicationOf(tx, applicationId);
  if (!application) return 0;
  const gathered = await acceptanceGroundsOf(policies, { tx, today: beijingDay(at) }, application);
  return gathered.ok ? gathered.defects.filter(({ code }) => code === 'MATERIAL_MISSING').length : 0;
}
