import { isIP } from 'node:net';
import { delimiter } from 'node:path';
import { z } from 'zod';
import { Fault } from './fault.ts';

/**
 * Everything that the environment decides. Read once at start; nothing else reads `process.env`. Each variable has a
 * sentence `variable.NAME` (what it is for) and `expected.NAME` (what it must be) in `messages/zh-CN/platform.json`.
 */

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

const wholeNumber = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .pipe(z.int().min(min).max(max));

const HOST_NAME = /^[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)*$/;

const host = z.string().refine((text) => isIP(text) !== 0 || HOST_NAME.test(text));

/** Scheme, host and port alone: pages live at the root. */
const origin = z
  .url({ protocol: /^https?$/ })
  .refine((text) => URL.canParse(text) && new URL(text).origin === text.replace(/\/$/, ''))
  .transform((text) => text.replace(/\/$/, ''));

/** Addresses or networks of the proxies in front, or how many there are. */
const trustedProxy = z.union([
  wholeNumber(1, 9),
  z
    .string()
    .transform((text) => text.split(',').map((part) => part.trim()))
    .refine((parts) => parts.every(isAddressOrNetwork)),
]);

function isAddressOrNetwork(text: string): boolean {
  if (['loopback', 'linklocal', 'uniquelocal'].includes(text)) return true;
  const [address = '', bits, ...rest] = text.split('/');
  const family = isIP(address);
  if (family === 0 || rest.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128));
}

const directories = z.string().transform((text) => text.split(delimiter).filter((part) => part !== ''));

const variables = z.object({
  PORT: wholeNumber(0, 65_535).default(3000),
  HOST: host.default('127.0.0.1'),
  PUBLIC_URL: origin.optional(),
  TRUSTED_PROXY: trustedProxy.optional(),
  DATA_DIR: z
    .string()
    .refine((text) => !text.includes('\0'))
    .default('data'),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  YUNHE_POLICIES: directories.default([]),
  YUNHE_DEMO: z
    .enum(['0', '1'])
    .transform((text) => text === '1')
    .optional(),
  LOG_LEVEL: z.enum(LOG_LEVELS).default('info'),
  NODE_ENV: z.enum(['development', 'production', 'test']).default('development'),
});

/** The names, in the order in which they are documented. */
export const VARIABLES = Object.keys(variables.shape) as readonly (keyof typeof variables.shape)[];

/** Values that may hold a password are never repeated in a message or a log. */
const SECRET: ReadonlySet<string> = new Set(['DATABASE_URL']);

export interface Configuration {
  readonly port: number;
  readonly host: string;
  /** Origin under which people reach the site; undefined = the address that is listened on. */
  readonly publicUrl: string | undefined;
  readonly trustedProxy: number | readonly string[] | undefined;
  readonly dataDirectory: string;
  /** PostgreSQL; undefined = the embedded database in `dataDirectory`. */
  readonly databaseUrl: string | undefined;
  readonly policyDirectories: readonly string[];
  /** What was asked for; undefined = decided when a new database is opened. */
  readonly demonstration: boolean | undefined;
  readonly logLevel: (typeof LOG_LEVELS)[number];
  readonly environment: 'development' | 'production' | 'test';
}

/** Reads and checks the environment. An empty variable counts as unset. Throws a `Fault` that names the first wrong one. */
export function readConfiguration(environment: Readonly<Record<string, string | undefined>>): Configuration {
  const given = Object.fromEntries(VARIABLES.map((name) => [name, environment[name] || undefined]));
  const parsed = variables.safeParse(given);
  if (!parsed.success) {
    const name = String(parsed.error.issues[0]?.path[0]);
    const value = SECRET.has(name) ? '***' : (environment[name] ?? '');
    throw new Fault('wrong-variable', { name, value, expected: `expected.${name}` });
  }
  const values = parsed.data;
  return {
    port: values.PORT,
    host: values.HOST,
    publicUrl: values.PUBLIC_URL,
    trustedProxy: values.TRUSTED_PROXY,
    dataDirectory: values.DATA_DIR,
    databaseUrl: values.DATABASE_URL,
    policyDirectories: values.YUNHE_POLICIES,
    demonstration: values.YUNHE_DEMO,
    logLevel: values.LOG_LEVEL,
    environment: values.NODE_ENV,
  };
}

/** Whether only this machine can reach the address. */
export function isLoopback(address: string): boolean {
  return address === 'localhost' || address === '::1' || /^127\./.test(address);
}
