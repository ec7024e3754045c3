import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openOffice, type Person, type TestOffice } from '../../api/testing/office.ts';
import { auditEntryTable } from '../../platform/audit/tables.ts';
import { usccOf } from '../../town/demonstration/uscc.ts';
import {
  bankAccountsSharedWith,
  contactsSharedWith,
  membershipsOf,
  organisationsOneWith,
  resolveOrganisation,
  shareholdersSharedWith,
} from './index.ts';
import { bankAccountTable, organisationTable } from './tables.ts';
import { uploadedFile } from './testing/files.ts';

let office: TestOffice;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());

let codes = 900_000;
const newCode = () => {
  codes += 1;
  return usccOf(codes);
};
const code = (reply: { readonly body: { readonly error?: { readonly code: string } } }) => reply.body.error?.code;
const at = (person: Person) => `/organisations/${person.organisationId}`;
const profile = (more: object = {}) => ({
  revision: 1,
  legalRepresentative: '',
  address: '',
  industry: '',
  registeredOn: null,
  contactName: '',
  ...more,
});

describe('registering an organisation', () => {
  it('refuses a visitor, a code with a wrong check character and what is no code', async () => {
    const wrong = `${usccOf(900_000).slice(0, 17)}${usccOf(900_000).endsWith('0') ? '1' : '0'}`;
    const person = office.person();
    expect((await office.visitor.post('/organisations', { uscc: newCode(), name: '甲公司' })).status).toBe(401);
    expect(code(await person.post('/organisations', { uscc: wrong, name: '甲公司' }))).toBe('WRONG_USCC');
    expect((await person.post('/organisations', { uscc: 'X', name: '甲公司' })).body.error?.path).toBe('/uscc');
    expect((await person.post('/organisations', { uscc: newCode(), name: 'a\u0000b' })).status).toBe(422);
  });

  it('refuses a code that is taken, says how to get in, and names no member', async () => {
    const uscc = newCode();
    const first = office.person();
    expect((await first.post('/organisations', { uscc, name: '甲公司' })).status).toBe(200);
    const second = await office.person().post('/organisations', { uscc: uscc.toLowerCase(), name: '乙公司' });
    expect(second.status).toBe(409);
    expect(code(second)).toBe('ALREADY_REGISTERED');
    expect(JSON.stringify(second.body)).not.toContain(first.accountId);
    expect(JSON.stringify(second.body)).toContain('授权委托书');
  });

  it('lets one person have at most five organisations without a confirmed letter', async () => {
    const person = office.person();
    for (let n = 0; n < 5; n += 1) await person.post('/organisations', { uscc: newCode(), name: `公司${n}` });
    expect(code(await person.post('/organisations', { uscc: newCode(), name: '公司' }))).toBe('TOO_MANY_UNCONFIRMED');
  });

  it('makes the person a preparer who can write but not bind the organisation', async () => {
    const person = office.person();
    const made = await person.post<{ organisationId: string }>('/organisations', { uscc: newCode(), name: '丙公司' });
    const acting = office.as(person, made.body.organisationId);
    expect((await acting.get('/organisations/mine')).body).toMatchObject({
      organisations: [{ name: '丙公司', role: 'preparer', authority: 'none' }],
    });
    expect((await acting.post(`${at(acting)}/update-profile`, profile({ address: '通州区' }))).status).toBe(200);
    const invite = { role: 'viewer', to: { channel: 'email', address: 'a@example.com' } };
    expect((await acting.post(`${at(acting)}/invite`, invite)).status).toBe(403);
    expect((await acting.post(`${at(acting)}/rename`, { name: '丁公司', proofFileId: person.accountId })).status).toBe(
      403,
    );
  });
});

describe('the profile', () => {
  it('refuses an old revision, so that a colleague is not overwritten', async () => {
    const company = await office.company();
    expect((await company.post(`${at(company)}/update-profile`, profile())).body).toEqual({ revision: 2 });
    expect(code(await company.post(`${at(company)}/update-profile`, profile()))).toBe('CHANGED_MEANWHILE');
  });

  it('refuses shares over the whole, a wrong code of a shareholder and a viewer', async () => {
    const company = await office.company();
    const viewer = await office.member(company, 'viewer');
    const set = (shareholders: object[], by: Person = company) =>
      by.post(`${at(company)}/set-shareholders`, { revision: 1, shareholders });
    const half = { name: '张三', uscc: null, shareBp: 6000 };
    expect(code(await set([half, half]))).toBe('SHARES_OVER_WHOLE');
    const wrong = await set([half, { ...half, shareBp: 1, uscc: `${usccOf(1).slice(0, 17)}W` }]);
    expect(wrong.body.error).toMatchObject({ code: 'WRONG_USCC', path: '/shareholders/1/uscc' });
    expect((await set([half], viewer)).status).toBe(403);
    expect((await set([half])).body).toEqual({ revision: 2 });
  });

  it('keeps the phone sealed, masks it, and records who read it in the clear', async () => {
    const company = await office.company();
    const given = profile({ contactName: '李四', contactPhone: '138-0013-8000' });
    await company.post(`${at(company)}/update-profile`, given);
    const [row] = await office.database.orm
      .select()
      .from(organisationTable)
      .where(eq(organisationTable.id, company.organisationId));
    expect(JSON.stringify(row)).not.toContain('13800138000');
    const officer = await office.staff('officer');
    const auditor = await office.staff('auditor');
    expect((await officer.get(at(company))).body).toMatchObject({ contactPhoneMasked: '*******8000' });
    expect((await auditor.get(`${at(company)}/contact`)).status).toBe(403);
    expect((await officer.get(`${at(company)}/contact`)).body).toMatchObject({ contactPhone: '138-0013-8000' });
    const [reading] = await office.database.orm
      .select()
      .from(auditEntryTable)
      .where(eq(auditEntryTable.accountId, officer.accountId));
    expect(reading).toMatchObject({ outcome: 'read', act: 'party.showContact', onId: company.organisationId });
    const audit = await office.database.orm
      .select()
      .from(auditEntryTable)
      .where(eq(auditEntryTable.onId, company.organisationId));
    expect(JSON.stringify(audit)).not.toContain('8001');
  });

  it('keeps a former name, asks for proof of the new one, and is found by both', async () => {
    const company = await office.company();
    const stranger = await office.company();
    const foreign = await uploadedFile(office.database, stranger);
    const rename = (proofFileId: string, name = '新名文化有限公司') =>
      company.post(`${at(company)}/rename`, { name, proofFileId });
    expect(code(await rename(foreign))).toBe('FILE_UNKNOWN');
    const own = await uploadedFile(office.database, company);
    const before = (await company.get<{ name: string }>(at(company))).body.name;
    expect(code(await rename(own, before))).toBe('SAME_NAME');
    expect((await rename(own)).status).toBe(200);
    const clerk = await office.staff('clerk');
    for (const search of ['新名文化', before]) {
      const found = await clerk.get<{ items: { organisationId: string }[] }>(
        `/organisations?search=${encodeURIComponent(search)}`,
      );
      expect(found.body.items.map(({ organisationId }) => organisationId)).toContain(company.organisationId);
    }
  });
});

describe('the bank account', () => {
  const account = (holderName: string, proofFileId: string, accountNumber = '0200 0001 0900 0000 123') => ({
    bankName: '示例银行通州支行',
    holderName,
    accountNumber,
    proofFileId,
  });
  const nameOf = async (person: Person) => (await person.get<{ name: string }>(at(person))).body.name;

  it('refuses preparers, another holder, a foreign certificate and an infinite number', async () => {
    const company = await office.company();
    const preparer = await office.member(company, 'preparer');
    const proof = await uploadedFile(office.database, company);
    const name = await nameOf(company);
    const change = (body: object, by: Person = company) => by.post(`${at(company)}/change-bank-account`, body);
    expect((await change(account(name, proof), preparer)).status).toBe(403);
    expect(code(await change(account('张三', proof)))).toBe('HOLDER_DIFFERS');
    expect(code(await change(account(name, company.accountId)))).toBe('FILE_UNKNOWN');
    expect((await change(account(name, proof, '1'.repeat(40)))).body.error?.path).toBe('/accountNumber');
  });

  it('asks for a fresh second factor where the account has one', async () => {
    const company = await office.company();
    const { changeBankAccount } = await import('./change-bank-account.ts');
    const actingFor = { organisationId: company.organisationId, role: 'representative' };
    const proof = await uploadedFile(office.database, company);
    const input = { organisationId: company.organisationId, ...account(await nameOf(company), proof) };
    const run = (secondFactor: 'stale' | 'none') => {
      const actor = { kind: 'person', accountId: company.accountId, name: '', staffRoles: [], actingFor } as const;
      return office.runner.run(changeBankAccount, input, { actor: { ...actor, secondFactor } });
    };
    expect(await run('stale')).toMatchObject({ ok: false, refusal: { code: 'SECOND_FACTOR_NEEDED' } });
    expect(await run('none')).toMatchObject({ ok: true });
  });

  it('is stored sealed, shown by its tail, opened on record, and found again with another company', async () => {
    const company = await office.company();
    const other = await office.company();
    for (const who of [company, other]) {
      const proof = await uploadedFile(office.database, who);
      const done = await who.post(
        `${at(who)}/change-bank-account`,
        account(await nameOf(who), proof, '62220000111122'),
      );
      expect(done.status).toBe(200);
    }
    const rows = await office.database.orm.select().from(bankAccountTable);
    expect(JSON.stringify(rows)).not.toContain('6222000011');
    const finance = await office.staff('finance');
    const clerk = await office.staff('clerk');
    expect((await finance.get(at(company))).body).toMatchObject({ bankAccount: { accountMasked: '*******1122' } });
    expect((await clerk.get(`${at(company)}/bank-account`)).status).toBe(403);
    expect((await finance.get(`${at(company)}/bank-account`)).body).toMatchObject({ accountNumber: '62220000111122' });
    const shared = await bankAccountsSharedWith(office.database.orm, company.organisationId);
    expect(shared.map(({ organisationId }) => organisationId)).toEqual([other.organisationId]);
  });
});

describe('what two companies have in common', () => {
  it('finds phone, address and shareholders, and nothing where nothing was said', async () => {
    const [one, two, empty] = [await office.company(), await office.company(), await office.company()];
    for (const [who, contactPhone] of [
      [one, '13900001111'],
      [two, '+86139-0000-1111'],
    ] as const) {
      await who.post(`${at(who)}/update-profile`, profile({ address: '通州区示例街 1 号', contactPhone }));
      const shareholders = [{ name: '共同股东有限公司', uscc: usccOf(77), shareBp: 5000 }];
      await who.post(`${at(who)}/set-shareholders`, { revision: 2, shareholders });
    }
    const { orm } = office.database;
    const other = [expect.objectContaining({ organisationId: two.organisationId })];
    expect(await contactsSharedWith(orm, one.organisationId)).toEqual({ phone: other, address: other });
    expect(await shareholdersSharedWith(orm, one.organisationId)).toEqual(other);
    expect(await contactsSharedWith(orm, empty.organisationId)).toEqual({ phone: [], address: [] });
    expect(await shareholdersSharedWith(orm, empty.organisationId)).toEqual([]);
  });
});

describe('a merger', () => {
  const merge = (officer: Person, from: Person, into: Person) =>
    officer.post(`${at(from)}/merge`, { intoId: into.organisationId, reason: '吸收合并，见登记机关通知书。' });

  it('refuses companies, clerks, itself, a merged target and a second time', async () => {
    const [a, b, c] = [await office.company(), await office.company(), await office.company()];
    const officer = await office.staff('officer');
    expect((await merge(a, a, b)).status).toBe(403);
    expect((await merge(await office.staff('clerk'), a, b)).status).toBe(403);
    expect(code(await merge(officer, a, a))).toBe('MERGE_INTO_ITSELF');
    expect((await officer.post(`${at(a)}/merge`, { intoId: officer.accountId, reason: '无' })).status).toBe(404);
    expect((await merge(officer, a, b)).status).toBe(200);
    expect(code(await merge(officer, a, c))).toBe('ALREADY_MERGED');
    expect(code(await merge(officer, c, a))).toBe('TARGET_MERGED');
  });

  it('ends the members of the merged one; whoever acts for the surviving one acts for it, through two mergers', async () => {
    const [a, b, c] = [await office.company(), await office.company(), await office.company()];
    const officer = await office.staff('officer');
    await merge(officer, a, b);
    await merge(officer, b, c);
    const { orm } = office.database;
    expect(await resolveOrganisation(orm, a.organisationId)).toBe(c.organisationId);
    const family = [a, b, c].map(({ organisationId }) => organisationId).sort();
    expect(await organisationsOneWith(orm, b.organisationId)).toEqual(family);
    expect((await a.get(at(a))).status).toBe(404);
    const heir = office.as(c, a.organisationId);
    expect((await heir.get(at(a))).body).toMatchObject({ mergedInto: { organisationId: c.organisationId } });
    expect(code(await heir.post(`${at(a)}/update-profile`, profile()))).toBe('ORGANISATION_MERGED');
    const ids = (await membershipsOf(orm, c.accountId)).map(({ organisationId }) => organisationId).sort();
    expect(ids).toEqual(family);
    expect((await c.get<{ absorbed: unknown[] }>(at(c))).body.absorbed).toHaveLength(2);
  });
});

describe('the list of organisations', () => {
  it('is for the office only, pages without repeating, and refuses an invented cursor', async () => {
    const company = await office.company();
    const clerk = await office.staff('clerk');
    expect((await company.get('/organisations')).status).toBe(403);
    expect((await clerk.get('/organisations?cursor=W10')).status).toBe(422);
    const seen: string[] = [];
    for (let cursor = ''; ; ) {
      const page = await clerk.get<{ items: { organisationId: string }[]; next: string | null }>(
        `/organisations?limit=3${cursor}`,
      );
      seen.push(...page.body.items.map(({ organisationId }) => organisationId));
      if (page.body.next === null) break;
      cursor = `&cursor=${page.body.next}`;
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toContain(company.organisationId);
    expect((await clerk.get<{ items: unknown[] }>('/organisations?search=%25')).body.items).toEqual([]);
  });
});
