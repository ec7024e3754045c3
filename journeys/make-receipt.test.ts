import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shelfOf } from '../api/loaded.ts';
import { loadPolicies } from '../api/policies/load.ts';
import { openOffice, type TestOffice } from '../api/testing/office.ts';
import type { ApplicationView } from '../contracts/application.ts';
import { type ContentStore, openContentStore } from '../platform/files/content-store.ts';
import { findFile } from '../platform/files/file.ts';
import type { Handler } from '../platform/outbox/deliver.ts';
import { receiptHandler } from './make-receipt.ts';
import { readyApplication, submissionOf } from './testing/application.ts';
import { demonstrate, ok, openRound, publishersOf } from './testing/round.ts';

let office: TestOffice;
let contents: ContentStore;
let directory: string;
let handler: Handler;

beforeAll(async () => {
  office = await openOffice();
  await demonstrate(office);
  directory = await mkdtemp(join(tmpdir(), 'yunhe-receipt-'));
  contents = await openContentStore({ directory });
  const policies = shelfOf(await loadPolicies([]));
  const { database } = office;
  handler = receiptHandler({ database, policies, contents, baseUrl: 'https://example.org' });
});
afterAll(async () => {
  await office.close();
  await rm(directory, { recursive: true });
});

async function deliver(payload: Record<string, unknown>) {
  if ('reaches' in handler) await handler.reaches(payload, office.clock.now());
}

describe('the receipt of a submission', () => {
  it('is not made for what was never submitted', async () => {
    const applicationId = '00000000-0000-4000-8000-000000000000';
    await expect(deliver({ applicationId, sequence: 1 })).rejects.toThrow('no submission');
  });

  it('is a PDF of the applicant with number, content and look-up, marked as a sample', async () => {
    const company = await office.company();
    const round = await openRound(office, await publishersOf(office));
    const id = await readyApplication(company, round.id);
    const body = await submissionOf(company, id);
    const { number } = ok(await company.post<{ number: string }>(`/applications/${id}/submit`, body));
    await deliver({ applicationId: id, sequence: 1 });
    const { receiptFileId, organisationName } = ok(await company.get<ApplicationView>(`/applications/${id}`));
    const file = await findFile(office.database.orm, receiptFileId ?? '');
    expect(file).toMatchObject({ ownerId: company.organisationId, kind: 'pdf', name: `申报回执 ${number}.pdf` });
    const stream = await contents.read(file?.sha256 ?? '');
    if (!stream) throw new Error('the receipt has no content');
    const pdf = await getDocumentProxy(new Uint8Array(await buffer(stream)));
    const { text } = await extractText(pdf, { mergePages: true });
    const plain = text.replace(/\s/g, '');
    for (const part of [number, organisationName, round.title, '示例·不具效力', '扫码查询进度', '首次']) {
      expect(plain).toContain(part.replace(/\s/g, ''));
    }
  });
});
