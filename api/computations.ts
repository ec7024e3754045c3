import type { FastifyReply } from 'fastify';
import { advicePage } from '../contracts/advice.ts';
import { allocation, allocationRequest } from '../contracts/allocation.ts';
import { assessment, assessmentRequest } from '../contracts/assessment.ts';
import { classificationRequest, classificationResult } from '../contracts/classification.ts';
import { askerOf } from './bodies.ts';
import type { Computation } from './computation/threads.ts';
import { describe } from './openapi/describe.ts';
import { invalidRequest } from './problems.ts';
import type { Server } from './server-type.ts';

/** What can be computed: the address, the operation of the engine, and the forms of request and result. */
const ROUTES = [
  { path: 'assessments', operation: 'assess', id: 'createAssessment', body: assessmentRequest, result: assessment },
  { path: 'advice', operation: 'advise', id: 'createAdvice', body: assessmentRequest, result: advicePage },
  { path: 'allocations', operation: 'allocate', id: 'createAllocation', body: allocationRequest, result: allocation },
  {
    path: 'classifications',
    operation: 'classify',
    id: 'createClassification',
    body: classificationRequest,
    result: classificationResult,
  },
] as const;

/**
 * The computations. Nothing is stored: the same request gives the same answer. The schemas of the bodies document the
 * form; the engine's own check, which knows the policy, is the judge and gives pointer and sentence.
 */
export async function computationRoutes(server: Server, options: { readonly computation: Computation }): Promise<void> {
  server.setValidatorCompiler(() => (value) => ({ value }));
  for (const { path, operation, id, body, result } of ROUTES) {
    const schema = describe(id, 'computations', { body, response: { 200: result } });
    server.post(`/api/v1/${path}`, { schema }, async (request, reply) => {
      const answer = await options.computation.run({ operation, request: request.body }, askerOf(request));
      if (answer.kind === 'refusal') throw invalidRequest(answer.message, answer.path);
      if (answer.kind === 'page') throw new Error('a page was answered where a result was asked for');
      reply.header('cache-control', 'no-store').type('application/json; charset=utf-8');
      // Text is sent as it is: the thread has already written the JSON.
      return (reply as FastifyReply).send(answer.body);
    });
  }
}
