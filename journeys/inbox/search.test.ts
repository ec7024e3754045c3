import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openOffice, type Person, type TestOffice } from '../../api/testing/office.ts';
import type { ApplicationView } from '../../contracts/application.ts';
import { STAFF_ROLES } from '../../contracts/roles.ts';
import type { SearchResult } from '../../contracts/work-list.ts';
import { fileTable } from '../../platform/files/tables.ts';
import { ok } from '../testing/round.ts';
import { completeProfile, handIn, openRound, submitApplication } from '../testing/submitted.ts';

let office: TestOffice;
let clerk: Person;
let round: string;

beforeAll(async () => {
  office = await openOffice();
  clerk = await office.staff('clerk');
  round = await openRound(office);
});
afterAll(() => office.close());

async function named(name: string) {
  const company = await office.company();
  await completeProfile(office, company.organisationId);
  await rename(company, name);
  return { company };
}

/** Renames by the real command, with a licence as an upload would have left it. */
async function rename(company: Person, name: string): Promise<void> {
  const id = randomUUID();
  const row = { id, sha256: id.replaceAll('-', '').padEnd(64, '0'), bytes: 1, name: '执照.pdf', kind: 'pdf' };
  await office.database.orm.insert(fileTable).values({
    ...row,
    scan: 'clean',
    ownerId: company.organisationId ?? null,
    createdAt: office.clock.now(),
  });
  ok(await company.post(`/organisations/${company.organisationId}/rename`, { name, proofFileId: id }));
  await office.deliver();
}

async function search(text: string, more = ''): Promise<readonly SearchResult[]> {
  const path = `/search?text=${encodeURIComponent(text)}${more}`;
  return ok(await clerk.get<{ items: SearchResult[] }>(path)).items;
}

const ids = (found: readonly SearchResult[]) => found.map(({ id }) => id);

describe('search', () => {
  it('is shut to visitors, applicants and every role that reads no applications', async () => {
    expect((await office.visitor.get('/search?text=a')).status).toBe(401);
    expect((await (await office.company()).get('/search?text=a')).status).toBe(403);
    const open = ['clerk', 'officer', 'supervisor', 'panel-secretary', 'auditor', 'finance'];
    for (const role of STAFF_ROLES.filter((one) => !open.includes(one))) {
      expect((await (await office.staff(role)).get('/search?text=a')).status, role).toBe(403);
    }
  });

  it('answers nothing, and no fault, to signs of the query language', async () => {
    for (const text of ["'", '\\', '& |', ':*', '!', '(a', "a' | 'b", '的']) await search(text);
    expect(await search('，。')).toEqual([]);
    expect((await clerk.get('/search?text=')).status).toBe(422);
    expect((await clerk.get('/search?text=a&cursor=x')).status).toBe(422);
  });

  it('never finds a draft', async () => {
    const { company } = await named('示例白鹭传媒有限公司');
    ok(await company.post(`/rounds/${round}/applications`, { from: { kind: 'blank' } }));
    await office.deliver();
    expect(await search('白鹭')).toEqual([]);
  });

  it('finds by two signs of the name, by number and its beginning, and by the credit code', async () => {
    const { company } = await named('示例早班船影视有限公司');
    const id = await submitApplication(company, round);
    await office.deliver();
    const [found] = await search('早班');
    expect(found).toMatchObject({ id, organisationName: '示例早班船影视有限公司', state: 'submitted' });
    expect(ids(await search('班船'))).toEqual([id]);
    expect(ids(await search('影视 早班'))).toEqual([id]);
    expect(await search('早班 白鹭')).toEqual([]);
    expect(ids(await search(found?.number ?? ''))).toEqual([id]);
    expect(ids(await search(found?.number.slice(0, -1) ?? ''))).toContain(id);
    const { body } = await company.get<{ uscc: string }>(`/organisations/${company.organisationId}`);
    expect(ids(await search(body.uscc))).toEqual([id]);
  });

  it('goes with the company when it is renamed, and knows the former name', async () => {
    const { company } = await named('示例灯影文化有限公司');
    const id = await submitApplication(company, round);
    await office.deliver();
    await rename(company, '示例胡同星光文化有限公司');
    expect(ids(await search('胡同'))).toEqual([id]);
    expect(ids(await search('灯影'))).toEqual([id]);
  });

  it('finds the work that is claimed for, under its new title too', async () => {
    const company = await office.company();
    await completeProfile(office, company.organisationId);
    const work = { kind: 'micro-drama', title: '大运河的月光', releasedOn: '2026-05-20' };
    const { id: subjectId } = ok(await company.post<{ id: string }>('/works', work));
    const from = { kind: 'clauses', clauses: ['first-above-scale'] };
    const { id } = ok(await company.post<{ id: string }>(`/rounds/${round}/applications`, { from }));
    const [claim] = ok(await company.get<ApplicationView>(`/applications/${id}`)).draft.claims;
    const claimId = claim?.id ?? '';
    const value = { firstTimeAboveScale: true, microDramaRelated: true };
    const sections = [
      { section: 'applicant', base: 0, value },
      { section: 'claim', base: 1, claimId, value: { ...claim, subjectId } },
    ];
    ok(await company.post(`/applications/${id}/save`, { sections }));
    expect((await handIn(company, id, 'submit')).status).toBe(200);
    await office.deliver();
    expect(await search('月光')).toMatchObject([{ id, subjects: ['大运河的月光'] }]);
    const changed = { title: '六环以东的月亮', releasedOn: '2026-05-20', revision: 1 };
    ok(await company.post(`/works/${subjectId}/change`, changed));
    await office.deliver();
    expect(await search('六环')).toMatchObject([{ id, subjects: ['六环以东的月亮'] }]);
    expect(await search('月光')).toEqual([]);
  });

  it('pages without a gap', async () => {
    const made: string[] = [];
    for (let at = 0; at < 3; at += 1) {
      const one = await named(`示例漕船${at}号有限公司`);
      made.push(await submitApplication(one.company, round));
    }
    await office.deliver();
    const paged: string[] = [];
    let cursor = '';
    for (let page = 0; page < 5; page += 1) {
      const path = `/search?text=${encodeURIComponent('漕船')}&limit=1${cursor}`;
      const { items, next } = ok(await clerk.get<{ items: SearchResult[]; next: string | null }>(path));
      paged.push(...ids(items));
      if (next === null) break;
      cursor = `&cursor=${next}`;
    }
    expect([...paged].sort()).toEqual([...made].sort());
  });
});
