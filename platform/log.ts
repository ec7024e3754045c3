import { randomUUID } from 'node:crypto';
import pino, { type DestinationStream, type Logger } from 'pino';

export type { Logger };

/** Headers that identify a person or open a door. */
const SECRETS = [
  'authorization',
  'cookie',
  'set-cookie',
  'headers.authorization',
  'headers.cookie',
  'headers["set-cookie"]',
  'password',
  'databaseUrl',
];

/**
 * Structured log: one JSON line per event, bodies never, secrets struck out. It goes to standard error; standard output
 * is kept for the one line that people and scripts read at start.
 */
export function openLog(level: string, destination?: DestinationStream): Logger {
  const options = {
    level,
    base: { process: process.pid },
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: SECRETS, censor: '***' },
    formatters: { level: (label: string) => ({ level: label }) },
    serializers: { err: describeError },
  };
  return pino(options, destination ?? pino.destination({ fd: 2, sync: true }));
}

/** Code, message and the first frames: some drivers put kilobytes of generated source into a stack. */
function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return { message: String(error) };
  const { name, message, stack = '', cause } = error;
  const frames = stack.split('\n').filter((line) => /^\s+at /.test(line) && line.length < 300);
  const code = 'code' in error ? error.code : undefined;
  return {
    name,
    // The database's driver puts the values of a failed statement behind its text: they may be anybody's.
    message: (message.split('\nparams:')[0] ?? '').slice(0, 1000),
    ...(code === undefined ? {} : { code }),
    stack: frames.slice(0, 12).map((line) => line.trim()),
    ...(cause === undefined ? {} : { cause: describeError(cause) }),
  };
}

const REQUEST_ID = /^[A-Za-z0-9._-]{8,64}$/;

/** The id under which a request is logged: the caller's, where it is plain and of sensible length, else a new one. */
export function requestId(given: string | readonly string[] | undefined): string {
  return typeof given === 'string' && REQUEST_ID.test(given) ? given : randomUUID();
}
