import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openOffice, type Person, type TestOffice } from '../api/testing/office.ts';
import type { ApplicationView, ChecklistView } from '../contracts/application.ts';
import { voucherTable } from '../modules/evidence/tables.ts';
import { readyApplication, submissionOf } from './testing/application.ts';
import { demonstrate, officialFile, ok, openRound, publishersOf } from './testing/round.ts';

type Company = Person & { readonly organisationId: string };

let office: TestOffice;
let roundId: string;
let company: Company;
let id: string;

beforeAll(async () => {
  office = await openOffice();
  await demonstrate(office);
  const materials = [{ id: 'plan', label: '实施方案', help: '盖章', required: true, clauses: ['first-above-scale'] }];
  const round = await openRound(office, await publishersOf(office), { materials, waivedMaterials: ['credit-record'] });
  roundId = round.id;
  company = await office.company();
  id = await readyApplication(company, roundId);
});
afterAll(() => office.close());

async function voucherOf({ organisationId, accountId }: Company): Promise<string> {
  const voucherId = randomUUID();
  const fileId = await officialFile(office);
  const row = { id: voucherId, organisationId, fileId, kind: 'proof' as const };
  await office.database.orm
    .insert(voucherTable)
    .values({ ...row, createdBy: accountId, createdAt: office.clock.now() });
  return voucherId;
}

const attach = (body: object, person: Person = company) =>
  person.post<{ id: string }>(`/applications/${id}/attach`, body);
const missing = async () => {
  const { items } = ok(await company.get<ChecklistView>(`/applications/${id}/checklist`));
  return items.filter(({ kind }) => kind === 'material').map(({ place }) => place.materialId);
};

describe('handing in a material', () => {
  it('is refused for vouchers of others, for what nobody asks for, and for claims that there are not', async () => {
    const own = await voucherOf(company);
    const foreign = await voucherOf(await office.company());
    const body = { claimId: null, materialId: 'business-licence', voucherId: own };
    expect((await attach({ ...body, voucherId: foreign })).body.error?.code).toBe('NO_SUCH_VOUCHER');
    expect((await attach({ ...body, materialId: 'horoscope' })).body.error?.code).toBe('NO_SUCH_MATERIAL');
    expect((await attach({ ...body, claimId: 'c9' })).body.error?.code).toBe('NO_SUCH_MATERIAL');
    expect((await attach(body, await office.member(company, 'viewer'))).status).toBe(403);
    expect((await attach(body, await office.company())).status).toBe(404);
  });

  it('takes it off the checklist, once, and taking it away puts it back', async () => {
    const voucherId = await voucherOf(company);
    const body = { claimId: null, materialId: 'business-licence', voucherId };
    expect(await missing()).toEqual(expect.arrayContaining(['business-licence', 'plan']));
    expect(await missing()).not.toContain('credit-record');
    const attached = ok(await attach(body));
    expect((await attach(body)).body.error?.code).toBe('ALREADY_ATTACHED');
    ok(await attach({ claimId: 'c1', materialId: 'plan', voucherId }));
    const left = await missing();
    for (const material of ['business-licence', 'plan']) expect(left).not.toContain(material);
    expect(ok(await company.get<ApplicationView>(`/applications/${id}`)).attachments).toHaveLength(2);
    ok(await company.post(`/applications/${id}/detach`, { attachmentId: attached.id }));
    expect((await company.post(`/applications/${id}/detach`, { attachmentId: attached.id })).body.error?.code).toBe(
      'NO_SUCH_ATTACHMENT',
    );
    expect(await missing()).toContain('business-licence');
  });

  it('is no longer possible once it was submitted', async () => {
    const voucherId = await voucherOf(company);
    ok(await company.post(`/applications/${id}/submit`, await submissionOf(company, id)));
    const late = await attach({ claimId: null, materialId: 'business-licence', voucherId });
    expect(late.body.error?.code).toBe('NOT_EDITABLE');
  });
});
