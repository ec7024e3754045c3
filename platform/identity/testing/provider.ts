import { generateKeyPairSync } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import Provider from 'oidc-provider';

/** Somebody whom the outside provider knows. */
export interface ProviderAccount {
  readonly email: string;
  readonly emailVerified: boolean;
  readonly name: string;
}

/** A real OpenID provider that listens on this machine. Its sign-in page takes the account's id as login. */
export interface TestProvider {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly accounts: Map<string, ProviderAccount>;
  /** Signs in and consents as that account, as a person would at the pages of the provider; the address it comes back to. */
  consent(authorizationUrl: string, account: string): Promise<URL>;
  close(): Promise<void>;
}

export async function openTestProvider(redirectUri: string): Promise<TestProvider> {
  const accounts = new Map<string, ProviderAccount>();
  const server = createServer();
  await new Promise<void>((settle) => server.listen(0, '127.0.0.1', settle));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the provider listens nowhere');
  const issuer = `http://127.0.0.1:${address.port}`;
  const [clientId, clientSecret] = ['yunhe', 'a secret of the client, for tests only'];
  const key = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' });
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        redirect_uris: [redirectUri],
        grant_types: ['authorization_code'],
      },
    ],
    jwks: { keys: [{ ...key, use: 'sig', alg: 'RS256', kid: 'test' }] },
    cookies: { keys: ['a key for the cookies of a test'] },
    pkce: { required: () => true },
    ttl: { Interaction: 600, Session: 600, Grant: 600, AccessToken: 600, IdToken: 600 },
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    conformIdTokenClaims: false,
    findAccount: (_context, id) => {
      const found = accounts.get(id);
      if (!found) return undefined;
      const { email, emailVerified, name } = found;
      return { accountId: id, claims: async () => ({ sub: id, email, email_verified: emailVerified, name }) };
    },
  });
  server.on('request', provider.callback());
  return {
    issuer,
    clientId,
    clientSecret,
    accounts,
    consent: (url, account) => walk(url, account, redirectUri),
    close: () => closed(server),
  };
}

/** Follows the provider's pages until it sends the browser back to the site. */
async function walk(start: string, account: string, redirectUri: string): Promise<URL> {
  const cookies = new Map<string, string>();
  let url: string = start;
  let form: URLSearchParams | undefined;
  for (let step = 0; step < 12; step += 1) {
    const response: Response = await fetch(url, {
      redirect: 'manual',
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(form ? { method: 'POST', body: form } : {}),
    });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      cookies.set(name, value);
    }
    const location = response.headers.get('location');
    const page: string = await response.text();
    if (location !== null) {
      url = new URL(location, url).toString();
      form = undefined;
      if (url.startsWith(redirectUri)) return new URL(url);
      continue;
    }
    const prompt: string | undefined = /name="prompt" value="(\w+)"/.exec(page)?.[1];
    if (prompt === undefined) throw new Error(`the provider answered ${response.status}: ${page.slice(0, 300)}`);
    url = new URL(/action="([^"]+)"/.exec(page)?.[1] ?? '', url).toString();
    form = new URLSearchParams({ prompt, ...(prompt === 'login' ? { login: account, password: 'any' } : {}) });
  }
  throw new Error('the provider never sent the browser back');
}

function closed(server: Server): Promise<void> {
  return new Promise((settle) => {
    server.close(() => settle());
    server.closeAllConnections();
  });
}
