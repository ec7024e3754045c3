import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { completeProfile, officeFile, openRound, submitApplication } from '../journeys/testing/submitted.ts';
import { officialDocumentTable } from '../modules/acceptance/tables.ts';
import type { ContentStore } from '../platform/files/content-store.ts';
import { keepMadeFile } from '../platform/files/file.ts';
import { openOffice, type Person, type TestOffice } from './testing/office.ts';

let office: TestOffice;
let contents: ContentStore;
let clerk: Person;
let officer: Person;
let company: Person & { readonly organisationId: string };
let documentId: string;

beforeAll(async () => {
  office = await openOffice();
  const { contents: opened } = office.office;
  contents = opened;
  clerk = await office.staff('clerk', 'officer');
  officer = await office.staff('officer');
  company = await office.company();
  await completeProfile(office, company.organisationId);
  const id = await submitApplication(company, await openRound(office, { asksFor: ['business-licence'] }));
  const sent = await clerk.post<{ document: { id: string } }>(`/applications/${id}/request-correction`, {
    removed: [],
    added: [],
  });
  documentId = sent.body.document.id;
});
afterAll(() => office.close());

/** The bytes that a person is answered with. */
function fetchBytes(person: Person, form: string) {
  return person.fetch(`/documents/${documentId}/${form}`);
}

const act = (person: Person, word: string, body = {}) => person.post(`/documents/${documentId}/${word}`, body);
const codeOf = async (answer: Promise<{ readonly body: { readonly error?: { readonly code: string } } }>) =>
  (await answer).body.error?.code;

describe('an official document', () => {
  it('is not there for the applicant before it is served, in no form', async () => {
    expect((await company.get(`/documents/${documentId}`)).status).toBe(404);
    for (const form of ['docx', 'pdf', 'sealed']) expect((await fetchBytes(company, form)).status).toBe(404);
    expect((await company.get('/served-documents')).body).toEqual({ items: [], next: null });
    expect((await company.get('/documents')).status).toBe(403);
  });

  it('goes through its states in order, and nobody signs what they drafted', async () => {
    const missing = { sealedFileId: '00000000-0000-4000-8000-000000000000' };
    expect(await codeOf(act(officer, 'send-for-seal'))).toBe('DOCUMENT_NOT_SIGNED');
    expect(await codeOf(act(officer, 'serve', missing))).toBe('DOCUMENT_NOT_SENT');
    expect(await codeOf(act(clerk, 'sign'))).toBe('SIGNER_DRAFTED');
    expect((await act(company, 'sign')).status).toBe(403);
    expect((await act(officer, 'sign')).body).toMatchObject({ state: 'signed', number: '通宣微剧〔2026〕1号' });
    expect(await codeOf(act(officer, 'sign'))).toBe('DOCUMENT_NOT_DRAFTED');
    expect((await act(clerk, 'send-for-seal')).body).toMatchObject({ state: 'sent-for-seal' });
  });

  it('is served only with a sealed copy of the office that passed the scanner', async () => {
    const serve = (sealedFileId: string) => codeOf(act(clerk, 'serve', { sealedFileId }));
    expect(await serve('00000000-0000-4000-8000-000000000000')).toBe('SEALED_COPY_MISSING');
    expect(await serve(await officeFile(office, { scan: 'waiting' }))).toBe('FILE_WAITING');
    expect(await serve(await officeFile(office, { scan: 'infected', signature: 'Eicar' }))).toBe('FILE_INFECTED');
    expect(await serve(await officeFile(office, { kind: 'xlsx' }))).toBe('SEALED_COPY_KIND');
    expect(await serve(await officeFile(office, { ownerId: company.organisationId }))).toBe('SEALED_COPY_FOREIGN');
    expect((await act(clerk, 'serve', {})).status).toBe(422);
    expect((await company.get(`/documents/${documentId}`)).status).toBe(404);

    const content = new TextEncoder().encode('%PDF-1.7 盖章');
    const made = { content, name: '盖章件.pdf', kind: 'pdf', ownerId: null, at: office.clock.now() };
    const kept = await office.database.orm.transaction((tx) => keepMadeFile(tx, contents, made));
    if (!kept.ok) throw new Error(kept.refusal.code);
    expect((await act(clerk, 'serve', { sealedFileId: kept.file.id })).body).toMatchObject({ state: 'served' });
  });

  it('is listed for its applicant alone, who is noted as having read it', async () => {
    const foreign = await office.company();
    expect((await foreign.get(`/documents/${documentId}`)).status).toBe(404);
    expect((await act(foreign, 'read')).status).toBe(404);
    expect((await foreign.get('/served-documents')).body).toEqual({ items: [], next: null });
    const listed = await company.get('/served-documents');
    expect(listed.body).toMatchObject({ items: [{ id: documentId, number: '通宣微剧〔2026〕1号', readAt: null }] });
    const sealed = await fetchBytes(company, 'sealed');
    expect(sealed.bytes.toString()).toBe('%PDF-1.7 盖章');
    expect(sealed.headers.get('content-type')).toBe('application/octet-stream');
    const readAt = office.clock.now().toISOString();
    expect((await company.get('/served-documents')).body).toMatchObject({ items: [{ readAt }] });
    office.clock.stopAt(new Date('2026-06-02T10:00:00+08:00'));
    expect((await act(company, 'read')).body).toMatchObject({ readAt });
  });

  it('is made as DOCX and PDF with its number and the mark of a sample', async () => {
    const docx = await fetchBytes(clerk, 'docx');
    expect(docx.bytes.subarray(0, 2).toString()).toBe('PK');
    expect(docx.headers.get('content-disposition')).toContain(encodeURIComponent('通宣微剧〔2026〕1号'));
    const pdf = await fetchBytes(clerk, 'pdf');
    expect(pdf.headers.get('content-type')).toBe('application/pdf');
    expect(pdf.bytes.subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('is numbered without gaps, also when two are signed at once', async () => {
    const ids: string[] = [];
    const roundId = await openRound(office, { asksFor: ['business-licence'] });
    for (const _ of ['a', 'b', 'c']) {
      const applicant = await office.company();
      const id = await submitApplication(applicant, roundId);
      const sent = await clerk.post<{ document: { id: string } }>(`/applications/${id}/request-correction`, {
        removed: [],
        added: [],
      });
      ids.push(sent.body.document.id);
    }
    const signed = await Promise.all(ids.map((id) => officer.post<{ number: string }>(`/documents/${id}/sign`)));
    const numbers = signed.map(({ body }) => body.number).sort();
    expect(numbers).toEqual([2, 3, 4].map((sequence) => `通宣微剧〔2026〕${sequence}号`));
    const page = await clerk.get<{ items: unknown[]; next: string }>('/documents?state=signed&limit=2');
    expect(page.body.items).toHaveLength(2);
    const rest = await clerk.get<{ items: unknown[] }>(`/documents?state=signed&limit=2&cursor=${page.body.next}`);
    expect(rest.body).toMatchObject({ items: [{}], next: null });
  });

  it('cannot be changed in the database either', async () => {
    const change = office.database.orm.update(officialDocumentTable).set({ title: '别的标题' });
    await expect(change).rejects.toMatchObject({ cause: { message: expect.stringContaining('is final') } });
    await expect(office.database.orm.delete(officialDocumentTable)).rejects.toThrow();
  });
});
