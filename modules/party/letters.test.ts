import { and, desc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openOffice, type Person, type Reply, type TestOffice } from '../../api/testing/office.ts';
import { auditEntryTable } from '../../platform/audit/tables.ts';
import { usccOf } from '../../town/demonstration/uscc.ts';
import { uploadedFile } from './testing/files.ts';

let office: TestOffice;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());

let codes = 800_000;
const code = (reply: { readonly body: { readonly error?: { readonly code: string } } }) => reply.body.error?.code;
const at = (person: Person) => `/organisations/${person.organisationId}`;

interface Mine {
  readonly organisations: readonly { readonly organisationId: string; readonly role: string; authority: string }[];
  readonly letters: readonly { readonly state: string; readonly reason: string }[];
}

interface LetterPage {
  readonly items: readonly { readonly letterId: string }[];
  readonly next: string | null;
}

describe('letters of authority', () => {
  /** A person, and the organisation that this person registered. */
  async function registrant() {
    codes += 1;
    const uscc = usccOf(codes);
    const person = office.person();
    const made = await person.post<{ organisationId: string }>('/organisations', { uscc, name: '待确认公司' });
    return { uscc, person: office.as(person, made.body.organisationId) };
  }
  const claim = async (person: Person, uscc: string) =>
    person.post<{ letterId: string }>('/authority-letters/claim', {
      uscc,
      name: '待确认公司',
      fileId: await uploadedFile(office.database, person),
    });
  const submit = async (person: Person, scan: 'waiting' | 'clean' = 'clean') =>
    person.post<{ letterId: string }>(`${at(person)}/submit-authority-letter`, {
      fileId: await uploadedFile(office.database, person, scan),
    });

  it('are refused with a foreign file, for an unknown code, twice, and from a viewer', async () => {
    const { person } = await registrant();
    const stranger = await office.company();
    const foreign = await uploadedFile(office.database, stranger);
    const viewer = await office.member(stranger, 'viewer');
    const path = `${at(person)}/submit-authority-letter`;
    expect(code(await person.post(path, { fileId: foreign }))).toBe('FILE_UNKNOWN');
    expect(code(await claim(office.person(), usccOf(700_001)))).toBe('NOT_REGISTERED');
    expect((await submit(viewer)).status).toBe(403);
    expect((await submit(person)).status).toBe(200);
    expect(code(await submit(person))).toBe('LETTER_WAITING');
  });

  it('are decided by a clerk, once, with a reason, and not by the person whom they name', async () => {
    const { person } = await registrant();
    const { letterId } = (await submit(person)).body;
    const clerk = await office.staff('clerk');
    const path = `/authority-letters/${letterId}`;
    expect((await person.post(`${path}/confirm`)).status).toBe(403);
    expect((await (await office.staff('officer')).post(`${path}/confirm`)).status).toBe(403);
    expect((await clerk.post(`/authority-letters/${clerk.accountId}/confirm`)).status).toBe(404);
    expect((await clerk.post(`${path}/refuse`, { reason: ' ' })).status).toBe(422);
    expect((await clerk.post(`${path}/refuse`, { reason: '公章不清晰，请重新盖章后上传。' })).status).toBe(200);
    expect(code(await clerk.post(`${path}/confirm`))).toBe('LETTER_DECIDED');
    const mine = (await person.get<Mine>('/organisations/mine')).body;
    expect(mine.letters).toMatchObject([{ state: 'refused', reason: '公章不清晰，请重新盖章后上传。' }]);
    const own = (await claim(clerk, (await registrant()).uscc)).body;
    expect(code(await clerk.post(`/authority-letters/${own.letterId}/confirm`))).toBe('LETTER_OF_ONESELF');
  });

  it('wait for the virus scanner before they are confirmed', async () => {
    const { person } = await registrant();
    const { letterId } = (await submit(person, 'waiting')).body;
    const clerk = await office.staff('clerk');
    expect(code(await clerk.post(`/authority-letters/${letterId}/confirm`))).toBe('FILE_WAITING');
  });

  it('make the person who registered the representative', async () => {
    const { person } = await registrant();
    const { letterId } = (await submit(person)).body;
    expect((await person.get<Mine>('/organisations/mine')).body.organisations).toMatchObject([
      { authority: 'waiting' },
    ]);
    await (await office.staff('clerk')).post(`/authority-letters/${letterId}/confirm`);
    const mine = (await person.get<Mine>('/organisations/mine')).body.organisations;
    expect(mine).toMatchObject([{ role: 'representative', authority: 'confirmed' }]);
  });

  it('of somebody else end the access of a person who registered the code of others', async () => {
    const { person: squatter, uscc } = await registrant();
    const rightful = office.person();
    const { letterId } = (await claim(rightful, uscc)).body;
    const clerk = await office.staff('clerk');
    const listed = await clerk.get<{ items: { letterId: string; replaces: string | null }[] }>('/authority-letters');
    expect(listed.body.items.find((item) => item.letterId === letterId)).toMatchObject({ replaces: null });
    expect((await clerk.post(`/authority-letters/${letterId}/confirm`)).status).toBe(200);
    expect((await squatter.get(at(squatter))).status).toBe(404);
    const acting = office.as(rightful, squatter.organisationId);
    expect((await acting.get<{ members: unknown[] }>(`${at(acting)}/members`)).body.members).toMatchObject([
      { accountId: rightful.accountId, role: 'representative' },
    ]);
  });

  it('put a representative who cannot be reached in the place of a preparer', async () => {
    const company = await office.company();
    const clerk = await office.staff('clerk');
    const { uscc } = (await clerk.get<{ uscc: string }>(at(company))).body;
    const successor = office.person();
    const { letterId } = (await claim(successor, uscc)).body;
    const listed = await clerk.get<{ items: { letterId: string; replaces: string | null }[] }>('/authority-letters');
    expect(listed.body.items.find((item) => item.letterId === letterId)?.replaces).not.toBeNull();
    await clerk.post(`/authority-letters/${letterId}/confirm`);
    const mine = (await company.get<Mine>('/organisations/mine')).body.organisations;
    expect(mine).toMatchObject([{ role: 'preparer', authority: 'confirmed' }]);
  });

  it('are listed page by page, each once', async () => {
    for (let n = 0; n < 3; n += 1) await submit((await registrant()).person);
    const clerk = await office.staff('clerk');
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const path: string = `/authority-letters?limit=2${cursor && `&cursor=${cursor}`}`;
      const page: Reply<LetterPage> = await clerk.get<LetterPage>(path);
      seen.push(...page.body.items.map(({ letterId }) => letterId));
      cursor = page.body.next;
    }
    expect(seen.length).toBeGreaterThan(3);
    expect(new Set(seen).size).toBe(seen.length);
    const waiting = await clerk.get<{ items: { state: string }[] }>('/authority-letters?state=submitted');
    expect(new Set(waiting.body.items.map(({ state }) => state))).toEqual(new Set(['submitted']));
  });

  it('leave a trail: who confirmed, and whom it made the representative', async () => {
    const { person } = await registrant();
    const { letterId } = (await submit(person)).body;
    const clerk = await office.staff('clerk');
    await clerk.post(`/authority-letters/${letterId}/confirm`);
    const [entry] = await office.database.orm
      .select()
      .from(auditEntryTable)
      .where(and(eq(auditEntryTable.onId, letterId), eq(auditEntryTable.accountId, clerk.accountId)))
      .orderBy(desc(auditEntryTable.id));
    expect(entry).toMatchObject({ outcome: 'done', after: { state: 'confirmed', representative: person.accountId } });
  });

  it('are printed with the words of the organisation and the person', async () => {
    const company = await office.company();
    const printed = await company.get(`${at(company)}/authority-letter`);
    expect(printed.body).toMatchObject({ day: '2026-06-01', personName: company.accountId.slice(0, 8) });
    expect((await (await office.company()).get(`${at(company)}/authority-letter`)).status).toBe(404);
  });
});
