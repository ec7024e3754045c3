import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folder, linesOf, yunhe } from './testing/run.ts';

const HEADER = [
  'request',
  'asOf',
  'clause',
  'subject',
  'review',
  'facts.releasedOnMainstreamPlatform',
  'facts.wideReach',
  'facts.shootingDays.total',
  'facts.shootingDays.inDistrict',
  'costs.1.amountFen',
  'costs.1.category',
  'costs.1.local',
].join(',');
const filming = (subject: string, amount: string, request = '') =>
  `${request},2026-06-01,location-filming,${subject},passed,true,是,10,5,${amount},venue,1`;

interface Row {
  readonly line: number;
  readonly awardFen?: number;
  readonly reasons?: string;
  readonly error?: { readonly message: string; readonly path: string };
}

async function simulate(name: string, input: string, out = 'out.ndjson', args: readonly string[] = []) {
  const directory = await folder();
  await writeFile(join(directory, name), input);
  const run = await yunhe(['simulate', name, '--out', out, ...args], { cwd: directory });
  const files = await readdir(directory);
  const written = files.includes(out) ? await readFile(join(directory, out), 'utf8') : undefined;
  return { ...run, files, written };
}

describe('yunhe simulate called wrongly', () => {
  test.each([
    ['an unknown column', `${HEADER},facts.wideRich\n`, 'facts.wideRich'],
    ['a column named twice', `${HEADER},subject\n`, '“subject”'],
    ['no column for the day', 'clause,subject\n', '“asOf”'],
  ])('%s: status 2 and no output file', async (_, input, sentence) => {
    const { status, stderr, files } = await simulate('claims.csv', input);
    expect(status).toBe(2);
    expect(stderr).toContain(sentence);
    expect(files).toEqual(['claims.csv']);
  });

  test('the input as the output: status 2, and the input stays', async () => {
    const { status, written } = await simulate('claims.csv', `${HEADER}\n`, 'claims.csv');
    expect([status, written]).toEqual([2, `${HEADER}\n`]);
  });

  test('no output, an output that cannot be written, an input that is not there: status 2', async () => {
    const directory = await folder();
    await writeFile(join(directory, 'claims.csv'), `${HEADER}\n`);
    for (const args of [
      ['claims.csv'],
      ['claims.csv', '--out', 'nowhere/out.csv'],
      ['other.csv', '--out', 'out.csv'],
      ['claims.csv', '--out', 'out.csv', '--format', 'xlsx'],
    ]) {
      expect((await yunhe(['simulate', ...args], { cwd: directory })).status, args.join(' ')).toBe(2);
    }
    expect(await readdir(directory)).toEqual(['claims.csv']);
  });
});

describe('yunhe simulate', () => {
  test('a bad line of CSV is told in its place and the rest goes on', async () => {
    const lines = [
      HEADER,
      filming('w1', '100000'),
      filming('w2', '十万'),
      `${filming('w3', '100000')},surplus`,
      filming('"w4', '100000'),
      filming('w5', '-5'),
      '',
      filming('"w,6"', '20万元'),
    ];
    const { status, written, stderr } = await simulate('claims.csv', `\uFEFF${lines.join('\r\n')}\r\n`);
    const rows = linesOf(written ?? '') as Row[];
    expect(status).toBe(1);
    expect(rows.map(({ line, awardFen, error }) => [line, awardFen ?? error?.path])).toEqual([
      [2, 30_000],
      [3, '/costs/0/amountFen'],
      [4, ''],
      [5, ''],
      [6, '/costs/0/amountFen'],
      [8, 6_000_000],
    ]);
    expect(stderr).toContain('4 行有误');
  });

  test('lines of one request share its bounds; elsewhere each line stands alone', async () => {
    const lines = [
      HEADER,
      filming('w1', '100万元', 'r1'),
      filming('w1', '100万元', 'r1'),
      filming('w1', '100万元', 'r2'),
    ];
    const { written } = await simulate('claims.csv', lines.join('\n'));
    expect((linesOf(written ?? '') as Row[]).map(({ line, awardFen }) => [line, awardFen])).toEqual([
      [2, 30_000_000],
      [3, 20_000_000],
      [4, 30_000_000],
    ]);
  });

  test('lines of one request that disagree, and more of them than a request holds, are told on every line', async () => {
    const other = filming('w2', '100万元', 'r1').replace('2026-06-01', '2026-06-02');
    const many = Array.from({ length: 52 }, (_, index) => filming(`w${index}`, '1元', 'r2'));
    const { written } = await simulate(
      'claims.csv',
      [HEADER, filming('w1', '100万元', 'r1'), other, ...many].join('\n'),
    );
    const rows = linesOf(written ?? '') as Row[];
    expect(rows.map(({ line }) => line)).toEqual(rows.map((_, index) => index + 2));
    expect(rows.every(({ error }) => error !== undefined)).toBe(true);
    expect([rows[0]?.error?.path, rows[2]?.error?.path]).toEqual(['/asOf', '']);
  });

  test('NDJSON takes whole requests and single claims; reasons are told in words', async () => {
    const claim = { clause: 'first-above-scale', facts: { firstTimeAboveScale: false, microDramaRelated: true } };
    const lines = [
      { asOf: '2026-06-01', ...claim },
      {
        asOf: '2026-06-01',
        claims: [
          { id: 'c1', ...claim },
          { id: 'c2', clause: 'content-creation' },
        ],
      },
      { asOf: '2026-06-01', clause: 'nothing' },
    ].map((value) => JSON.stringify(value));
    const { status, written } = await simulate('claims.ndjson', `${lines.join('\n')}\nnonsense\n`);
    const rows = linesOf(written ?? '') as (Row & { id?: string; failed?: string[] })[];
    expect(status).toBe(1);
    expect(rows.map(({ line, id, failed }) => [line, id, failed])).toEqual([
      [1, 'c1', ['FA-FIRST']],
      [2, 'c1', ['FA-FIRST']],
      [2, 'c2', []],
      [3, undefined, undefined],
      [4, undefined, undefined],
    ]);
    expect(rows[0]?.reasons).toBe('不符合：首次纳入规模以上');
    expect(rows[2]?.reasons).toContain('未公布');
    expect([rows[3]?.error?.path, rows[4]?.error?.path]).toEqual(['/clause', '']);
  });

  test('writes CSV that a spreadsheet takes for words, and the sums as JSON', async () => {
    const lines = [HEADER, filming('w1', '200万元'), filming('w2', '10元').replace(',10,5,', ',10,4,')];
    const { status, stdout, written, files } = await simulate('claims.csv', lines.join('\n'), 'out.csv', ['--json']);
    expect(status).toBe(0);
    expect(files.sort()).toEqual(['claims.csv', 'out.csv']);
    expect(written?.split('\n').slice(0, 3)).toEqual([
      'line,id,clause,status,baseFen,rateBp,ceilingFen,awardFen,failed,missing,reducedBy,reasons,error,path',
      '2,c1,location-filming,eligible,200000000,3000,50000000,50000000,,,LF-SUBJECT,受上限限制：每部作品的上限,,',
      '3,c1,location-filming,ineligible,1000,3000,0,0,LF-HALF-DAYS,,,不符合：本区拍摄天数占比达标,,',
    ]);
    expect(JSON.parse(stdout)).toMatchObject({ claims: 2, eligible: 1, awarded: 1, awardFen: 50_000_000, refused: 0 });
  });

  test('reads standard input', async () => {
    const directory = await folder();
    const input = `${JSON.stringify({ asOf: '2026-06-01', clause: 'content-creation' })}\n`;
    const { status } = await yunhe(['simulate', '-', '--out', 'out.ndjson'], { cwd: directory, input });
    expect([status, linesOf(await readFile(join(directory, 'out.ndjson'), 'utf8')).length]).toEqual([0, 1]);
  });
});
