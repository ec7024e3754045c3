import { createHash, randomUUID } from 'node:crypto';

/** An answer of a process. `body` is what JSON it had. */
export interface FarReply<Body> {
  readonly status: number;
  readonly body: Body;
}

/** Somebody with a session of a demonstration, who asks whichever process. */
export interface Demonstrator {
  readonly organisationId: string | undefined;
  get<Body = Record<string, unknown>>(address: string, path: string): Promise<FarReply<Body>>;
  post<Body = Record<string, unknown>>(
    address: string,
    path: string,
    body: object,
    key?: string,
  ): Promise<FarReply<Body>>;
  /** SHA-256 of what is answered. */
  digestOf(address: string, path: string): Promise<string>;
}

interface Session {
  readonly demonstrationAccounts?: readonly { readonly accountId: string; readonly name: string }[];
  readonly memberships?: readonly { readonly organisationId: string }[];
}

/** How many accounts the demonstration has so far. */
export async function accountsAt(address: string): Promise<readonly { accountId: string; name: string }[]> {
  const response = await fetch(`${address}/api/v1/session`);
  const session = (await response.json()) as Session;
  return session.demonstrationAccounts ?? [];
}

/** Signs in as an account of the demonstration, by the name that the sign-in page shows. */
export async function signInAt(address: string, name: string): Promise<Demonstrator> {
  const account = (await accountsAt(address)).find((one) => one.name === name);
  if (!account) throw new Error(`the demonstration has no ${name}`);
  const signedIn = await fetch(`${address}/api/v1/demonstration/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ accountId: account.accountId }),
  });
  const cookie = signedIn.headers
    .getSetCookie()
    .map((one) => one.split(';')[0] ?? '')
    .join('; ');
  const session = await fetch(`${address}/api/v1/session`, { headers: { cookie } });
  const { memberships = [] } = (await session.json()) as Session;
  return demonstratorWith(cookie, memberships[0]?.organisationId);
}

/** Somebody with the cookie of an open session, who acts for an organisation or for none. */
export function demonstratorWith(cookie: string, organisationId: string | undefined): Demonstrator {
  const headers = { cookie, ...(organisationId === undefined ? {} : { 'x-acting-for': organisationId }) };
  const urlOf = (address: string, path: string) => `${address}/api/v1${path}`;
  async function replyOf<Body>(response: Response): Promise<FarReply<Body>> {
    const text = await response.text();
    return { status: response.status, body: JSON.parse(text === '' ? '{}' : text) as Body };
  }
  return {
    organisationId,
    async get<Body>(address: string, path: string) {
      return replyOf<Body>(await fetch(urlOf(address, path), { headers }));
    },
    async post<Body>(address: string, path: string, body: object, key: string = randomUUID()) {
      const sent = { ...headers, origin: address, 'content-type': 'application/json', 'idempotency-key': key };
      return replyOf<Body>(
        await fetch(urlOf(address, path), { method: 'POST', headers: sent, body: JSON.stringify(body) }),
      );
    },
    async digestOf(address, path) {
      const response = await fetch(urlOf(address, path), { headers });
      if (response.status !== 200) throw new Error(`${path}: ${response.status}`);
      return createHash('sha256')
        .update(Buffer.from(await response.arrayBuffer()))
        .digest('hex');
    },
  };
}
