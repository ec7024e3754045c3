import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { packageSchemas, SCHEMA_FOLDER } from './schema.ts';

const CURE = 'the schemas are older than the format: run `npm run schema`';

describe('the JSON Schemas of the package format', () => {
  test('are those that the format gives today', async () => {
    for (const [name, text] of packageSchemas()) {
      expect((await readFile(join(SCHEMA_FOLDER, name), 'utf8')) === text, `${name}: ${CURE}`).toBe(true);
    }
  });

  test('are all there, and no others', async () => {
    const committed = (await readdir(SCHEMA_FOLDER)).filter((file) => file.endsWith('.schema.json'));
    expect(committed.sort(), CURE).toEqual([...packageSchemas().keys()].sort());
  });

  test('describe every member in Chinese, so that an editor can show it', () => {
    for (const [name, text] of packageSchemas()) {
      const silent = membersOf(JSON.parse(text)).filter(
        ([, member]) => !/[\u4e00-\u9fff]/.test(String(member.description)),
      );
      expect(silent.map(([member]) => `${name} ${member}`)).toEqual([]);
    }
  });

  test('allow a reading or a dated value for an amount, and none for a code', () => {
    const clause = JSON.parse(packageSchemas().get('clause.schema.json') ?? '');
    const cap = clause.properties.caps.anyOf[0].items.anyOf[0].properties;
    expect(JSON.stringify(cap.limit)).toContain('#/$defs/placeholder');
    expect(JSON.stringify(cap.code)).not.toContain('#/$defs/placeholder');
  });
});

describe('an editor with these schemas', () => {
  const root = join(SCHEMA_FOLDER, '../..');
  const folders = [
    'policies/tongzhou-micro-drama/2026-02-05-draft',
    'policies/national-filing-tiers/2026-07-01',
    'loader/testing/small-package',
  ];

  test('finds nothing wrong in packages that load, readings and dated values included', async () => {
    for (const file of [...(await Promise.all(folders.map((folder) => yamlFiles(join(root, folder))))).flat()]) {
      const outcome = schemaOf(file).safeParse(parse(await readFile(file, 'utf8'), { schema: 'core' }));
      expect(outcome.success ? [] : outcome.error.issues, file).toEqual([]);
    }
  });

  test('finds a misspelt key, an amount without its unit and a percentage as a number', async () => {
    const file = join(root, 'loader/testing/small-package/clauses/filming.yaml');
    const text = await readFile(file, 'utf8');
    for (const [right, wrong] of [
      ['summary:', 'sumary:'],
      ['limit: 50万元', 'limit: 50万'],
      ['quota: 20', 'quota: 二十'],
      ['{ dated: [{ value: 30% }, { from: 2027-01-01, value: 40% }] }', '0.3'],
    ] as const) {
      const value = parse(text.replace(right, wrong), { schema: 'core' });
      expect(schemaOf(file).safeParse(value).success, wrong).toBe(false);
    }
  });
});

/** The schema that a file of a package is written after. */
function schemaOf(file: string) {
  const part = /(clauses|classifications|examples)\/[^/]+$/.exec(file)?.[1];
  const single = /([a-z]+)\.yaml$/.exec(file)?.[1] ?? '';
  const name = { clauses: 'clause', classifications: 'classification', examples: 'examples' }[part ?? ''] ?? single;
  return z.fromJSONSchema(JSON.parse(packageSchemas().get(`${name}.schema.json`) ?? ''));
}

async function yamlFiles(folder: string): Promise<string[]> {
  const files = await readdir(folder, { recursive: true });
  return files.filter((file) => file.endsWith('.yaml')).map((file) => join(folder, file));
}

type Schema = Record<string, unknown>;

function membersOf(schema: unknown): [string, Schema][] {
  if (Array.isArray(schema)) return schema.flatMap(membersOf);
  if (typeof schema !== 'object' || schema === null) return [];
  const own = 'properties' in schema ? (Object.entries(schema.properties as object) as [string, Schema][]) : [];
  return [...own, ...Object.values(schema).flatMap(membersOf)];
}
