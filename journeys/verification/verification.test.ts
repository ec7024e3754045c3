import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openOffice, type Person, type TestOffice } from '../../api/testing/office.ts';
import { invoiceNumber } from '../evidence/testing/evidence.ts';
import { ok } from '../testing/round.ts';
import {
  accepted,
  COSTS,
  opened,
  seen,
  settle,
  submitted,
  type VerifyingOffice,
  verify,
  verifyingOffice,
} from './testing/accepted.ts';

let office: TestOffice;
let world: VerifyingOffice;
let officer: Person;
let colleague: Person;

const START = new Date('2026-06-01T10:00:00+08:00');
/** 1,000.00 yuan that the text names. */
const ONE = [{ category: 'venue', amountFen: 100_000 }];
const OTHER = [{ category: 'other', amountFen: 100_000 }];

beforeAll(async () => {
  office = await openOffice();
  world = await verifyingOffice(office);
  officer = world.officer;
  colleague = await office.staff('officer');
});
afterEach(() => office.clock.stopAt(START));
afterAll(() => office.close());

const codeOf = async (reply: Promise<{ status: number; body: { error?: { code: string } } }>) => {
  const { status, body } = await reply;
  return [status, body.error?.code];
};
const messageOf = async (reply: Promise<{ body: { error?: { message: string } } }>) =>
  (await reply).body.error?.message;
const debar = async (organisationId: string, decidedOn: string) => {
  const path = `/organisations/${organisationId}/debarments`;
  ok(await world.supervisor.post(path, { decidedOn, reason: '虚假申报' }));
};

describe('opening', () => {
  it('waits for acceptance and is for officers', async () => {
    const { id, company } = await submitted(world, ONE);
    expect(await codeOf(verify(officer, id, 'open'))).toEqual([409, 'NOT_READY']);
    expect(await codeOf(verify(world.clerk, id, 'open'))).toEqual([403, 'NOT_ALLOWED']);
    expect(await codeOf(verify(company, id, 'open'))).toEqual([403, 'NOT_ALLOWED']);
    expect(await codeOf(verify(office.visitor, id, 'open'))).toEqual([401, 'SIGN_IN_NEEDED']);
    expect(await codeOf(verify(officer, randomUUID(), 'open'))).toEqual([404, 'NOT_FOUND']);
  });

  it('is refused where a debarment was decided since the submission', async () => {
    const { id, company } = await accepted(world, ONE);
    await debar(company.organisationId, '2026-06-01');
    expect(await codeOf(verify(officer, id, 'open'))).toEqual([409, 'DEBARRED']);
    expect((await seen(officer, id)).state).toBe('accepted');
  });

  it('begins the time limit of checking, names the officer, and happens once', async () => {
    const { id, view } = await opened(world, ONE);
    expect(view).toMatchObject({ state: 'verifying', dueDay: '2026-06-30', officer: { accountId: officer.accountId } });
    expect(view.workingDaysLeft).toBe(20);
    expect(await codeOf(verify(colleague, id, 'open'))).toEqual([409, 'NOT_READY']);
  });
});

describe('a line is not decided', () => {
  it('by another officer, who is told whose it is, nor by the company', async () => {
    const { id, company, view } = await opened(world, ONE);
    const body = { costLineId: view.lines[0]?.id, decision: 'allowed' };
    expect(await codeOf(verify(colleague, id, 'decide-line', body))).toEqual([409, 'NOT_YOURS']);
    expect(await messageOf(verify(colleague, id, 'decide-line', body))).toContain(officer.accountId.slice(0, 8));
    expect((await verify(company, id, 'decide-line', body)).status).toBe(403);
  });

  it('before the checking began, nor after it ended', async () => {
    const { id } = await accepted(world, ONE);
    const [line] = (await seen(officer, id)).lines;
    const body = { costLineId: line?.id, decision: 'allowed' };
    expect(await codeOf(verify(officer, id, 'decide-line', body))).toEqual([404, 'NOT_FOUND']);
    ok(await verify(officer, id, 'open'));
    await settle(officer, id);
    ok(await verify(officer, id, 'complete'));
    expect(await codeOf(verify(officer, id, 'decide-line', body))).toEqual([409, 'COMPLETED']);
    expect(await codeOf(verify(officer, id, 'refresh-findings'))).toEqual([409, 'COMPLETED']);
  });

  it('as reduced or struck without a reason, or to an amount that is no reduction', async () => {
    const { id, view } = await opened(world, ONE);
    const decide = (body: object) => verify(officer, id, 'decide-line', { costLineId: view.lines[0]?.id, ...body });
    expect(await codeOf(decide({ decision: 'struck' }))).toEqual([422, 'REASON_MISSING']);
    expect(await codeOf(decide({ decision: 'struck', reason: '  ' }))).toEqual([422, 'REASON_MISSING']);
    expect(await codeOf(decide({ decision: 'reduced', verifiedFen: 1 }))).toEqual([422, 'REASON_MISSING']);
    for (const verifiedFen of [undefined, 0, 100_000, 100_001]) {
      expect(await codeOf(decide({ decision: 'reduced', verifiedFen, reason: '付款不足' }))).toEqual([
        422,
        'REDUCED_AMOUNT',
      ]);
    }
    expect((await decide({ decision: 'accepted' })).status).toBe(422);
    expect((await seen(officer, id)).lines[0]?.decision).toBeNull();
  });

  it('where it belongs to another application', async () => {
    const [own, other] = [await opened(world, ONE), await opened(world, ONE)];
    const body = { costLineId: other.view.lines[0]?.id, decision: 'allowed' };
    expect(await codeOf(verify(officer, own.id, 'decide-line', body))).toEqual([404, 'NO_SUCH_LINE']);
  });

  it('as allowed where the text says "and the like" and nobody recognised it', async () => {
    const { id, view } = await opened(world, OTHER);
    const decide = (body: object) => verify(officer, id, 'decide-line', { costLineId: view.lines[0]?.id, ...body });
    expect(view.findings.map(({ code }) => code)).toEqual(['NEEDS_RECOGNITION']);
    expect(await codeOf(decide({ decision: 'allowed' }))).toEqual([422, 'RECOGNITION_MISSING']);
    expect(await codeOf(decide({ decision: 'allowed', isRecognized: false }))).toEqual([
      422,
      'RECOGNITION_WITH_REASON',
    ]);
    const struck = ok(await decide({ decision: 'struck', reason: '与拍摄无关' }));
    expect(struck.claims[0]).toMatchObject({ ceilingVerifiedFen: 0, ceilingIfAllowedFen: 0 });
    // 1,000.00 × 30 %.
    const allowed = ok(await decide({ decision: 'allowed', isRecognized: true }));
    expect(allowed.claims[0]).toMatchObject({ ceilingClaimedFen: 0, ceilingVerifiedFen: 30_000 });
  });

  it('without any voucher', async () => {
    const { id, view } = await opened(world, [{ category: 'venue', amountFen: 100_000, invoice: null }]);
    expect(view.findings.map(({ text }) => text)).toEqual(['缺少合同、发票、付款凭据']);
    const body = { costLineId: view.lines[0]?.id, decision: 'allowed' };
    expect(await codeOf(verify(officer, id, 'decide-line', body))).toEqual([409, 'VOUCHER_MISSING']);
    expect((await seen(officer, id)).lines[0]?.decision).toBeNull();
    ok(await verify(officer, id, 'decide-line', { ...body, decision: 'struck', reason: '没有凭据' }));
  });
});

describe('an invoice is counted once', () => {
  it('over all applicants: the refusal names both places, and striking one line frees it for the other', async () => {
    const invoice = invoiceNumber();
    const cost = [{ category: 'venue', amountFen: 100_000, invoice }];
    const [one, other] = [await opened(world, cost), await opened(world, cost)];
    // The second was opened after the first was submitted: the machine noticed it beforehand.
    expect(other.view.findings.map(({ code }) => code)).toEqual(['VOUCHER_SEEN']);
    const first = { costLineId: one.view.lines[0]?.id, decision: 'allowed' };
    const second = { costLineId: other.view.lines[0]?.id, decision: 'allowed' };
    ok(await verify(officer, one.id, 'decide-line', first));
    const refused = await verify(officer, other.id, 'decide-line', second);
    expect([refused.status, refused.body.error?.code]).toEqual([409, 'ALREADY_COUNTED']);
    expect(refused.body.error?.message).toContain(invoice);
    expect(refused.body.error?.message).toContain(one.view.number);
    expect(refused.body.error?.message).toContain(one.view.organisationName);
    const looked = ok(await verify(officer, other.id, 'refresh-findings'));
    expect(looked.findings.map(({ code }) => code)).toEqual(['VOUCHER_COUNTED']);
    expect(looked.findings[0]?.text).toContain(`${one.view.number}（${one.view.organisationName}）计入 1,000.00 元`);
    ok(await verify(officer, one.id, 'decide-line', { ...first, decision: 'struck', reason: '重复' }));
    ok(await verify(officer, other.id, 'decide-line', second));
  });

  it('up to its total: a reduced line leaves the rest', async () => {
    const invoice = invoiceNumber();
    const cost = { category: 'venue', amountFen: 100_000, invoice, invoiceFen: 150_000 };
    const { id, view } = await opened(world, [cost]);
    const body = { costLineId: view.lines[0]?.id, decision: 'reduced', verifiedFen: 50_000, reason: '只付了一半' };
    const reduced = ok(await verify(officer, id, 'decide-line', body));
    expect(reduced.claims[0]).toMatchObject({ verifiedFen: 50_000, ceilingVerifiedFen: 15_000, openFen: 0 });
    const { rows } = await office.database.pool.query('select counted_fen from evidence.invoice where key = $1', [
      invoice,
    ]);
    expect(rows).toEqual([{ counted_fen: '50000' }]);
  });
});

describe('what is found of a fact', () => {
  it('must be one that the claim asks for and a value that the engine takes', async () => {
    const { id } = await opened(world, ONE);
    const decide = (body: object) => verify(officer, id, 'decide-fact', { claimId: 'c1', reason: '核对登记', ...body });
    expect(await codeOf(decide({ fact: 'nothing', verified: true }))).toEqual([422, 'NO_SUCH_FACT']);
    expect(await codeOf(decide({ claimId: 'c9', fact: 'wideReach', verified: true }))).toEqual([422, 'NO_SUCH_FACT']);
    expect(await codeOf(decide({ fact: 'wideReach', verified: 'very' }))).toEqual([422, 'WRONG_FACT']);
    const days = { fact: 'shootingDays', verified: { total: 10, inDistrict: 11 } };
    expect(await codeOf(decide(days))).toEqual([422, 'WRONG_FACT']);
    expect((await decide({ fact: 'wideReach', verified: true, reason: '' })).status).toBe(422);
    expect(await codeOf(verify(colleague, id, 'decide-fact', { claimId: 'c1', reason: '-', ...days }))).toEqual([
      409,
      'NOT_YOURS',
    ]);
  });

  it('stands in the place of what was stated, with its consequence', async () => {
    const { id } = await opened(world, ONE);
    const verified = { total: 15, inDistrict: 7 };
    const body = { claimId: 'c1', fact: 'shootingDays', verified, reason: '4月9日没有签到' };
    const { claims } = ok(await verify(officer, id, 'decide-fact', body));
    // 7 × 2 = 14 < 15.
    expect(claims[0]).toMatchObject({ status: 'ineligible', failed: ['LF-HALF-DAYS'], ceilingVerifiedFen: 0 });
    const fact = claims[0]?.facts.find((one) => one.fact === 'shootingDays');
    expect(fact).toMatchObject({ stated: { total: 15, inDistrict: 8 }, verified, reason: '4月9日没有签到' });
  });
});

describe('a note', () => {
  it('must be written, about a finding of this application', async () => {
    const [{ id, view }, other] = [await opened(world, OTHER), await opened(world, OTHER)];
    const [finding] = view.findings;
    expect((await verify(officer, id, 'note-finding', { findingId: finding?.id, note: ' ' })).status).toBe(422);
    const foreign = { findingId: other.view.findings[0]?.id, note: '已核对' };
    expect(await codeOf(verify(officer, id, 'note-finding', foreign))).toEqual([404, 'NO_SUCH_FINDING']);
    const noted = ok(await verify(officer, id, 'note-finding', { findingId: finding?.id, note: '已核对' }));
    expect(noted.findings[0]?.note).toBe('已核对');
    // It stays when the machine looks again.
    expect(ok(await verify(officer, id, 'refresh-findings')).findings[0]?.note).toBe('已核对');
  });
});

describe('completing', () => {
  it('is refused while lines are open or findings have no note, with both said', async () => {
    const { id, view } = await opened(world, OTHER);
    expect(await codeOf(verify(officer, id, 'complete'))).toEqual([409, 'OBSTACLES']);
    expect(await messageOf(verify(officer, id, 'complete'))).toContain('1 笔费用没有处理');
    const body = { costLineId: view.lines[0]?.id, decision: 'allowed', isRecognized: true };
    ok(await verify(officer, id, 'decide-line', body));
    expect(await messageOf(verify(officer, id, 'complete'))).toContain('1 条机器提示没有写明处理结果');
    await settle(officer, id);
    expect(await codeOf(verify(colleague, id, 'complete'))).toEqual([409, 'NOT_YOURS']);
    expect(ok(await verify(officer, id, 'complete')).state).toBe('verified');
    expect(await codeOf(verify(officer, id, 'complete'))).toEqual([409, 'COMPLETED']);
  });

  it('is refused on the day of a debarment, and goes through once it is over', async () => {
    const { id, company } = await opened(world, ONE);
    await settle(officer, id);
    await debar(company.organisationId, '2023-06-01');
    expect(await codeOf(verify(officer, id, 'complete'))).toEqual([409, 'DEBARRED']);
    office.clock.stopAt(new Date('2026-06-02T10:00:00+08:00'));
    expect(ok(await verify(officer, id, 'complete')).state).toBe('verified');
  });

  it('leaves the figures that were checked by hand', async () => {
    const { id, view } = await opened(world);
    // 620,000 + 214,800 + 120,000 = 954,800, of which 30 % are 286,440; 38,500 are not recognised yet.
    expect(view.claims[0]).toMatchObject({
      claimedFen: 99_330_000,
      baseClaimedFen: 95_480_000,
      ceilingClaimedFen: 28_644_000,
      ceilingVerifiedFen: 0,
      // 993,300 × 30 %.
      ceilingIfAllowedFen: 29_799_000,
      rateBp: 3000,
      limits: [{ code: 'LF-SUBJECT', limitFen: 50_000_000, priorFen: 0 }],
    });
    const [venue, lodging, costume, other] = view.lines.map(({ id: line }) => line);
    const decide = (body: object) => verify(officer, id, 'decide-line', body);
    ok(await decide({ costLineId: venue, decision: 'allowed' }));
    const reason = '2 晚在拍摄期之外';
    ok(await decide({ costLineId: lodging, decision: 'reduced', verifiedFen: 19_800_000, reason }));
    const halfway = ok(await decide({ costLineId: costume, decision: 'struck', reason: '购买方不是申报单位' }));
    // 620,000 + 198,000 = 818,000; × 30 % = 245,400; with 38,500 more 856,500 × 30 % = 256,950.
    expect(halfway.claims[0]).toMatchObject({
      verifiedFen: 81_800_000,
      openFen: 3_850_000,
      ceilingVerifiedFen: 24_540_000,
      ceilingIfAllowedFen: 25_695_000,
    });
    expect(halfway.lines[1]?.decision).toMatchObject({ decision: 'reduced', verifiedFen: 19_800_000, reason });
    ok(await decide({ costLineId: other, decision: 'allowed', isRecognized: true }));
    await settle(officer, id);
    const done = ok(await verify(officer, id, 'complete'));
    expect(done).toMatchObject({ state: 'verified', obstacles: [], assessment: { asOf: '2026-06-01' } });
    expect(done.assessment?.claims[0]).toMatchObject({ baseFen: 85_650_000, ceilingFen: 25_695_000 });
    expect(COSTS).toHaveLength(done.lines.length);
  });
});
