import type { Server } from '../server-type.ts';
import allocationExample from './allocation-example.json' with { type: 'json' };
import assessmentExample from './assessment-example.json' with { type: 'json' };
import classificationExample from './classification-example.json' with { type: 'json' };
import type { OpenApi, Operation } from './document.ts';

/** Request bodies of the examples, by operation. */
const REQUESTS: Readonly<Record<string, unknown>> = {
  createAssessment: assessmentExample,
  createAdvice: assessmentExample,
  createAllocation: allocationExample,
  createClassification: classificationExample,
};

/** What an answer says by itself, so that no example of it is asked for. */
const WITHOUT = new Set(['getLiveness', 'getReadiness', 'getOpenApi']);

/** Lists are shown with their first items. */
const SHOWN = 2;

/**
 * Puts an example beside every operation: what this very server answers on the packages it has loaded. Where it refuses
 * the example (other packages, other clauses), there is none.
 */
export async function withExamples(document: OpenApi, server: Server): Promise<OpenApi> {
  const refused = await server.inject({
    method: 'POST',
    url: '/api/v1/assessments',
    payload: {},
    headers: { 'x-request-id': 'example-request' },
  });
  const paths: Record<string, Record<string, Operation>> = {};
  for (const [path, operations] of Object.entries(document.paths)) {
    const shown: Record<string, Operation> = {};
    for (const [method, operation] of Object.entries(operations)) {
      const shownResult = await withExample(path, method, operation, server);
      const otherwise = { ...operation.responses.default };
      const responses = {
        ...shownResult.responses,
        default: { ...otherwise, content: withValue(otherwise.content, refused.json()) },
      };
      shown[method] = { ...shownResult, responses };
    }
    paths[path] = shown;
  }
  return { ...document, paths };
}

async function withExample(path: string, method: string, operation: Operation, server: Server): Promise<Operation> {
  if (WITHOUT.has(operation.operationId)) return operation;
  const body = REQUESTS[operation.operationId];
  const url = await exampleUrl(path, operation, server);
  const answer = await server.inject({
    method: method === 'post' ? 'POST' : 'GET',
    url,
    ...(body === undefined ? {} : { payload: body as object }),
  });
  if (answer.statusCode !== 200) return operation;
  const responses = { ...operation.responses };
  responses['200'] = { ...responses['200'], content: withValue(responses['200']?.content, answer.json()) };
  if (body === undefined || !operation.requestBody) return { ...operation, responses };
  const requestBody = { ...operation.requestBody, content: withValue(operation.requestBody.content, body) };
  return { ...operation, requestBody, responses };
}

function withValue(content: Operation['responses'][string]['content'], example: unknown) {
  return Object.fromEntries(Object.entries(content ?? {}).map(([type, media]) => [type, { ...media, example }]));
}

/** The address with the default policy, its newest version and the first member of the list that the path goes through. */
async function exampleUrl(path: string, operation: Operation, server: Server): Promise<string> {
  if (!path.includes('{policy}')) return listed(path, operation);
  const policies = await server.inject('/api/v1/policies?limit=200');
  const { id = '', version = '' } =
    policies
      .json<{ items: { id: string; version: string; isDefault: boolean }[] }>()
      .items.find((one) => one.isDefault) ?? {};
  const ofVersion = path.replace('{policy}', id).replace('{version}', version);
  if (!ofVersion.includes('{id}')) return listed(ofVersion, operation);
  const list = await server.inject(ofVersion.replace('/{id}', '?limit=200'));
  const members = list.json<{ items: { id: string; cite?: string[] }[] }>().items;
  // A member in the middle says more than a heading at the start.
  return ofVersion.replace('{id}', members[Math.floor(members.length / 2)]?.id ?? '');
}

function listed(url: string, operation: Operation): string {
  return operation.parameters?.some(({ name }) => name === 'limit') ? `${url}?limit=${SHOWN}` : url;
}
