import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openOffice, type TestOffice } from '../api/testing/office.ts';
import { openEmbedded } from '../platform/database/embedded.ts';
import { migrateDatabase } from '../platform/database/migrate.ts';
import { openLog } from '../platform/log.ts';
import { readyApplication, submissionOf, workOf } from './testing/application.ts';
import { demonstrate, ok, openRound, type Publishers, publishersOf } from './testing/round.ts';

let office: TestOffice;
let people: Publishers;

beforeAll(async () => {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'yunhe-embedded-'));
  office = await openOffice(async () => {
    const onStopped = (fault: Error) => {
      throw fault;
    };
    const database = await openEmbedded({ dataDirectory, log: openLog('silent'), onStopped });
    await migrateDatabase(database, join(import.meta.dirname, '..', 'db', 'migrations'));
    const close = async () => {
      await database.close();
      await rm(dataDirectory, { recursive: true });
    };
    return { database, close };
  });
  await demonstrate(office);
  people = await publishersOf(office);
});
afterAll(() => office.close());

describe('on the embedded database', () => {
  it('a round is published, and applications of several companies get numbers one after the other', async () => {
    const round = await openRound(office, people);
    const submissions = [1, 2, 3].map(async () => {
      const company = await office.company();
      const id = await readyApplication(company, round.id);
      const body = await submissionOf(company, id);
      return ok(await company.post<{ number: string }>(`/applications/${id}/submit`, body)).number;
    });
    expect((await Promise.all(submissions)).sort()).toEqual(['2026-0001', '2026-0002', '2026-0003']);
  });

  it('a draft is computed on the register of works, and listed', async () => {
    const company = await office.company();
    const subjectId = await workOf(company, 3, 3);
    const rounds = ok(await people.officer.get<{ items: { id: string }[] }>('/office/rounds')).items;
    const [round] = rounds;
    if (!round) throw new Error('no round was published');
    const from = { kind: 'clauses', clauses: ['location-filming'] };
    const { id } = ok(await company.post<{ id: string }>(`/rounds/${round.id}/applications`, { from }));
    const value = { id: 'c1', clause: 'location-filming', subjectId, facts: { wideReach: true } };
    ok(
      await company.post(`/applications/${id}/save`, {
        sections: [{ section: 'claim', claimId: 'c1', base: 1, value }],
      }),
    );
    const assessment = ok(await company.get(`/applications/${id}/assessment`));
    expect(assessment).toMatchObject({ registered: { c1: { shootingDays: { total: 3, inDistrict: 3 } } } });
    expect(ok(await company.get<{ items: unknown[] }>('/applications')).items).toHaveLength(1);
  });
});
