import type { Clock } from '../clock.ts';
import type { Database } from '../database/database.ts';
import type { Logger } from '../log.ts';
import type { SendMail } from '../mail/mail.ts';
import type { SendSms } from '../sms/sms.ts';

/** An outside provider of sign-in (OpenID Connect), such as the unified sign-on of a city. */
export interface OidcProvider {
  /** Its issuer; the configuration is read from `/.well-known/openid-configuration` below it. */
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** How people call it. */
  readonly name: string;
}

export interface IdentityOptions {
  readonly database: Database;
  readonly configuration: {
    /** Origin under which people reach the site, without a trailing slash. */
    readonly baseUrl: string;
    /** The first signs and encrypts; the others still open what they sealed. At least 32 characters each. */
    readonly sessionSecrets: readonly [string, ...string[]];
    readonly oidc?: OidcProvider | undefined;
  };
  /** Always the system's clock but in tests: sign-in lives in real time, also where the office's date is moved. */
  readonly clock: Clock;
  /** undefined = not configured: nothing is mailed, and addresses are not verified. */
  readonly mail: SendMail | undefined;
  readonly sms: SendSms | undefined;
  readonly log: Logger;
}

/** The header in which the route tells the address of the client; what a client sends in it is thrown away. */
export const ADDRESS_HEADER = 'x-yunhe-client-address';
export const COOKIE_PREFIX = 'yunhe';
export const OIDC = 'oidc';
