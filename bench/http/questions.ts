import type { TestOffice } from '../../api/testing/office.ts';
import { collisionsOfVoucher } from '../../journeys/evidence/collisions.ts';
import type { Asked, Question } from './load.ts';
import { newKey, type Templates } from './templates.ts';

const MANY = 500;

interface Row {
  readonly id: string;
  readonly title: string;
  readonly organisation_id: string;
  readonly account_id: string;
  readonly draft_revision: number;
}

/** What is asked of the loaded office, by whom, and how fast it has to be answered. */
export async function questionsOn(
  office: TestOffice,
  { staff, undertaking }: Templates,
  seconds: number,
): Promise<readonly Question[]> {
  const { database } = office;
  const rowsOf = async (where: string, limit = MANY): Promise<readonly Row[]> => {
    const { rows } = await database.pool.query<Row>(
      `select a.id, s.title, a.organisation_id, m.account_id, a.draft_revision from application.application a
       join works.subject s on s.organisation_id = a.organisation_id
       join party.member m on m.organisation_id = a.organisation_id
       where ${where} order by md5(a.id::text) limit ${limit}`,
    );
    return rows;
  };
  const cookieOf = async (accountId: string) => {
    return (await office.office.identity.openSession(accountId, { secondFactor: 'throughout' })).cookie;
  };
  const [clerk, officer, supervisor] = await Promise.all(
    [staff.clerk, staff.officer, staff.supervisor].map(async ({ accountId }) => ({
      cookie: await cookieOf(accountId),
    })),
  );
  const asCompany = async (row: Row) => ({
    cookie: await cookieOf(row.account_id),
    'x-acting-for': row.organisation_id,
  });
  const get = (path: string, headers: Asked['headers'] = {}): Asked => ({ method: 'GET', path, headers });
  const page = { rate: 50, limit: 300 };

  const companies = await rowsOf("a.state <> 'draft'", 200);
  const own: Asked[][] = [];
  for (const row of companies) {
    const headers = await asCompany(row);
    own.push([get('/applications', headers), get(`/applications/${row.id}`, headers), get('/vouchers', headers)]);
  }
  const verifying = await rowsOf("a.state in ('verifying', 'verified')");
  const submitted = await rowsOf("a.state = 'submitted'");
  const pages = await pagesOf(office, supervisor ?? {});
  const { rows: vouchers } = await database.pool.query<{ id: string }>(
    'select id from evidence.voucher where invoice_key is not null order by md5(id::text) limit $1',
    [MANY],
  );
  const words = [...new Set(verifying.flatMap(({ title }) => [title.slice(0, 2), title.slice(2)]))];
  const submitRate = 10;
  const drafts = await rowsOf("a.state = 'draft'", submitRate * (seconds + 2));
  const submissions: Asked[] = [];
  for (const row of drafts) {
    const headers = { ...(await asCompany(row)), 'content-type': 'application/json', 'idempotency-key': newKey() };
    const body = JSON.stringify({ draftRevision: row.draft_revision, undertaking });
    submissions.push({ method: 'POST', path: `/applications/${row.id}/submit`, headers, body });
  }
  return [
    { name: 'list: a company’s own', ...page, requests: own.flatMap(([list]) => list ?? []) },
    { name: 'list: a company’s vouchers', ...page, requests: own.flatMap(([, , vouchersOf]) => vouchersOf ?? []) },
    { name: 'list: works, office', ...page, requests: [get('/office/works', clerk)] },
    { name: 'inbox: clerk', ...page, requests: [get('/work-list', clerk), get('/work-list/counts', clerk)] },
    { name: 'inbox: officer', ...page, requests: [get('/work-list', officer), get('/work-list/counts', officer)] },
    { name: 'inbox: supervisor, 10 pages', ...page, requests: pages.map((path) => get(path, supervisor)) },
    { name: 'application: company', ...page, requests: own.flatMap(([, application]) => application ?? []) },
    {
      name: 'application: clerk’s desk',
      ...page,
      requests: submitted.map(({ id }) => get(`/applications/${id}/acceptance`, clerk)),
    },
    {
      name: 'application: verification',
      ...page,
      requests: verifying.map(({ id }) => get(`/applications/${id}/verification`, officer)),
    },
    {
      name: 'search, two signs',
      rate: 50,
      limit: 100,
      requests: words.map((q) => get(`/search?text=${encodeURIComponent(q)}`, supervisor)),
    },
    {
      name: 'voucher: office page',
      ...page,
      requests: vouchers.map(({ id }) => get(`/office/vouchers/${id}`, officer)),
    },
    { name: 'submit', rate: submitRate, limit: 500, requests: submissions },
  ];
}

/** How long it takes to find where else a voucher stands, in milliseconds: the look-up alone, one after the other. */
export async function lookUpTimes({ database }: TestOffice): Promise<readonly number[]> {
  const { rows } = await database.pool.query<{ id: string; organisation_id: string }>(
    'select id, organisation_id from evidence.voucher where invoice_key is not null order by md5(id::text) limit $1',
    [MANY],
  );
  const times: number[] = [];
  for (const { id, organisation_id: organisationId } of rows) {
    const started = performance.now();
    await collisionsOfVoucher(database.orm, organisationId, id);
    times.push(performance.now() - started);
  }
  return times.sort((one, other) => one - other);
}

/** The addresses of the first pages, one after the other by their cursors. */
async function pagesOf(office: TestOffice, { cookie }: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const account = await office.database.pool.query<{ account_id: string }>(
    "select account_id from staff.appointment where role = 'supervisor' limit 1",
  );
  const accountId = account.rows[0]?.account_id ?? '';
  const supervisor = office.as({ ...office.visitor, accountId });
  const paths = ['/work-list'];
  for (let at = 1; at < 10 && cookie !== undefined; at += 1) {
    const { body } = await supervisor.get<{ next: string | null }>(paths.at(-1) ?? '');
    if (body.next === null || body.next === undefined) break;
    paths.push(`/work-list?cursor=${encodeURIComponent(body.next)}`);
  }
  return paths;
}
