import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openOffice, type TestOffice } from '../../api/testing/office.ts';
import type { WorkItem } from '../../contracts/work-list.ts';
import { openEmbedded } from '../../platform/database/embedded.ts';
import { migrateDatabase } from '../../platform/database/migrate.ts';
import { openLog } from '../../platform/log.ts';
import { ok } from '../testing/round.ts';
import { completeProfile, openRound, submitApplication } from '../testing/submitted.ts';

let office: TestOffice;

beforeAll(async () => {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'yunhe-embedded-'));
  office = await openOffice(async () => {
    const onStopped = (fault: Error) => {
      throw fault;
    };
    const database = await openEmbedded({ dataDirectory, log: openLog('silent'), onStopped });
    await migrateDatabase(database, join(import.meta.dirname, '..', '..', 'db', 'migrations'));
    const close = async () => {
      await database.close();
      await rm(dataDirectory, { recursive: true });
    };
    return { database, close };
  });
});
afterAll(() => office.close());

it('on the embedded database work is listed, counted, found, assigned, exported and told of', async () => {
  const [clerk, company] = [await office.staff('clerk'), await office.company()];
  await completeProfile(office, company.organisationId);
  ok(await company.get('/messages'));
  const id = await submitApplication(company, await openRound(office));
  await office.deliver();
  const list = async (query = '') => ok(await clerk.get<{ items: WorkItem[] }>(`/work-list?${query}`)).items;
  expect(await list()).toMatchObject([{ id, state: 'submitted', claimedFen: expect.any(Number) }]);
  expect(ok(await clerk.get('/work-list/counts'))).toMatchObject({ open: 1, me: 0, overdue: 0 });
  ok(await clerk.post(`/applications/${id}/assign`, { accountId: clerk.accountId }));
  expect((await list('assignee=me')).map((item) => item.id)).toEqual([id]);
  expect((await list('assignee=nobody&due=overdue')).length).toBe(0);
  const found = ok(await clerk.get<{ items: { id: string }[] }>(`/search?text=${encodeURIComponent('传媒')}`));
  expect(found.items.map((item) => item.id)).toEqual([id]);
  expect((await clerk.fetch('/work-list/export')).status).toBe(200);
  expect(ok(await company.get('/messages/unread-count'))).toEqual({ count: 1 });
});
