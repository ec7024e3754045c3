import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { loadPolicies } from '../../api/policies/load.ts';
import type { Person, TestOffice } from '../../api/testing/office.ts';
import { issuedVersionTable } from '../../modules/instrument/tables.ts';
import { bankAccountTable, organisationTable } from '../../modules/party/tables.ts';
import { roundClauseTable, roundTable } from '../../modules/round/tables.ts';
import { fileTable } from '../../platform/files/tables.ts';

export interface RoundOptions {
  /** Ids of package materials that are asked for; all others are waived. */
  readonly asksFor?: readonly string[];
  readonly isSample?: boolean;
}

let rounds = 0;

/** A published round of the draft measures under one clause, open all year. */
export async function openRound(
  { database, clock }: TestOffice,
  { asksFor = [], isSample = true }: RoundOptions = {},
): Promise<string> {
  const { packages } = await loadPolicies([]);
  const loaded = packages.find(({ definition }) => definition.manifest.id === 'tongzhou-micro-drama');
  if (!loaded) throw new Error('the policy of the tests is not loaded');
  const { manifest, digest, readings } = loaded.definition;
  const now = clock.now();
  rounds += 1;
  const issuedVersionId = randomUUID();
  await database.orm
    .insert(issuedVersionTable)
    .values({
      id: issuedVersionId,
      policyId: manifest.id,
      version: manifest.version,
      title: manifest.title,
      digest,
      readings,
      state: 'issued',
      issuedOn: '2026-03-01',
      documentNumber: '示例〔2026〕1号',
      officialFileId: randomUUID(),
      fairCompetitionConclusion: '已审查',
      isSample,
      proposedBy: randomUUID(),
      proposedAt: now,
      confirmedBy: randomUUID(),
      confirmedAt: now,
    })
    .onConflictDoNothing();
  const [round] = await database.orm
    .insert(roundTable)
    .values({
      number: `2026-${rounds}`,
      title: `2026年第${rounds}批`,
      issuedVersionId,
      policyId: manifest.id,
      version: manifest.version,
      digest,
      readings,
      isSample,
      programYear: 2026,
      opensAt: new Date('2026-01-01T00:00:00+08:00'),
      closesAt: new Date('2027-01-01T00:00:00+08:00'),
      state: 'published',
      contact: '通州区网络视听服务站，010-00000000',
      waivedMaterials: loaded.materials.map(({ id }) => id).filter((id) => !asksFor.includes(id)),
      createdBy: randomUUID(),
      createdAt: now,
      changedAt: now,
      publishedAt: now,
    })
    .returning();
  const roundId = round?.id ?? '';
  await database.orm.insert(roundClauseTable).values({ roundId, clause: 'first-above-scale', position: 0 });
  return roundId;
}

/** Fills in what the profile of a company asks for. */
export async function completeProfile({ database, clock }: TestOffice, organisationId: string): Promise<void> {
  const given = {
    legalRepresentative: '甲某',
    address: '通州区示例路1号',
    contactName: '乙某',
    contactPhoneSealed: '-',
  };
  await database.orm.update(organisationTable).set(given).where(eq(organisationTable.id, organisationId));
  const accountSealed = '-';
  await database.orm.insert(bankAccountTable).values({
    organisationId,
    bankName: '示例银行',
    accountSealed,
    accountFingerprint: organisationId,
    accountTail: '0000',
    holderName: '示例',
    proofFileId: randomUUID(),
    isCurrent: true,
    changedBy: randomUUID(),
    since: clock.now(),
  });
}

/** A company's application under the clause, through the front door up to its submission. Answers its id. */
export async function submitApplication(company: Person, roundId: string): Promise<string> {
  const started = await company.post<{ id: string }>(`/rounds/${roundId}/applications`, {
    from: { kind: 'clauses', clauses: ['first-above-scale'] },
  });
  const { id } = started.body;
  const value = { firstTimeAboveScale: true, microDramaRelated: true };
  await company.post(`/applications/${id}/save`, { sections: [{ section: 'applicant', base: 0, value }] });
  const sent = await handIn(company, id, 'submit');
  if (sent.status !== 200) throw new Error(JSON.stringify(sent.body));
  return id;
}

/** Takes the undertaking and submits, or submits again. */
export async function handIn(company: Person, id: string, how: 'submit' | 'resubmit') {
  const { body } = await company.get<{ draftRevision: number }>(`/applications/${id}`);
  const list = await company.get<{ undertaking: { version: string } }>(`/applications/${id}/checklist`);
  const undertaking = { version: list.body.undertaking.version, agreed: true, signer: '甲某' };
  return company.post(`/applications/${id}/${how}`, { draftRevision: body.draftRevision, undertaking });
}

/** A scan that somebody of the office uploaded. */
export async function officeFile(
  { database, clock }: TestOffice,
  given: Partial<typeof fileTable.$inferInsert> = {},
): Promise<string> {
  const id = randomUUID();
  const row = { sha256: 'a'.repeat(64), bytes: 3, name: '盖章件.pdf', kind: 'pdf', scan: 'clean' as const };
  await database.orm
    .insert(fileTable)
    .values({ id, ...row, uploadedBy: randomUUID(), createdAt: clock.now(), ...given });
  return id;
}
