/** What one request and one client may ask of the service. Documented in docs/operations.md; tests set their own. */
export interface Limits {
  /** Bytes of a request body. */
  readonly bodyBytes: number;
  /** Nesting of a JSON body. */
  readonly jsonDepth: number;
  /** Milliseconds in which a request must have arrived whole. */
  readonly arrivalMilliseconds: number;
  /** Milliseconds that a computation may take, waiting included. The engine gives up a proof long before. */
  readonly answerMilliseconds: number;
  /** Computations (POST) per client and minute. */
  readonly computationsPerMinute: number;
  /** Pages and documents (GET, HEAD) per client and minute. */
  readonly readsPerMinute: number;
}

export const LIMITS: Limits = {
  bodyBytes: 1024 * 1024,
  jsonDepth: 32,
  arrivalMilliseconds: 15_000,
  answerMilliseconds: 10_000,
  computationsPerMinute: 1200,
  readsPerMinute: 3000,
};
