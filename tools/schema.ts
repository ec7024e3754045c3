import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { z } from 'zod';
import { coverage, examples, materials, readings } from '../engine/format/files.ts';
import { dictionary, manifest } from '../engine/format/manifest.ts';
import { classification, clause } from '../engine/format/terms.ts';
import phrases from '../messages/zh-CN/format.json' with { type: 'json' };

/** Writes the JSON Schemas that editors use for completion, from the schemas that the loader parses with. */

const FILES = {
  policy: manifest,
  clause,
  classification,
  readings,
  materials,
  coverage,
  examples,
  facts: dictionary,
} as const;
type File = keyof typeof FILES;

/** The folder of the committed schemas. */
export const SCHEMA_FOLDER = fileURLToPath(new URL('../docs/policy-package/', import.meta.url));

/** The schemas by file name, as they are to be committed. */
export function packageSchemas(): Map<string, string> {
  const files = Object.keys(FILES) as File[];
  return new Map(files.map((file) => [`${file}.schema.json`, `${JSON.stringify(schemaOf(file), null, 2)}\n`]));
}

type Schema = { [member: string]: unknown };

const sentences: Readonly<Record<string, string>> = phrases;

function schemaOf(file: File): Schema {
  const schema = z.toJSONSchema(FILES[file], { io: 'input', target: 'draft-2020-12' }) as Schema;
  const mayBeFilledIn = file === 'policy' || file === 'clause' || file === 'classification';
  describe(schema, file, '', file !== 'policy' && mayBeFilledIn);
  const { $schema, $defs, ...rest } = schema;
  const definitions = { ...($defs as object | undefined), ...(mayBeFilledIn ? { placeholder: PLACEHOLDER } : {}) };
  const id = `${file}.schema.json`;
  const named = Object.keys(definitions).length > 0 ? { $defs: definitions } : {};
  return { $schema, $id: id, title: id, description: phraseOf(`file.${file}`), ...rest, ...named };
}

/** `{ reading: … }` and `{ dated: … }`, which the loader fills in before it parses (loader/resolve.ts). */
const PLACEHOLDER: Schema = {
  description: phraseOf('placeholder'),
  oneOf: [
    {
      type: 'object',
      properties: {
        reading: {
          type: 'string',
          pattern: '^[a-z][a-z0-9]*(-[a-z0-9]+)*$',
          description: phraseOf('placeholder.reading'),
        },
      },
      required: ['reading'],
      additionalProperties: false,
    },
    {
      type: 'object',
      properties: {
        dated: {
          type: 'array',
          minItems: 1,
          description: phraseOf('placeholder.dated'),
          prefixItems: [
            {
              type: 'object',
              properties: { value: { description: phraseOf('placeholder.value') } },
              required: ['value'],
              additionalProperties: false,
            },
          ],
          items: {
            type: 'object',
            properties: {
              from: { type: 'string', format: 'date', description: phraseOf('placeholder.from') },
              value: { description: phraseOf('placeholder.value') },
            },
            required: ['from', 'value'],
            additionalProperties: false,
          },
        },
      },
      required: ['dated'],
      additionalProperties: false,
    },
  ],
};

/** Members that name, cite or explain: they are the same on every day and under every reading. */
const NAMING = new Set([
  'id',
  'title',
  'summary',
  'cite',
  'phrase',
  'note',
  'label',
  'code',
  'judge',
  'proof',
  'text',
  'class',
]);
/** The members of policy.yaml that are terms. */
const TERMS_OF_POLICY = new Set(['general', 'insteadOfAward', 'exclusions']);

/** Gives every member its description, and where terms are written the choice of a placeholder. Changes in place. */
function describe(schema: Schema, file: File, path: string, terms: boolean): void {
  for (const [name, member] of Object.entries((schema.properties ?? {}) as Record<string, Schema>)) {
    const at = path === '' ? name : `${path}.${name}`;
    const inTerms = (terms || (path === '' && file === 'policy' && TERMS_OF_POLICY.has(name))) && !NAMING.has(name);
    describe(member, file, at, inTerms);
    const description = descriptionOf(file, at, name);
    (schema.properties as Record<string, Schema>)[name] = {
      ...(inTerms ? orPlaceholder(member) : member),
      description,
    };
  }
  for (const key of ['items', 'additionalProperties'] as const) {
    const inner = schema[key];
    if (typeof inner !== 'object' || inner === null) continue;
    describe(inner as Schema, file, `${path}[]`, terms);
    if (terms) schema[key] = orPlaceholder(inner as Schema);
  }
  for (const key of ['anyOf', 'oneOf'] as const) {
    for (const branch of (schema[key] ?? []) as Schema[]) describe(branch, file, path, terms);
  }
  for (const [name, definition] of Object.entries((schema.$defs ?? {}) as Record<string, Schema>)) {
    describe(definition, file, name, true);
    // Wherever a test or an amount may stand, so may a placeholder: here it covers the branches of the recursion.
    if (Array.isArray(definition.anyOf)) definition.anyOf.push({ $ref: '#/$defs/placeholder' });
  }
}

function orPlaceholder(schema: Schema): Schema {
  if (schema.$ref !== undefined) return schema;
  return { anyOf: [schema, { $ref: '#/$defs/placeholder' }] };
}

/** The description of a place in a file, or of its name wherever it stands. */
function descriptionOf(file: File, path: string, name: string): string {
  return sentences[`${file}.${path}`] ?? phraseOf(name);
}

function phraseOf(key: string): string {
  const sentence = sentences[key];
  if (sentence === undefined) throw new Error(`messages/zh-CN/format.json lacks ${key}`);
  return sentence;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await mkdir(SCHEMA_FOLDER, { recursive: true });
  for (const [name, text] of packageSchemas()) await writeFile(`${SCHEMA_FOLDER}${name}`, text);
}
