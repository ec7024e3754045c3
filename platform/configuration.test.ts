import { describe, expect, it } from 'vitest';
import sentences from '../messages/zh-CN/platform.json' with { type: 'json' };
import { readConfiguration, VARIABLES } from './configuration.ts';
import { Fault } from './fault.ts';

function faultOf(environment: Record<string, string>): Fault {
  try {
    readConfiguration(environment);
  } catch (error) {
    if (error instanceof Fault) return error;
    throw error;
  }
  throw new Error(`${JSON.stringify(environment)} was taken`);
}

describe('the configuration', () => {
  it.each([
    ['PORT', 'http'],
    ['PORT', '-1'],
    ['PORT', '65536'],
    ['PORT', '3000.5'],
    ['HOST', 'a host'],
    ['PUBLIC_URL', 'example.org'],
    ['PUBLIC_URL', 'ftp://example.org'],
    ['PUBLIC_URL', 'https://example.org/below'],
    ['TRUSTED_PROXY', 'everybody'],
    ['TRUSTED_PROXY', '10.0.0.0/33'],
    ['TRUSTED_PROXY', '0'],
    ['DATA_DIR', 'a\0b'],
    ['DATABASE_URL', 'mysql://localhost/x'],
    ['DATABASE_URL', 'localhost'],
    ['SESSION_SECRET', 'short'],
    ['ENCRYPTION_KEYS', 'bm90IDMyIGJ5dGVz'],
    ['SMTP_URL', 'mail.example.org'],
    ['MAIL_FROM', 'nobody'],
    ['SMS_URL', 'ftp://example.org'],
    ['OIDC_ISSUER', 'example.org'],
    ['YUNHE_DEMO', 'yes'],
    ['LOG_LEVEL', 'loud'],
    ['NODE_ENV', 'prod'],
  ])('refuses %s=%s and names the variable', (name, value) => {
    const fault = faultOf({ [name]: value });
    expect(fault.code).toBe('wrong-variable');
    expect(fault.params.name).toBe(name);
  });

  it('never repeats a wrong database address, which may hold a password', () => {
    expect(JSON.stringify(faultOf({ DATABASE_URL: 'mysql://u:secret@h/d' }).params)).not.toContain('secret');
  });

  it('never repeats a wrong key or secret', () => {
    for (const name of ['SESSION_SECRET', 'ENCRYPTION_KEYS', 'SMTP_URL']) {
      expect(JSON.stringify(faultOf({ [name]: 'hunter2' }).params), name).not.toContain('hunter2');
    }
  });

  it('takes issuer, client and secret of an outside provider only together', () => {
    const issuer = { OIDC_ISSUER: 'https://sso.example.org' };
    expect(faultOf(issuer).params.name).toBe('OIDC_CLIENT_ID');
    expect(faultOf({ ...issuer, OIDC_CLIENT_ID: 'yunhe' }).params.name).toBe('OIDC_CLIENT_SECRET');
    expect(faultOf({ OIDC_CLIENT_ID: 'yunhe' }).params.name).toBe('OIDC_ISSUER');
    expect(readConfiguration({ ...issuer, OIDC_CLIENT_ID: 'yunhe', OIDC_CLIENT_SECRET: 's' }).oidc).toEqual({
      issuer: 'https://sso.example.org',
      clientId: 'yunhe',
      clientSecret: 's',
      name: '统一身份认证',
    });
  });

  it('reads keys that are rotated, the newest first', () => {
    const [newer, older] = ['n'.repeat(32), 'o'.repeat(32)];
    const key = Buffer.alloc(32, 1).toString('base64');
    const read = readConfiguration({ SESSION_SECRET: `${newer}, ${older}`, ENCRYPTION_KEYS: key });
    expect(read).toMatchObject({ sessionSecret: [newer, older], encryptionKeys: [key] });
  });

  it('has the documented defaults, also where a variable is set to nothing', () => {
    const defaults = readConfiguration({});
    expect(defaults).toEqual({
      port: 3000,
      host: '127.0.0.1',
      publicUrl: undefined,
      trustedProxy: undefined,
      dataDirectory: 'data',
      databaseUrl: undefined,
      policyDirectories: [],
      demonstration: undefined,
      logLevel: 'info',
      environment: 'development',
    });
    expect(readConfiguration(Object.fromEntries(VARIABLES.map((name) => [name, ''])))).toEqual(defaults);
  });

  it('reads every variable', () => {
    expect(
      readConfiguration({
        PORT: '0',
        HOST: '::1',
        PUBLIC_URL: 'https://example.org/',
        TRUSTED_PROXY: '10.0.0.0/8, ::1,loopback',
        DATA_DIR: '/srv/yunhe',
        DATABASE_URL: 'postgres://u:p@h:5433/d',
        YUNHE_POLICIES: '/a:/b',
        YUNHE_DEMO: '0',
        LOG_LEVEL: 'silent',
        NODE_ENV: 'production',
      }),
    ).toEqual({
      port: 0,
      host: '::1',
      publicUrl: 'https://example.org',
      trustedProxy: ['10.0.0.0/8', '::1', 'loopback'],
      dataDirectory: '/srv/yunhe',
      databaseUrl: 'postgres://u:p@h:5433/d',
      policyDirectories: ['/a', '/b'],
      demonstration: false,
      logLevel: 'silent',
      environment: 'production',
    });
    expect(readConfiguration({ TRUSTED_PROXY: '2' }).trustedProxy).toBe(2);
  });

  it('documents every variable: what it is for and what it must be', () => {
    for (const name of VARIABLES) {
      expect(sentences, name).toHaveProperty([`variable.${name}`]);
      expect(sentences, name).toHaveProperty([`expected.${name}`]);
    }
  });
});
