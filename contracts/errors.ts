import { z } from 'zod';

/**
 * The one form of everything that goes wrong: the `error` object of the contract, with the members of
 * application/problem+json (RFC 9457) beside it.
 */
export const errorObject = z
  .strictObject({
    /** Stable name of the kind of refusal or fault. */
    code: z.string().min(1),
    /** One Chinese sentence: what is wrong and what to do. */
    message: z.string().min(1),
    /** JSON Pointer to the wrong or missing member of the body; empty where it is the whole. */
    path: z.string(),
  })
  .meta({ id: 'ErrorObject' });

export const problem = z
  .strictObject({
    error: errorObject,
    type: z.literal('about:blank'),
    title: z.string(),
    status: z.int().min(400).max(599),
    detail: z.string(),
    /** What to do next, where the sentence does not say it. */
    whatToDo: z.string().optional(),
    /** Id under which the request stands in the log; name it when asking for help. */
    requestId: z.string(),
  })
  .meta({ id: 'Problem' });
export type Problem = z.output<typeof problem>;
