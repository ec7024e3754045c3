import { z } from 'zod';
import { say } from './say.ts';

/** A refusal or fault as the service words it (application/problem+json). */
export class ApiProblem extends Error {
  readonly status: number;
  /** Stable name of the refusal, for code that treats one specially. */
  readonly code: string;
  /** JSON Pointer to the wrong member of the body; empty where it is the whole. */
  readonly path: string;
  readonly whatToDo: string | undefined;
  /** Name it when asking for help. */
  readonly requestId: string | undefined;
  /** The whole answer, for refusals that carry more (a conflict with the other version). */
  readonly details: unknown;

  constructor(told: {
    readonly status: number;
    readonly code: string;
    readonly message: string;
    readonly path?: string;
    readonly whatToDo?: string | undefined;
    readonly requestId?: string | undefined;
    readonly details?: unknown;
  }) {
    super(told.message);
    this.name = 'ApiProblem';
    this.status = told.status;
    this.code = told.code;
    this.path = told.path ?? '';
    this.whatToDo = told.whatToDo;
    this.requestId = told.requestId;
    this.details = told.details;
  }
}

/** The person is not signed in (any more). A wrong password or passkey is refused with 401 too, and is not this. */
export function isSignedOut({ code }: ApiProblem): boolean {
  return code === 'SIGN_IN_NEEDED';
}

/** The server was not reached: no network, or it is away. Nothing is known about whether the act took place. */
export class Unreachable extends Error {
  constructor() {
    super(say('problem.unreachable'));
    this.name = 'Unreachable';
  }
}

const told = z.object({
  error: z.object({ code: z.string(), message: z.string(), path: z.string() }),
  whatToDo: z.string().optional(),
  requestId: z.string().optional(),
});

/** The problem that an answer states; one without the form of the service becomes a sentence about its status. */
export function problemFrom(status: number, body: unknown): ApiProblem {
  const read = told.safeParse(body);
  if (!read.success) return new ApiProblem({ status, code: `HTTP_${status}`, message: statusWords(status) });
  const { error, whatToDo, requestId } = read.data;
  return new ApiProblem({ status, ...error, whatToDo, requestId, details: body });
}

function statusWords(status: number): string {
  if (status === 404) return say('problem.not-found');
  if (status === 429) return say('problem.too-many');
  return status >= 500 ? say('problem.server') : say('problem.refused', { status });
}

/** One sentence for a person about anything that was thrown. */
export function problemWords(error: unknown): string {
  if (error instanceof ApiProblem || error instanceof Unreachable) return error.message;
  return say('problem.defect');
}
