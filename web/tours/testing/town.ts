import { randomUUID } from 'node:crypto';
import { type APIRequestContext, expect, request } from '@playwright/test';
import type { z } from 'zod';
import type { instrumentList } from '../../../contracts/instrument.ts';
import type { roundList } from '../../../contracts/round.ts';
import { usccOf } from '../../../town/demonstration/uscc.ts';

/** Makes what a tour needs through the API of the running server, as people would: a round, a company, a work. */

type InstrumentList = z.output<typeof instrumentList>;
type RoundList = z.output<typeof roundList>;

/** Somebody signed in, with cookies of their own; `organisationId` = for whom they act. */
export interface Player {
  readonly api: APIRequestContext;
  readonly organisationId?: string;
}

const PDF = smallestPdf();
const PASSWORD = 'yunhe-tour-2026-06';

export async function post<Body = { id: string }>({ api, organisationId }: Player, path: string, data: object = {}) {
  const headers = {
    'idempotency-key': randomUUID(),
    ...(organisationId === undefined ? {} : { 'x-acting-for': organisationId }),
  };
  const answer = await api.post(`/api/v1${path}`, { data, headers });
  expect(answer.status(), `${path}: ${await answer.text()}`).toBe(200);
  const body: Body = await answer.json();
  return body;
}

export async function read<Body>({ api, organisationId }: Player, path: string): Promise<Body> {
  const headers = organisationId === undefined ? {} : { 'x-acting-for': organisationId };
  const answer = await api.get(`/api/v1${path}`, { headers });
  expect(answer.status(), `${path}: ${await answer.text()}`).toBe(200);
  return answer.json();
}

/** Signs in as one of the people of the demonstration's office, by the words of the role. */
export async function staff(baseURL: string, role: string): Promise<Player> {
  const api = await request.newContext({ baseURL, extraHTTPHeaders: { origin: baseURL } });
  const session = await (await api.get('/api/v1/session')).json();
  const account = session.demonstrationAccounts.find((one: { role: string }) => one.role === role);
  const answer = await api.post('/api/v1/demonstration/sign-in', { data: { accountId: account.accountId } });
  expect(answer.status(), await answer.text()).toBe(200);
  return { api };
}

/** A file as an upload leaves it. */
export async function upload({ api, organisationId }: Player, name: string): Promise<string> {
  const acting: Record<string, string> = organisationId === undefined ? {} : { 'x-acting-for': organisationId };
  const tus = { 'tus-resumable': '1.0.0', ...acting };
  const begun = await api.post('/api/v1/uploads', {
    headers: {
      ...tus,
      'upload-length': String(PDF.length),
      'upload-metadata': `filename ${Buffer.from(name).toString('base64')}`,
    },
  });
  expect(begun.status(), await begun.text()).toBe(201);
  const place = begun.headers().location ?? '';
  const sent = await api.patch(place, {
    headers: { ...tus, 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' },
    data: PDF,
  });
  expect(sent.status(), await sent.text()).toBe(204);
  const id = place.split('/').pop() ?? '';
  await expect
    .poll(
      async () =>
        (await read<{ scan: string }>({ api, ...(organisationId ? { organisationId } : {}) }, `/files/${id}`)).scan,
    )
    .not.toBe('waiting');
  return id;
}

const POLICY = { policyId: 'tongzhou-micro-drama', version: '2026-02-05-draft' };

/** The draft measures, issued as a sample by two people where they are not yet. */
async function issuedVersion(officer: Player, supervisor: Player): Promise<string> {
  const { items } = await read<InstrumentList>(officer, '/instruments');
  const entry = items.find(({ policyId, version }) => policyId === POLICY.policyId && version === POLICY.version);
  const issued = entry?.issues.find(({ state }) => state === 'issued');
  if (issued) return issued.id;
  const { id } = await post(officer, '/instruments/propose', {
    ...POLICY,
    issuedOn: '2026-05-01',
    documentNumber: '通宣发〔2026〕1号',
    officialFileId: await upload(officer, '正式文件.pdf'),
    fairCompetitionConclusion: '经审查，未发现排除、限制竞争的内容。',
  });
  await post(supervisor, `/instruments/${id}/confirm`);
  return id;
}

/** A round on the draft measures that is open for a long time; the one with this title where it is there. */
export async function openRound(baseURL: string, title: string): Promise<string> {
  const officer = await staff(baseURL, '经办人');
  const supervisor = await staff(baseURL, '主管');
  const { items } = await read<RoundList>(officer, '/rounds?phase=open&limit=200');
  const open = items.find((round) => round.title === title);
  if (open) return open.id;
  const { id } = await post(officer, '/rounds', {
    title,
    issuedVersionId: await issuedVersion(officer, supervisor),
    programYear: 2026,
    opensAt: '2026-05-01T00:00:00.000Z',
    closesAt: '2027-05-30T09:00:00.000Z',
    graceUntil: null,
    contact: '生态服务站 010-80000000',
    clauses: ['location-filming', 'overseas-distribution', 'first-above-scale'].map((clause) => {
      return { clause, budgetFen: null, places: null };
    }),
    questions: [{ id: 'jobs', label: '带动就业多少人', kind: 'number', required: true }],
    materials: [{ id: 'plan', label: '下一步计划', help: '一页以内。', required: false, clauses: [] }],
    waivedMaterials: [],
  });
  await post(supervisor, `/rounds/${id}/publish`);
  return id;
}

export interface Company extends Player {
  readonly organisationId: string;
  readonly email: string;
  readonly password: string;
}

/** Somebody who registers with an e-mail address, and a company for which a clerk has confirmed the authority. */
export async function company(baseURL: string, name: string): Promise<Company> {
  const api = await request.newContext({ baseURL, extraHTTPHeaders: { origin: baseURL } });
  const email = `tour-${randomUUID().slice(0, 8)}@example.org`;
  const signedUp = await api.post('/api/auth/sign-up/email', { data: { name: '李明', email, password: PASSWORD } });
  expect(signedUp.status(), await signedUp.text()).toBe(200);
  const uscc = usccOf(Number.parseInt(randomUUID().slice(0, 5), 16));
  const { organisationId } = await post<{ organisationId: string }>({ api }, '/organisations', { uscc, name });
  const fileId = await upload({ api, organisationId }, '授权书.pdf');
  const letter = await post<{ letterId: string }>(
    { api, organisationId },
    `/organisations/${organisationId}/submit-authority-letter`,
    { fileId },
  );
  const clerk = await staff(baseURL, '服务站工作人员');
  await post(clerk, `/authority-letters/${letter.letterId}/confirm`);
  return { api, organisationId, email, password: PASSWORD };
}

/** A work with shooting days, `inDistrict` of them in the district. */
export async function work(player: Player, title: string, total: number, inDistrict: number): Promise<string> {
  const { id } = await post(player, '/works', { kind: 'micro-drama', title, releasedOn: '2026-04-30' });
  const entries = Array.from({ length: total }, (_, at) => ({
    day: `2026-03-${String(at + 1).padStart(2, '0')}`,
    place: at < inDistrict ? '张家湾' : '怀柔',
    inDistrict: at < inDistrict,
  }));
  await post(player, `/works/${id}/shooting-days`, { entries });
  return id;
}

/** One empty page. */
function smallestPdf(): Buffer {
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>',
  ];
  let text = '%PDF-1.4\n';
  const places = objects.map((object, at) => {
    const place = text.length;
    text += `${at + 1} 0 obj${object}endobj\n`;
    return `${String(place).padStart(10, '0')} 00000 n \n`;
  });
  const table = `xref\n0 4\n0000000000 65535 f \n${places.join('')}`;
  return Buffer.from(`${text}${table}trailer<</Size 4/Root 1 0 R>>\nstartxref\n${text.length}\n%%EOF\n`);
}
