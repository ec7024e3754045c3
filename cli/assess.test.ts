import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, readFile, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { folder, linesOf, PROGRAM, ROOT, yunhe } from './testing/run.ts';

const CASES = join(ROOT, '../shared/contract/assessment-cases.ndjson');
const SMALL_PACKAGE = join(ROOT, 'loader/testing/small-package');

/** Half of the days are in the district, and 100,000 yuan were spent there. */
const REQUEST = {
  asOf: '2026-06-01',
  claims: [
    {
      id: 'c1',
      clause: 'location-filming',
      subject: 'w1',
      review: 'passed',
      facts: { releasedOnMainstreamPlatform: true, wideReach: true, shootingDays: { total: 10, inDistrict: 5 } },
      costs: [{ id: 'inv-1', category: 'venue', amountFen: 10_000_000, local: true }],
    },
  ],
};
const line = JSON.stringify(REQUEST);

describe('yunhe called wrongly', () => {
  test.each([
    ['without a command', [], '缺少命令'],
    ['with an unknown command', ['asess', '-'], '“asess”'],
    ['with an unknown option', ['assess', '--jsno', '-'], '“--jsno”'],
    ['without a file', ['assess'], '缺少请求文件'],
    ['with two files', ['assess', 'a.json', 'b.json'], '参数太多'],
    ['with a file that is not there', ['assess', 'nowhere.json'], 'nowhere.json'],
    ['with a folder as a file', ['assess', '--ndjson', 'docs'], '是目录'],
    ['with a folder of packages that is not there', ['assess', '--policy-dir', 'nowhere', '-'], '没有这个目录'],
    ['with a file for a folder of packages', ['assess', '--policy-dir', 'package.json', '-'], '没有这个目录'],
  ])('%s: status 2, a sentence on standard error, nothing on standard output', async (_, args, sentence) => {
    const { status, stdout, stderr } = await yunhe(args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(sentence);
  });

  test('with a package that has errors: status 2 and each error with file and line', async () => {
    const copy = join(await folder(), 'package');
    await cp(SMALL_PACKAGE, copy, { recursive: true });
    const clause = join(copy, 'clauses/growth.yaml');
    await writeFile(clause, (await readFile(clause, 'utf8')).replace('limit: 100万元', 'limit: 100'));
    const { status, stdout, stderr } = await yunhe(['assess', '--policy-dir', copy, '-'], { input: line });
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(/clauses\/growth\.yaml:\d+ 错误 \[/);
  });
});

describe('yunhe assess', () => {
  test('a bad request prints the error object on standard output, status 1', async () => {
    const { status, stdout, stderr } = await yunhe(['assess', '-'], { input: '{"asOf":"2026-02-30","claims":[]}' });
    expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
    const { error } = JSON.parse(stdout);
    expect(error).toMatchObject({ code: 'INVALID_REQUEST', path: '/asOf' });
    expect(error.message).toMatch(/[\u4e00-\u9fff]/);
  });

  test('prints one result as JSON, from a file and from another folder, the same bytes each time', async () => {
    const directory = await folder();
    await writeFile(join(directory, 'request.json'), JSON.stringify(REQUEST, null, 2));
    const [first, second] = [
      await yunhe(['assess', 'request.json'], { cwd: directory }),
      await yunhe(['assess', '-'], { input: line }),
    ];
    expect(first).toEqual({ status: 0, stdout: second.stdout, stderr: '' });
    const result = JSON.parse(first.stdout);
    expect(result).toMatchObject({ totalFen: 3_000_000, claims: [{ id: 'c1', awardFen: 3_000_000 }] });
    expect(result.policy.digest).toMatch(/^[0-9a-f]{64}$/);
    expect(result).not.toHaveProperty('advice');
  });

  test('with --advice adds what would change the result', async () => {
    const [claim] = REQUEST.claims;
    const days = { ...claim?.facts, shootingDays: { total: 10, inDistrict: 3 } };
    const input = JSON.stringify({ ...REQUEST, claims: [{ ...claim, facts: days }] });
    const { stdout } = await yunhe(['assess', '--advice', '-'], { input });
    expect(JSON.parse(stdout).advice.length).toBeGreaterThan(0);
  });
});

describe('yunhe assess --ndjson', () => {
  test('answers each line in its place; a bad one never stops the rest; status 1 at the end', async () => {
    const bad: [input: string | Buffer, path: string][] = [
      ['nonsense', ''],
      ['[]', ''],
      ['null', ''],
      ['{"asOf":"2026-06-01","asOf":"2026-06-02","claims":[]}', '/asOf'],
      [`{"asOf":"2026-06-01","claims":${'['.repeat(5000)}${']'.repeat(5000)}}`, '/claims'],
      ['{"asOf":"2026-06-01","claims":[],"__proto__":{}}', '/__proto__'],
      [Buffer.from([...Buffer.from('{"asOf":"'), 0xb1, 0xb1, ...Buffer.from('"}')]), ''],
      ['{"asOf":"2026-06-01","claims":[],"policy":"nowhere"}', '/policy'],
    ];
    const input = Buffer.concat([
      Buffer.from(`${line}\r\n\n   \t\n`),
      ...bad.flatMap(([text]) => [Buffer.from(text), Buffer.from('\n')]),
      Buffer.from(line),
    ]);
    const { status, stdout } = await yunhe(['assess', '--ndjson'], { input });
    const answers = linesOf(stdout) as { totalFen?: number; error?: { code: string; message: string; path: string } }[];
    expect(status).toBe(1);
    expect([answers[0]?.totalFen, answers.at(-1)?.totalFen]).toEqual([3_000_000, 3_000_000]);
    const errors = answers.slice(1, -1).map(({ error }) => error);
    expect(errors.map((error) => error?.code)).toEqual(bad.map(() => 'INVALID_REQUEST'));
    expect(errors.map((error) => (error?.path.startsWith('/claims') ? '/claims' : error?.path))).toEqual(
      bad.map(([, path]) => path),
    );
    for (const error of errors) expect(error?.message).toMatch(/[\u4e00-\u9fff]/);
  });

  test('of lines that are all valid has status 0, and the cases of the contract come out', async () => {
    // The cases lie beside the checkout; where they do not, the engine's own tests stand for them.
    const cases = existsSync(CASES) ? linesOf(await readFile(CASES, 'utf8')) : [];
    const requests = [...cases.map((one) => JSON.stringify((one as { request: unknown }).request)), line];
    const { status, stdout } = await yunhe(['assess', '--ndjson', '-'], { input: requests.join('\n') });
    expect(status).toBe(0);
    const results = linesOf(stdout) as ResultLine[];
    expect(results).toHaveLength(requests.length);
    for (const [index, one] of cases.entries()) {
      expect(shapeOf(results[index] as ResultLine)).toEqual((one as { expect: unknown }).expect);
    }
  });

  test('stops quietly when the reader has enough', async () => {
    const directory = await folder();
    await writeFile(join(directory, 'many.ndjson'), `${line}\n`.repeat(3000));
    const command = `"$NODE" "$PROGRAM" assess --ndjson < many.ndjson | head -n 1`;
    const env = { ...process.env, NODE: process.execPath, PROGRAM };
    const { stdout, stderr } = await promisify(execFile)('sh', ['-c', command], { cwd: directory, env });
    expect(stderr).toBe('');
    expect(linesOf(stdout)).toHaveLength(1);
  });
});

describe('packages from outside', () => {
  const input = JSON.stringify({
    policy: 'small-support',
    asOf: '2026-06-01',
    claims: [{ id: 'c1', clause: 'once-only', facts: { firstTime: true } }],
  });

  test('are unknown unless they are named', async () => {
    const { status, stdout } = await yunhe(['assess', '-'], { input });
    expect([status, JSON.parse(stdout).error.path]).toEqual([1, '/policy']);
  });

  test.each([
    ['--policy-dir', ['--policy-dir', SMALL_PACKAGE], ''],
    ['YUNHE_POLICIES', [], [join(ROOT, 'docs/policy-package/example'), SMALL_PACKAGE].join(delimiter)],
  ])('are loaded by %s', async (_, args, directories) => {
    const { status, stdout } = await yunhe(['assess', ...args, '-'], {
      input,
      variables: { YUNHE_POLICIES: directories },
    });
    expect([status, JSON.parse(stdout).totalFen]).toEqual([0, 10_000_000]);
  });
});

interface ResultLine {
  readonly claims: readonly { readonly trace: readonly { code: string; holds: boolean | null; cite: string }[] }[];
  readonly limits: unknown;
  readonly totalFen: number;
  readonly elsewhereFen: number;
}

/** The members that the cases of the contract fix. */
function shapeOf({ claims, limits, totalFen, elsewhereFen }: ResultLine): unknown {
  const members = ['id', 'status', 'failed', 'missing', 'baseFen', 'rateBp', 'ceilingFen', 'awardFen'] as const;
  const shown = claims.map((claim) => ({
    ...Object.fromEntries(members.map((name) => [name, (claim as unknown as Record<string, unknown>)[name]])),
    trace: claim.trace.map(({ code, holds, cite }) => [code, holds, cite]),
  }));
  return { claims: shown, limits, totalFen, elsewhereFen };
}
