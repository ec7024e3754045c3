import fc from 'fast-check';
import { z } from 'zod';
import { usccOf } from '../../town/demonstration/uscc.ts';

/** A schema of JSON Schema, as far as inputs use it. */
interface Schema {
  readonly type?: string;
  readonly format?: string;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly minimum?: number;
  readonly exclusiveMinimum?: number;
  readonly minItems?: number;
  readonly items?: Schema;
  readonly prefixItems?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly examples?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly $ref?: string;
}

/** No row has it. */
export const NO_ID = '00000000-0000-4000-8000-000000000000';

/**
 * The smallest input that a schema takes, so that a call gets past the form and to the question who may. Members that
 * may be left out are left out. undefined where it cannot be guessed (a rule that JSON Schema does not express).
 */
export function sampleInput(input: z.ZodType, given: Readonly<Record<string, unknown>>): object | undefined {
  const sampled = known.get(input) ?? sampleOf(input);
  known.set(input, sampled);
  const body = { ...sampled, ...given };
  return input.safeParse(body).success ? body : undefined;
}

const known = new WeakMap<z.ZodType, object>();

function sampleOf(input: z.ZodType): object {
  const whole = z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' }) as Schema & { $defs?: object };
  const sampled = sample(whole, (whole.$defs ?? {}) as Readonly<Record<string, Schema>>);
  return typeof sampled === 'object' && sampled !== null ? sampled : {};
}

function sample(schema: Schema, definitions: Readonly<Record<string, Schema>>): unknown {
  const { $ref: reference } = schema;
  const inner = (part: Schema | undefined) => (part ? sample(part, definitions) : null);
  if (reference !== undefined) return inner(definitions[reference.replace('#/$defs/', '')]);
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  if (schema.examples && schema.type !== 'object') return schema.examples[0];
  const branches = schema.anyOf ?? schema.oneOf ?? (schema.type === 'string' ? undefined : schema.allOf);
  if (branches) return inner(branches[0]);
  switch (schema.type) {
    case 'object':
      return Object.fromEntries((schema.required ?? []).map((name) => [name, inner(schema.properties?.[name])]));
    case 'array':
      if (schema.prefixItems) return schema.prefixItems.map(inner);
      return Array.from({ length: schema.minItems ?? 0 }, () => inner(schema.items));
    case 'integer':
    case 'number':
      return Math.max(schema.minimum ?? 1, (schema.exclusiveMinimum ?? 0) + 1, 1);
    case 'boolean':
      return true;
    case 'string':
      return sampleText(schema);
    default:
      return null;
  }
}

/** Days and codes that pass the checks behind their patterns. */
const PASSING = [
  '2026-06-10',
  '2026-06-10T02:00:00Z',
  '2026-06-10T02:00:00.000Z',
  usccOf(12_345),
  '13800138000',
  '示例',
];

function sampleText({ format, pattern, allOf = [], minLength = 0 }: Schema): string {
  if (format === 'uuid') return NO_ID;
  if (format === 'email') return 'walk@example.com';
  if (format === 'date-time') return '2026-06-10T02:00:00Z';
  if (format === 'uri') return 'https://example.com/a';
  const patterns = [pattern, ...allOf.map((part) => part.pattern)].filter((one) => one !== undefined);
  const forms = patterns.map((one) => new RegExp(one, 'u'));
  const passes = (text: string) => text.length >= minLength && forms.every((form) => form.test(text));
  const last = forms.at(-1);
  if (!last) return '示'.repeat(Math.max(minLength, 1));
  const passing = PASSING.find(passes);
  if (passing !== undefined) return passing;
  const [made = ''] = fc.sample(fc.stringMatching(last).filter(passes), { seed: 1, numRuns: 1 });
  return made;
}
