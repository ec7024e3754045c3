import { isIP } from 'node:net';
import { delimiter } from 'node:path';
import { z } from 'zod';
import sentences from '../messages/zh-CN/platform.json' with { type: 'json' };
import { Fault } from './fault.ts';
import { clamdUrl } from './files/clamd.ts';

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

const listed = z.string().transform((text) => text.split(',').map((part) => part.trim()));

const secrets = listed.refine((parts) => parts.every((part) => part.length >= 32));

/** Base64 of 32 bytes each. */
const encryptionKeys = listed.refine((parts) =>
  parts.every((part) => /^[A-Za-z0-9+/]{43}=$/.test(part) && Buffer.from(part, 'base64').length === 32),
);

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
  SESSION_SECRET: secrets.optional(),
  ENCRYPTION_KEYS: encryptionKeys.optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z
    .string()
    .regex(/^[^\r\n]*[^\s@<>]+@[^\s@<>]+>?$/)
    .optional(),
  SMS_URL: z.url({ protocol: /^https?$/ }).optional(),
  SMS_TOKEN: z.string().optional(),
  CLAMD_URL: clamdUrl.optional(),
  METRICS_TOKEN: z
    .string()
    .regex(/^[\x21-\x7e]{16,200}$/)
    .optional(),
  OIDC_ISSUER: z.url({ protocol: /^https?$/ }).optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_NAME: z.string().max(30).default(sentences['default.OIDC_NAME']),
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
const SECRET: ReadonlySet<string> = new Set([
  'DATABASE_URL',
  'SESSION_SECRET',
  'ENCRYPTION_KEYS',
  'SMTP_URL',
  'SMS_TOKEN',
  'METRICS_TOKEN',
  'OIDC_CLIENT_SECRET',
]);

export interface Configuration {
  readonly port: number;
  readonly host: string;
  /** Origin under which people reach the site; undefined = the address that is listened on. */
  readonly publicUrl: string | undefined;
  readonly trustedProxy: number | readonly string[] | undefined;
  readonly dataDirectory: string;
  /** PostgreSQL; undefined = the embedded database in `dataDirectory`. */
  readonly databaseUrl: string | undefined;
  /** The first signs sessions, the others still open what they sealed; undefined = made in the data folder. */
  readonly sessionSecret: readonly string[] | undefined;
  /** Base64 of 32 bytes each; the first one encrypts. undefined = made in the data folder. */
  readonly encryptionKeys: readonly string[] | undefined;
  /** undefined = nothing is mailed. */
  readonly smtpUrl: string | undefined;
  readonly mailFrom: string | undefined;
  /** undefined = no text messages are sent. */
  readonly smsUrl: string | undefined;
  readonly smsToken: string | undefined;
  /** The virus scanner; undefined = none: files go through unscanned. */
  readonly clamdUrl: string | undefined;
  /** Opens /metrics to others than this machine; undefined = to nobody else. */
  readonly metricsToken: string | undefined;
  /** An outside provider of sign-in; undefined = none. */
  readonly oidc: OidcConfiguration | undefined;
  readonly policyDirectories: readonly string[];
  /** What was asked for; undefined = decided when a new database is opened. */
  readonly demonstration: boolean | undefined;
  readonly logLevel: (typeof LOG_LEVELS)[number];
  readonly environment: 'development' | 'production' | 'test';
}

export interface OidcConfiguration {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** How people call it. */
  readonly name: string;
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
    sessionSecret: values.SESSION_SECRET,
    encryptionKeys: values.ENCRYPTION_KEYS,
    smtpUrl: values.SMTP_URL,
    mailFrom: values.MAIL_FROM,
    smsUrl: values.SMS_URL,
    smsToken: values.SMS_TOKEN,
    clamdUrl: values.CLAMD_URL,
    metricsToken: values.METRICS_TOKEN,
    oidc: oidcOf(values),
    policyDirectories: values.YUNHE_POLICIES,
    demonstration: values.YUNHE_DEMO,
    logLevel: values.LOG_LEVEL,
    environment: values.NODE_ENV,
  };
}

/** Issuer, client and secret belong together: one without the others is a mistake. */
function oidcOf(values: z.output<typeof variables>): OidcConfiguration | undefined {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret, OIDC_NAME: name } = values;
  if (issuer === undefined && clientId === undefined && clientSecret === undefined) return undefined;
  const missing = (variable: string) =>
    new Fault('wrong-variable', { name: variable, value: '', expected: `expected.${variable}` });
  if (issuer === undefined) throw missing('OIDC_ISSUER');
  if (clientId === undefined) throw missing('OIDC_CLIENT_ID');
  if (clientSecret === undefined) throw missing('OIDC_CLIENT_SECRET');
  return { issuer, clientId, clientSecret, name };
}

/** Whether only this machine can reach the address. */
export function isLoopback(address: string): boolean {
  return address === 'localhost' || address === '::1' || /^127\./.test(address);
}
