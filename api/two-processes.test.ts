import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { readyApplication, submissionOf } from '../journeys/testing/application.ts';
import { demonstrate, openRound, publishersOf } from '../journeys/testing/round.ts';
import { shiftDay } from '../platform/calendar/days.ts';
import { demonstrationAccountTable } from '../platform/demonstration/tables.ts';
import { type Demonstrator, signInAt } from './testing/demonstrator.ts';
import { type Grounds, newKey, prepare, serverGrounds } from './testing/grounds.ts';
import { expectNothingHalfDone } from './testing/nothing-half-done.ts';
import { killAll, type RunningProcess, runProcess } from './testing/process.ts';

/** Two server processes on one PostgreSQL work as one. */

const APPLICATIONS = 6;
const NAME = '李甲';

interface Submission {
  readonly company: Demonstrator;
  readonly path: string;
  readonly body: object;
}

let grounds: Grounds;
let submissions: readonly Submission[];
let processes: readonly RunningProcess[] = [];
let [first, second] = ['', ''];

beforeAll(async () => {
  grounds = await serverGrounds();
  submissions = await prepare(grounds, async (office, sessionOf) => {
    await demonstrate(office);
    const round = await openRound(office, await publishersOf(office), { questions: [] });
    const found: Submission[] = [];
    for (let at = 0; at < APPLICATIONS; at += 1) {
      const company = await office.company();
      const id = await readyApplication(company, round.id);
      const body = await submissionOf(company, id);
      found.push({ company: await sessionOf(company), path: `/applications/${id}/submit`, body });
      const account = { accountId: company.accountId, name: NAME, role: '', position: at };
      if (at === 0) await office.database.orm.insert(demonstrationAccountTable).values(account);
    }
    return found;
  });
  // Both at once, migrations included.
  processes = [runProcess({ ...grounds.environment }), runProcess({ ...grounds.environment })];
  await Promise.all(processes.map(({ ready }) => ready));
  [first = '', second = ''] = await Promise.all(processes.map(({ listening }) => listening));
}, 300_000);
afterAll(async () => {
  killAll();
  await grounds.remove();
});

describe('two processes', () => {
  it('know each other’s sessions, also that one was ended', async () => {
    const person = await signInAt(first, NAME);
    expect((await person.get(second, '/session')).body).toMatchObject({ signedIn: true });
    const { status } = await person.post(second, '/../auth/sign-out', {});
    expect(status).toBe(200);
    expect((await person.get(first, '/session')).body).toMatchObject({ signedIn: false });
  });

  it('answer an act that was sent to both as one, one after the other and at once', async () => {
    const { company } = submissions[0] ?? expect.fail();
    const work = { kind: 'micro-drama', title: '运河夜话' };
    const key = newKey();
    const done = await company.post(first, '/works', work, key);
    expect(done.status, JSON.stringify(done.body)).toBe(200);
    expect(await company.post(second, '/works', work, key)).toEqual(done);
    const other = newKey();
    const both = await Promise.all([first, second].map((at) => company.post(at, '/works', work, other)));
    expect(both[0]).toEqual(both[1]);
    expect((await company.get<{ items: unknown[] }>(second, '/works')).body.items).toHaveLength(2);
  });

  it('number applications without gaps and deliver every event once', async () => {
    const sent = submissions.map(({ company, path, body }, at) => company.post(at % 2 ? first : second, path, body));
    const numbers = (await Promise.all(sent)).map(({ body }) => String(body.number)).sort();
    expect(numbers).toEqual(submissions.map((_, at) => `2026-${String(at + 1).padStart(4, '0')}`));
    const { database, close } = await grounds.open();
    const count = async (query: string) => {
      const { rows } = await database.orm.execute<{ count: number }>(sql.raw(`select count(*)::int as count ${query}`));
      return rows[0]?.count;
    };
    await vi.waitFor(
      async () => {
        expect(await count('from platform.outbox where done_at is null')).toBe(0);
        expect(await count('from audit.unsealed')).toBe(0);
      },
      { timeout: 60_000, interval: 250 },
    );
    expect(await count('from platform.outbox where attempts > 1')).toBe(0);
    expect(await count('from application.application where receipt_file_id is not null')).toBe(APPLICATIONS);
    expect(await count('from inbox.search_entry')).toBe(APPLICATIONS);
    const twice = '(select 1 from inbox.message group by account_id, title, link having count(*) > 1) twice';
    expect(await count(`from ${twice}`)).toBe(0);
    await expectNothingHalfDone(database);
    await close();
  });

  it('see the clock move, whichever was asked to move it', async () => {
    const { company } = submissions[0] ?? expect.fail();
    const todayAt = async (at: string) => String((await company.get(at, '/session')).body.today);
    const tomorrow = shiftDay(await todayAt(first), 1);
    expect((await company.post(first, '/demonstration/clock', { day: tomorrow })).status).toBe(200);
    expect(await todayAt(first)).toBe(tomorrow);
    await vi.waitFor(async () => expect(await todayAt(second)).toBe(tomorrow), { timeout: 10_000, interval: 100 });
  });
});
