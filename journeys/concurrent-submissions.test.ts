import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openOffice, type TestOffice } from '../api/testing/office.ts';
import { readyApplication, submissionOf } from './testing/application.ts';
import { demonstrate, ok, openRound, publishersOf } from './testing/round.ts';

let office: TestOffice;
let roundId: string;

beforeAll(async () => {
  office = await openOffice();
  await demonstrate(office);
  ({ id: roundId } = await openRound(office, await publishersOf(office)));
});
afterAll(() => office.close());

const SUBMISSIONS = 200;
const COMPANIES = 10;
/** In flight at any time: five for each connection to the database. */
const TOGETHER = 50;

describe('two hundred submissions by ten companies, fifty at a time', () => {
  it('get two hundred numbers without a gap, also where others are refused in between', async () => {
    const people = await Promise.all(Array.from({ length: COMPANIES }, () => office.company()));
    const byCompany = await Promise.all(
      people.map(async (person) => {
        const ids: string[] = [];
        while (ids.length < SUBMISSIONS / COMPANIES) ids.push(await readyApplication(person, roundId));
        const body = await submissionOf(person, ids[0] ?? '');
        return ids.map((id) => ({ person, path: `/applications/${id}/submit`, body }));
      }),
    );
    const waiting = byCompany.flat();
    const numbers: string[] = [];
    const refusals: number[] = [];
    const submitOneByOne = async () => {
      for (let next = waiting.pop(); next; next = waiting.pop()) {
        const { person, path, body } = next;
        const stale = waiting.length % 10 === 0 ? [person.post(path, { ...body, draftRevision: 99 })] : [];
        const answer = await person.post<{ number: string }>(path, body);
        numbers.push(ok(answer).number);
        refusals.push(...(await Promise.all(stale)).map(({ status }) => status));
      }
    };
    await Promise.all(Array.from({ length: TOGETHER }, submitOneByOne));
    const expected = Array.from({ length: SUBMISSIONS }, (_, at) => `2026-${String(at + 1).padStart(4, '0')}`);
    expect(numbers.sort()).toEqual(expected);
    expect(refusals).toEqual(Array.from({ length: SUBMISSIONS / 10 }, () => 409));
  });
});
