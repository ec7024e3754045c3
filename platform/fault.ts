/**
 * Something around the program that only a person can mend: a taken port, a wrong variable, a database that does not
 * answer. `code` is a key of `messages/zh-CN/platform.json`; whoever prints it fills in `params`. No stack is shown.
 */
export class Fault extends Error {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;

  constructor(code: string, params: Readonly<Record<string, string | number>> = {}, cause?: unknown) {
    super(`${code} ${JSON.stringify(params)}`, { cause });
    this.name = 'Fault';
    this.code = code;
    this.params = params;
  }
}

/** The `code` of an error of Node, PostgreSQL or a driver (`EADDRINUSE`, `23505`), also where another error wraps it. */
export function errorCode(error: unknown): string | undefined {
  for (let at = error; at instanceof Error; at = at.cause) {
    if ('code' in at && typeof at.code === 'string') return at.code;
    if (at instanceof AggregateError) return errorCode(at.errors[0]);
  }
  return undefined;
}
