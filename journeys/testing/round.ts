import { randomUUID } from 'node:crypto';
import type { Person, Reply, TestOffice } from '../../api/testing/office.ts';
import type { OfficeRoundView, RoundDraft } from '../../contracts/round.ts';
import { openInstallation } from '../../platform/database/installation.ts';
import { fileTable } from '../../platform/files/tables.ts';

/** The people of the office that issue and publish. */
export interface Publishers {
  readonly officer: Person;
  readonly supervisor: Person;
}

export const POLICY = { policyId: 'tongzhou-micro-drama', version: '2026-02-05-draft' } as const;

/** Makes the office a demonstration, where a draft may be issued as a sample. */
export async function demonstrate({ database }: TestOffice): Promise<void> {
  await openInstallation(database, { asked: true, byDefault: true });
}

export async function publishersOf(office: TestOffice): Promise<Publishers> {
  return { officer: await office.staff('officer'), supervisor: await office.staff('supervisor') };
}

/** A file of the office, as an upload would have left it. */
export async function officialFile({ database, clock }: TestOffice): Promise<string> {
  const id = randomUUID();
  const row = { id, sha256: id.replaceAll('-', '').padEnd(64, '0'), bytes: 1, name: '正式文件.pdf', kind: 'pdf' };
  await database.orm.insert(fileTable).values({ ...row, scan: 'clean', createdAt: clock.now() });
  return id;
}

export async function proposal(office: TestOffice) {
  return {
    ...POLICY,
    issuedOn: '2026-05-20',
    documentNumber: '通宣发〔2026〕1号',
    officialFileId: await officialFile(office),
    fairCompetitionConclusion: '经审查，未发现排除、限制竞争的内容。',
  };
}

/** Issues the version by two people; gives its id. */
export async function issue(office: TestOffice, { officer, supervisor }: Publishers): Promise<string> {
  const proposed = await officer.post<{ id: string }>('/instruments/propose', await proposal(office));
  await supervisor.post(`/instruments/${proposed.body.id}/confirm`);
  return proposed.body.id;
}

export function roundDraft(issuedVersionId: string, change: Partial<RoundDraft> = {}): RoundDraft {
  return {
    title: '2026年第一批申报',
    issuedVersionId,
    programYear: 2026,
    opensAt: '2026-06-01T00:00:00.000Z',
    closesAt: '2026-06-30T09:00:00.000Z',
    graceUntil: null,
    contact: '生态服务站 010-80000000',
    clauses: [
      { clause: 'location-filming', budgetFen: 1_000_000_000, places: 20 },
      { clause: 'first-above-scale', budgetFen: null, places: null },
    ],
    questions: [{ id: 'jobs', label: '带动就业多少人', kind: 'number', required: true }],
    materials: [],
    waivedMaterials: [],
    ...change,
  };
}

/** A published round of a demonstration, made by the real commands. */
export async function openRound(
  office: TestOffice,
  publishers: Publishers,
  change: Partial<RoundDraft> = {},
): Promise<OfficeRoundView> {
  const versionId = change.issuedVersionId ?? (await issue(office, publishers));
  const created = await publishers.officer.post<OfficeRoundView>('/rounds', roundDraft(versionId, change));
  const published = await publishers.supervisor.post<OfficeRoundView>(`/rounds/${created.body.id}/publish`);
  return ok(published);
}

/** The body of an answer that must have gone through. */
export function ok<Body>({ status, body }: Reply<Body>): Body {
  if (status !== 200) throw new Error(`answered ${status}: ${JSON.stringify(body)}`);
  return body;
}
