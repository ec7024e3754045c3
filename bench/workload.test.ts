import { beforeAll, describe, expect, it } from 'vitest';
import { openRecordBook } from '../engine/compiled/record-book.ts';
import type { PolicyDefinition } from '../engine/definition.ts';
import { checkRequest, compilePolicy } from '../engine/index.ts';
import { loadCatalogue } from '../loader/index.ts';
import phrases from '../messages/zh-CN/engine.json' with { type: 'json' };
import { circumstancesOf } from './circumstances.ts';
import type { Contestant } from './contestant.ts';
import { jsonRulesEngine } from './json-rules-engine.ts';
import { columnar, compiled, recordsFor, traced, yardstick } from './ours.ts';
import { CHECKSUMS, checksum, generate, STRAIGHT_LINE_SHA256, straightLineDigest } from './workload.ts';
import { zen } from './zen.ts';

let definition: PolicyDefinition;

beforeAll(async () => {
  const found = (await loadCatalogue({ directories: [] })).find('tongzhou-micro-drama');
  if (!found) throw new Error('the package tongzhou-micro-drama is not there');
  definition = found.definition;
});

async function awardsOf(contestant: Contestant, n: number): Promise<number[]> {
  const run = contestant.prepare(generate(n));
  await run.decide();
  return Array.from(run.awards);
}

describe('the benchmark of the engine', () => {
  it('measures against the file that was agreed on, byte for byte', () => {
    expect(straightLineDigest()).toBe(STRAIGHT_LINE_SHA256);
  });

  it('gets the known checksum from the yardstick', async () => {
    expect(checksum(await awardsOf(yardstick, 20_000))).toBe(CHECKSUMS[20_000]);
  });

  it('gets the same awards to the fen from every contestant', async () => {
    const contestants = [
      columnar(definition),
      compiled(definition),
      traced(definition, phrases, true),
      zen(definition),
      jsonRulesEngine(definition),
    ];
    const wanted = await awardsOf(yardstick, 3000);
    for (const contestant of contestants) expect(await awardsOf(contestant, 3000), contestant.name).toEqual(wanted);
  });

  it('gives our contestants what the contract would say of the same claim', () => {
    const policy = compilePolicy(definition, phrases);
    const claims = generate(2000);
    const book = openRecordBook(definition);
    const records = recordsFor(claims, book.layout, definition);
    for (const [row, record] of records.entries()) {
      const { asOf, applicant, claim } = circumstancesOf(claims, row);
      const outcome = checkRequest(policy, { asOf, applicant, claims: [claim] });
      if (!outcome.ok) throw new Error(`${outcome.refusal.path}: ${outcome.refusal.code}`);
      const [entered] = book.enter(outcome.value);
      const { applicant: _, subject: __, circumstances: ___, debarredOn, ...rest } = record;
      // The generator moves days by whole years, and so makes a few 29ths of February that never were.
      expect([debarredOn, debarredOn - 1]).toContain(entered?.debarredOn);
      expect(entered).toMatchObject(rest);
    }
  });
});
