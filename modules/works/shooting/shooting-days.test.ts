import { eq } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openOffice, type Person, type TestOffice } from '../../../api/testing/office.ts';
import type { ShootingDayView } from '../../../contracts/shooting-days.ts';
import type { SubjectView } from '../../../contracts/works.ts';
import { auditEntryTable } from '../../../platform/audit/tables.ts';
import { shootingDaysOf } from '../index.ts';
import { entry, proofOf, register } from '../testing/works.ts';

let office: TestOffice;
let company: Person & { readonly organisationId: string };
let other: Person;
let clerk: Person;
let inspector: Person;

beforeAll(async () => {
  office = await openOffice();
  company = await office.company();
  other = await office.company();
  clerk = await office.staff('clerk');
  inspector = await office.staff('inspector');
});
afterAll(() => office.close());

const add = (id: string, ...entries: readonly object[]) =>
  company.post<{ ids: string[] }>(`/works/${id}/shooting-days`, { entries });
const list = async (person: Person, id: string, query = '') =>
  (await person.get<{ items: ShootingDayView[]; next: string | null }>(`/works/${id}/shooting-days${query}`)).body;
const totalsOf = async (id: string) => (await company.get<SubjectView>(`/works/${id}`)).body.shooting;
const decide = (person: Person, id: string, shootingDays: readonly object[], more: object = {}) =>
  person.post(`/works/${id}/shooting-days/decide`, { shootingDays, decision: 'confirmed', ...more });

/** Registers a work with one shooting day. */
async function shot(more: object = {}) {
  const id = await register(company);
  const { body } = await add(id, entry('2026-05-01', more));
  return { id, dayId: body.ids[0] ?? '' };
}

describe('a shooting day is not written', () => {
  test('by another organisation, a viewer or the office', async () => {
    const id = await register(company);
    const viewer = await office.member(company, 'viewer');
    const body = { entries: [entry('2026-05-01')] };
    expect((await other.post(`/works/${id}/shooting-days`, body)).status).toBe(404);
    expect((await viewer.post(`/works/${id}/shooting-days`, body)).status).toBe(403);
    expect((await clerk.post(`/works/${id}/shooting-days`, body)).status).toBe(403);
  });

  test('before it has come, on a day that does not exist, or without saying where', async () => {
    const id = await register(company);
    const tomorrow = await add(id, entry('2026-05-01'), entry('2026-06-02'));
    expect(tomorrow.body.error).toMatchObject({ code: 'DAY_NOT_YET', path: '/entries/1/day' });
    expect((await add(id, entry('2026-02-30'))).body.error).toMatchObject({ path: '/entries/0/day' });
    expect((await add(id, entry('2026-05-01', { place: ' ' }))).status).toBe(422);
    expect((await add(id, { day: '2026-05-01', place: '甲' })).body.error).toMatchObject({
      path: '/entries/0/inDistrict',
    });
    expect((await add(id)).status).toBe(422);
    expect(await totalsOf(id)).toMatchObject({ total: 0 });
  });

  test('twice for one place and crew; then none of the lines is', async () => {
    const { id } = await shot();
    const twice = await add(id, entry('2026-05-02'), entry('2026-05-01'));
    expect([twice.status, twice.body.error]).toMatchObject([409, { code: 'DAY_PLACE_TWICE', path: '/entries/1' }]);
    const within = await add(id, entry('2026-05-03'), entry('2026-05-03'));
    expect(within.body.error).toMatchObject({ code: 'DAY_PLACE_TWICE', path: '/entries/1' });
    expect(await totalsOf(id)).toMatchObject({ total: 1 });
  });

  test('with a crew of another work or a proof of somebody else', async () => {
    const { id } = await shot();
    const elsewhere = await register(company);
    const crew = await company.post<{ crewId: string }>(`/works/${elsewhere}/crews`, { name: 'A 组', size: 30 });
    const strange = await add(id, entry('2026-05-02', { crewId: crew.body.crewId }));
    expect([strange.status, strange.body.error?.code]).toEqual([422, 'CREW_UNKNOWN']);
    const proofFileId = await proofOf(office, other.organisationId);
    expect((await add(id, entry('2026-05-02', { proofFileId }))).body.error?.code).toBe('PROOF_UNKNOWN');
  });

  test('with two main places', async () => {
    const id = await register(company);
    const both = [entry('2026-05-01', { isMainPlace: true }), entry('2026-05-01', { place: '乙', isMainPlace: true })];
    expect((await add(id, ...both)).body.error?.code).toBe('TWO_MAIN_PLACES');
  });
});

describe('a day inside and outside the district', () => {
  const outside = { place: '怀柔', inDistrict: false };

  test('is undecided until a main place is named, and the one named last counts', async () => {
    const { id, dayId } = await shot();
    await add(id, entry('2026-05-01', outside));
    expect(await totalsOf(id)).toEqual({ total: 1, inDistrict: 0, undecided: 1, confirmed: 0 });
    const main = { ...entry('2026-05-01'), isMainPlace: true };
    const change = await company.post(`/works/${id}/shooting-days/${dayId}/change`, { ...main, revision: 1 });
    expect(change.status).toBe(200);
    expect(await totalsOf(id)).toMatchObject({ inDistrict: 1, undecided: 0 });
    await add(id, entry('2026-05-01', { place: '密云', inDistrict: false, isMainPlace: true }));
    expect(await totalsOf(id)).toMatchObject({ total: 1, inDistrict: 0, undecided: 0 });
  });

  test('is not confirmed before a main place is named', async () => {
    const { id, dayId } = await shot();
    const { ids } = (await add(id, entry('2026-05-01', outside))).body;
    const chosen = [dayId, ...ids].map((one) => ({ id: one, revision: 1 }));
    const refused = await decide(clerk, id, chosen);
    expect([refused.status, refused.body.error?.code]).toEqual([409, 'DAY_UNDECIDED']);
    expect(await totalsOf(id)).toMatchObject({ confirmed: 0, undecided: 1 });
  });

  test('that was confirmed inside stays inside, whatever the company adds to it', async () => {
    const { id, dayId } = await shot();
    await decide(clerk, id, [{ id: dayId, revision: 1 }]);
    expect((await add(id, entry('2026-05-01', outside))).status).toBe(200);
    expect(await totalsOf(id)).toEqual({ total: 1, inDistrict: 1, undecided: 0, confirmed: 0 });
  });

  test('keeps its main place once the office has confirmed it', async () => {
    const { id, dayId } = await shot({ isMainPlace: true });
    await decide(clerk, id, [{ id: dayId, revision: 1 }]);
    const moved = await add(id, entry('2026-05-01', { ...outside, isMainPlace: true }));
    expect(moved.body.error).toMatchObject({ code: 'DAY_CONFIRMED', path: '/entries/0/isMainPlace' });
    expect((await add(id, entry('2026-05-01', outside))).status).toBe(200);
    expect(await totalsOf(id)).toEqual({ total: 1, inDistrict: 1, undecided: 0, confirmed: 0 });
  });
});

describe('a shooting day', () => {
  test('is changed and removed by the company until the office confirms it', async () => {
    const { id, dayId } = await shot();
    const path = `/works/${id}/shooting-days/${dayId}`;
    const stale = await company.post(`${path}/change`, { ...entry('2026-05-02'), revision: 9 });
    expect(stale.body.error?.code).toBe('CHANGED_MEANWHILE');
    expect((await other.post(`${path}/remove`, { revision: 1 })).status).toBe(404);
    expect((await company.post(`${path}/change`, { ...entry('2026-05-02'), revision: 1 })).status).toBe(200);
    await decide(clerk, id, [{ id: dayId, revision: 2 }]);
    const change = await company.post(`${path}/change`, { ...entry('2026-05-03'), revision: 3 });
    const remove = await company.post(`${path}/remove`, { revision: 3 });
    expect([change.body.error?.code, remove.body.error?.code]).toEqual(['DAY_CONFIRMED', 'DAY_CONFIRMED']);
  });

  test('that is removed stays in the audit', async () => {
    const { id, dayId } = await shot();
    const path = `/works/${id}/shooting-days/${dayId}/remove`;
    expect((await company.post(path, { revision: 1 })).status).toBe(200);
    expect((await list(company, id)).items).toEqual([]);
    const kept = await office.database.orm.select().from(auditEntryTable).where(eq(auditEntryTable.onId, dayId));
    expect(kept).toMatchObject([{ act: 'works.removeShootingDay', before: { day: '2026-05-01', place: '张家湾' } }]);
    expect((await company.post(path, { revision: 1 })).body.error?.code).toBe('SHOOTING_DAY_UNKNOWN');
  });

  test('of another work is not found under this one', async () => {
    const { dayId } = await shot();
    const { id } = await shot();
    expect((await company.post(`/works/${id}/shooting-days/${dayId}/remove`, { revision: 1 })).status).toBe(404);
    expect((await decide(clerk, id, [{ id: dayId, revision: 1 }])).status).toBe(404);
  });

  test('is decided by clerks and inspectors only, all chosen ones or none, on what they saw', async () => {
    const { id, dayId } = await shot();
    const officer = await office.staff('officer');
    expect((await decide(company, id, [{ id: dayId, revision: 1 }])).status).toBe(403);
    expect((await decide(officer, id, [{ id: dayId, revision: 1 }])).status).toBe(403);
    const { ids } = (await add(id, entry('2026-05-02'))).body;
    const half = await decide(clerk, id, [
      { id: dayId, revision: 1 },
      { id: ids[0], revision: 5 },
    ]);
    expect(half.body.error).toMatchObject({ code: 'CHANGED_MEANWHILE', path: '/shootingDays/1' });
    expect(await totalsOf(id)).toMatchObject({ confirmed: 0 });
    expect((await decide(inspector, id, [{ id: dayId, revision: 1 }])).status).toBe(200);
    expect(await totalsOf(id)).toMatchObject({ total: 2, confirmed: 1 });
    expect((await list(clerk, id)).items[0]).toMatchObject({ state: 'confirmed', confirmedBy: inspector.accountId });
    expect((await list(company, id)).items[0]).toMatchObject({ state: 'confirmed', confirmedBy: null });
  });

  test('that is questioned goes back to the company with a note, which a change clears', async () => {
    const { id, dayId } = await shot();
    const chosen = [{ id: dayId, revision: 1 }];
    expect((await decide(clerk, id, chosen, { decision: 'questioned' })).body.error?.code).toBe('NOTE_NEEDED');
    await decide(clerk, id, chosen, { decision: 'questioned', note: '照片不清楚' });
    expect((await list(company, id)).items).toMatchObject([{ state: 'questioned', note: '照片不清楚' }]);
    await company.post(`/works/${id}/shooting-days/${dayId}/change`, { ...entry('2026-05-01'), revision: 2 });
    expect((await list(company, id)).items).toMatchObject([{ state: 'recorded', note: '' }]);
  });
});

test('the register is read by month and in pages', async () => {
  const id = await register(company);
  await add(id, ...['2026-05-31', '2026-04-30', '2026-05-01', '2026-06-01'].map((day) => entry(day)));
  expect((await list(company, id, '?month=2026-05')).items.map(({ day }) => day)).toEqual(['2026-05-01', '2026-05-31']);
  const first = await list(company, id, '?limit=3');
  const rest = await list(company, id, `?limit=3&cursor=${first.next}`);
  expect([...first.items, ...rest.items].map(({ day }) => day)).toEqual([
    '2026-04-30',
    '2026-05-01',
    '2026-05-31',
    '2026-06-01',
  ]);
  expect((await company.get(`/works/${id}/shooting-days?month=2026-13`)).status).toBe(422);
});

test('a crew that has shot is not removed, one that has not is', async () => {
  const { id } = await shot();
  const crew = await company.post<{ crewId: string }>(`/works/${id}/crews`, { name: 'A 组', head: '张三' });
  const { crewId } = crew.body;
  expect((await company.post(`/works/${id}/crews`, { name: 'A 组' })).body.error?.code).toBe('CREW_NAME_TAKEN');
  const { ids } = (await add(id, entry('2026-05-02', { crewId }))).body;
  expect((await company.post(`/works/${id}/crews/${crewId}/remove`)).body.error?.code).toBe('CREW_HAS_SHOT');
  await company.post(`/works/${id}/shooting-days/${ids[0]}/remove`, { revision: 1 });
  expect((await company.post(`/works/${id}/crews/${crewId}/remove`)).status).toBe(200);
});

test('the totals are those of the calendar, whatever is written, changed and removed', async () => {
  const day = fc.integer({ min: 1, max: 5 }).map((date) => `2026-05-0${date}`);
  const lines = fc.uniqueArray(fc.record({ day, place: fc.constantFrom('甲', '乙', '丙'), inDistrict: fc.boolean() }), {
    minLength: 1,
    maxLength: 10,
    selector: (line) => `${line.day}${line.place}`,
  });
  await fc.assert(
    fc.asyncProperty(lines, fc.nat(), async (entries, choice) => {
      const id = await register(company, { title: '天数', presenterName: '', licenceNumber: '', platforms: [] });
      const { ids } = (await add(id, ...entries)).body;
      const gone = choice % entries.length;
      await company.post(`/works/${id}/shooting-days/${ids[gone]}/remove`, { revision: 1 });
      const left = entries.filter((_, at) => at !== gone);
      const sides = new Map<string, Set<boolean>>();
      for (const line of left) sides.set(line.day, (sides.get(line.day) ?? new Set()).add(line.inDistrict));
      const days = [...sides.values()];
      const expected = {
        total: days.length,
        inDistrict: days.filter((side) => side.size === 1 && side.has(true)).length,
        undecided: days.filter((side) => side.size === 2).length,
      };
      expect(await totalsOf(id)).toMatchObject(expected);
      expect(await shootingDaysOf(office.database.orm, id)).toMatchObject(expected);
    }),
    { numRuns: 15 },
  );
});
