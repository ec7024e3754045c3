import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { advicePage } from '../../contracts/advice.ts';
import { allocation, allocationRequest } from '../../contracts/allocation.ts';
import { assessment, assessmentRequest } from '../../contracts/assessment.ts';
import { classificationRequest, classificationResult } from '../../contracts/classification.ts';
import * as shown from '../../contracts/policies.ts';
import { type FrontDoor, openFrontDoor } from '../testing/front-door.ts';
import type { JsonSchema, OpenApi, Operation } from './document.ts';

let door: FrontDoor;
let document: OpenApi;

beforeAll(async () => {
  door = await openFrontDoor();
  document = (await door.server.inject('/openapi.json')).json();
});
afterAll(() => door.close());

const operations = () => {
  return Object.entries(document.paths).flatMap(([path, methods]) => {
    return Object.entries(methods).map(([method, operation]) => ({ path, method, operation }));
  });
};

/** The addresses that the server has, as OpenAPI writes them: each line of the tree goes on where its parent ends. */
function addressesOf(server: FrontDoor['server']): string[] {
  const parents: string[] = [];
  const lines = server.printRoutes({ commonPrefix: false }).trimEnd().split('\n');
  return lines.map((line) => {
    const [, branch = '', part = ''] = /^([│ ]*[├└]── )(\S+)/.exec(line) ?? [];
    const depth = branch.length / 4 - 1;
    parents[depth] = `${depth > 0 ? parents[depth - 1] : ''}${part}`;
    return (parents[depth] as string).replaceAll(/:(\w+)/g, '{$1}');
  });
}

/** Every object in a document, depth first. */
function* objectsOf(value: unknown): Generator<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return;
  if (!Array.isArray(value)) yield value as Record<string, unknown>;
  for (const member of Object.values(value)) yield* objectsOf(member);
}

describe('the OpenAPI document', () => {
  it('is of version 3.1, in Chinese, with a licence and described tags', () => {
    expect(document.openapi).toBe('3.1.0');
    expect(document.info.title).toMatch(/[一-鿿]/);
    for (const { operation } of operations()) {
      expect(document.tags.map(({ name }) => name)).toEqual(expect.arrayContaining([...operation.tags]));
    }
  });

  it('names every operation once, with a summary and a description in Chinese', () => {
    const ids = operations().map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { operation } of operations()) {
      expect(operation.summary).toMatch(/[一-鿿]/);
      expect(operation.description).toMatch(/[一-鿿].*。$/);
    }
  });

  it('has, together with that of the office, every address of the interface', async () => {
    // Pages, files and the metrics are no JSON; what answers them stands beside their routes.
    const pages = /^\/(api|api\/v1\/openapi\.json|audit-heads|metrics|progress.*|rounds.*)$/;
    const files =
      /^\/api\/v1\/(uploads.*|.*\/(content|preview|docx|pdf|sealed|cost-sheet|cost-sheet-template|export))$/;
    const machines = addressesOf(door.server).filter((address) => {
      return !address.endsWith('*') && !pages.test(address) && !files.test(address);
    });
    const office = (await door.server.inject('/api/v1/openapi.json')).json<OpenApi>();
    expect([...Object.keys(document.paths), ...Object.keys(office.paths)].sort()).toEqual(machines.sort());
    expect(machines.length).toBeGreaterThan(15);
  });

  it('refers only to schemas that it has, and has none that nothing refers to', () => {
    const names = new Set<string>();
    for (const object of objectsOf(document)) {
      if (typeof object.$ref === 'string') names.add(object.$ref.replace('#/components/schemas/', ''));
    }
    expect([...names].sort()).toEqual(Object.keys(document.components.schemas).sort());
    expect([...names].filter((name) => name.endsWith('Input'))).toEqual([]);
  });

  it('declares every parameter of an address, with its meaning', () => {
    for (const { path, operation } of operations()) {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
      const parameters = operation.parameters ?? [];
      expect(parameters.filter((one) => one.in === 'path').map(({ name }) => name)).toEqual(inPath);
      for (const { description } of parameters) expect(description).toMatch(/[一-鿿]/);
    }
  });

  it('says what every schema and every member means', () => {
    for (const [name, schema] of Object.entries(document.components.schemas)) {
      expect(schema.description, name).toMatch(/[一-鿿]/);
      for (const [member, of] of Object.entries(schema.properties ?? {})) {
        expect((of as JsonSchema).description, `${name}.${member}`).toMatch(/[一-鿿]/);
      }
    }
  });

  it('says the one form of everything that goes wrong', () => {
    for (const { operation } of operations()) {
      const problem = operation.responses.default?.content?.['application/problem+json'];
      expect(problem?.schema).toEqual({ $ref: '#/components/schemas/Problem' });
      expect(problem?.example).toHaveProperty('error.path');
    }
  });
});

describe('the examples', () => {
  const FORMS: Readonly<Record<string, { readonly body?: z.ZodType; readonly result: z.ZodType }>> = {
    createAssessment: { body: assessmentRequest, result: assessment },
    createAdvice: { body: assessmentRequest, result: advicePage },
    createAllocation: { body: allocationRequest, result: allocation },
    createClassification: { body: classificationRequest, result: classificationResult },
    listPolicies: { result: shown.policyPage },
    getPolicy: { result: shown.policyDetail },
    listVersions: { result: shown.versionPage },
    getVersion: { result: shown.policyDetail },
    listSentences: { result: shown.sentencePage },
    listClauses: { result: shown.clausePage },
    listReadings: { result: shown.readingPage },
    listMaterials: { result: shown.materialPage },
    listCoverage: { result: shown.coveragePage },
    getSentence: { result: shown.sentenceDetail },
    getClause: { result: shown.clauseDetail },
    getReading: { result: shown.reading },
  };
  const example = (content: Operation['responses'][string]['content']) => content?.['application/json']?.example;

  it('stand beside every operation and have the documented form', () => {
    for (const { operation } of operations()) {
      const form = FORMS[operation.operationId];
      if (!form) {
        expect(['getOpenApi', 'getLiveness', 'getReadiness']).toContain(operation.operationId);
        continue;
      }
      const result = example(operation.responses['200']?.content);
      expect(form.result.parse(result), operation.operationId).toEqual(result);
      const body = example(operation.requestBody?.content);
      if (form.body) expect(form.body.parse(body), operation.operationId).toEqual(body);
    }
  });

  it('are what this server answers', async () => {
    const operation = document.paths['/api/v1/assessments']?.post as Operation;
    const payload = example(operation.requestBody?.content) as object;
    const answer = await door.server.inject({ method: 'POST', url: '/api/v1/assessments', payload });
    expect(answer.json()).toEqual(example(operation.responses['200']?.content));
  });
});

describe('the page of the interface', () => {
  it('shows every operation, schema and example without a script', async () => {
    const page = await door.server.inject('/api');
    expect(page.statusCode).toBe(200);
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
    for (const { path, operation } of operations()) {
      expect(page.body).toContain(`id="${operation.operationId}"`);
      expect(page.body).toContain(path);
    }
    for (const name of Object.keys(document.components.schemas)) expect(page.body).toContain(`id="schema-${name}"`);
    expect(page.body).not.toContain('style=');
  });
});
