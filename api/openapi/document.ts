import swagger from '@fastify/swagger';
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod';
import members from '../../messages/zh-CN/api-members.json' with { type: 'json' };
import release from '../../package.json' with { type: 'json' };
import { say } from '../say.ts';
import type { Server } from '../server-type.ts';

/** The part of an OpenAPI document that we read and write. */
export interface OpenApi {
  readonly openapi: string;
  readonly info: { readonly title: string; readonly version: string; readonly description?: string };
  readonly tags: readonly { readonly name: string; readonly description: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, JsonSchema>> };
}

export interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly description: string;
  readonly tags: readonly string[];
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: Content;
  readonly responses: Readonly<Record<string, Content>>;
}

export interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly description?: string;
  readonly schema: JsonSchema;
}

export interface Content {
  readonly description?: string;
  readonly content?: Readonly<Record<string, { readonly schema: JsonSchema; example?: unknown }>>;
}

export interface JsonSchema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly description?: string;
  readonly [keyword: string]: unknown;
}

/** Collects the schemas of all routes that are added after it. */
export async function collectOperations(server: Server): Promise<void> {
  await server.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: say('openapi.title'),
        description: say('openapi.description'),
        version: release.version,
        license: { name: release.license, identifier: release.license },
      },
      tags: [
        { name: 'computations', description: say('openapi.tag.computations') },
        { name: 'policies', description: say('openapi.tag.policies') },
        { name: 'health', description: say('openapi.tag.health') },
      ],
    },
    transform: jsonSchemaTransform,
    transformObject: jsonSchemaTransformObject,
  });
}

/** The finished document: each component once, under its own name, with the words of its members. */
export function documentOf(server: Server): OpenApi {
  return described(withPlainNames(server.swagger() as unknown as OpenApi));
}

const REFERENCE = '#/components/schemas/';

/**
 * The schema provider offers every schema twice, as what is sent (`ClaimInput`) and as what is answered (`Claim`). Ours
 * are the same both ways: references to the first become references to the second, and what nobody refers to goes.
 */
function withPlainNames(document: OpenApi): OpenApi {
  const named = JSON.parse(
    JSON.stringify(document).replaceAll(/"#\/components\/schemas\/(\w+)Input"/g, `"${REFERENCE}$1"`),
  ) as OpenApi;
  const used = new Set<string>();
  const collect = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, member] of Object.entries(value)) {
      if (key === '$ref' && typeof member === 'string') {
        const name = member.slice(REFERENCE.length);
        if (used.size < used.add(name).size) collect(named.components.schemas[name]);
      } else collect(member);
    }
  };
  collect(named.paths);
  const schemas = Object.fromEntries(Object.entries(named.components.schemas).filter(([name]) => used.has(name)));
  return { ...named, components: { schemas } };
}

const words: Readonly<Record<string, string>> = members;

function described(document: OpenApi): OpenApi {
  const schemas = Object.entries(document.components.schemas).map(([name, schema]) => {
    const properties = Object.entries(schema.properties ?? {}).map(([member, of]) => {
      return [member, withDescription(of, words[`${name}.${member}`])] as const;
    });
    const inner = properties.length > 0 ? { ...schema, properties: Object.fromEntries(properties) } : schema;
    return [name, withDescription(inner, words[name])] as const;
  });
  const paths = Object.entries(document.paths).map(([path, operations]) => {
    const named = Object.entries(operations).map(([method, operation]) => [method, withParameterWords(operation)]);
    return [path, Object.fromEntries(named)];
  });
  return { ...document, paths: Object.fromEntries(paths), components: { schemas: Object.fromEntries(schemas) } };
}

function withParameterWords(operation: Operation): Operation {
  const { parameters } = operation;
  const responses = Object.entries(operation.responses).map(([status, response]) => {
    return [status, { ...response, description: say(status === 'default' ? 'openapi.problem' : 'openapi.result') }];
  });
  return {
    ...operation,
    responses: Object.fromEntries(responses),
    ...(parameters && {
      parameters: parameters.map((one) => ({ ...one, description: words[`parameter.${one.name}`] ?? '' })),
    }),
  };
}

/** In OpenAPI 3.1 a description may stand beside a reference. */
function withDescription(schema: JsonSchema, description: string | undefined): JsonSchema {
  return description === undefined ? schema : { ...schema, description };
}
