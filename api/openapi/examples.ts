import type { Server } from '../server-type.ts';
import allocationExample from './allocation-example.json' with { type: 'json' };
import assessmentExample from './assessment-example.json' with { type: 'json' };
import classificationExample from './classification-example.json' with { type: 'json' };
import type { Content, OpenApi, Operation } from './document.ts';

/** Request bodies of the examples, by operation. */
const REQUESTS: Readonly<Record<string, object>> = {
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
  const refusal = await refusalOf(server);
  const paths: Record<string, Record<string, Operation>> = {};
  for (const [path, operations] of Object.entries(document.paths)) {
    const shown: Record<string, Operation> = {};
    for (const [method, operation] of Object.entries(operations)) {
      shown[method] = withValues(operation, refusal, await exampleOf(path, operation, server));
    }
    paths[path] = shown;
  }
  return { ...document, paths };
}

interface OperationExample {
  readonly request?: object;
  readonly result: unknown;
}

async function refusalOf(server: Server): Promise<unknown> {
  const headers = { 'x-request-id': 'example-request' };
  const refused = await server.inject({ method: 'POST', url: '/api/v1/assessments', payload: {}, headers });
  return refused.json();
}

async function exampleOf(path: string, operation: Operation, server: Server): Promise<OperationExample | undefined> {
  if (WITHOUT.has(operation.operationId)) return undefined;
  const request = REQUESTS[operation.operationId];
  const url = await exampleUrl(path, operation, server);
  const answer = await server.inject(request ? { method: 'POST', url, payload: request } : { url });
  if (answer.statusCode !== 200) return undefined;
  return request ? { request, result: answer.json() } : { result: answer.json() };
}

function withValues(operation: Operation, refusal: unknown, example: OperationExample | undefined): Operation {
  const { requestBody, responses } = operation;
  const shown = { ...responses, default: withValue(responses.default ?? {}, refusal) };
  if (!example) return { ...operation, responses: shown };
  const found = { ...shown, '200': withValue(responses['200'] ?? {}, example.result) };
  if (!requestBody) return { ...operation, responses: found };
  return { ...operation, requestBody: withValue(requestBody, example.request), responses: found };
}

function withValue(content: Content, example: unknown): Content {
  const media = Object.entries(content.content ?? {}).map(([type, of]) => [type, { ...of, example }] as const);
  return { ...content, content: Object.fromEntries(media) };
}

interface Listed {
  readonly items: readonly { readonly id: string; readonly version?: string; readonly isDefault?: boolean }[];
}

/** The address with the default policy, its newest version and a member of the list that the path goes through. */
async function exampleUrl(path: string, operation: Operation, server: Server): Promise<string> {
  const short = operation.parameters?.some(({ name }) => name === 'limit') ? `?limit=${SHOWN}` : '';
  if (!path.includes('{policy}')) return `${path}${short}`;
  const policies = (await server.inject('/api/v1/policies?limit=200')).json<Listed>();
  const { id = '', version = '' } = policies.items.find(({ isDefault }) => isDefault) ?? {};
  const ofVersion = path.replace('{policy}', id).replace('{version}', version);
  if (!ofVersion.includes('{id}')) return `${ofVersion}${short}`;
  const { items } = (await server.inject(ofVersion.replace('/{id}', '?limit=200'))).json<Listed>();
  // A member in the middle says more than a heading at the start.
  return ofVersion.replace('{id}', items[Math.floor(items.length / 2)]?.id ?? '');
}
