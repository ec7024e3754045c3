import { ADDRESS_HEADER, type Identity } from '../index.ts';

export interface Page {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>> & {
    readonly error?: { readonly code: string; readonly message: string; readonly path: string };
  };
  readonly location: string | null;
}

/** What a browser does: keeps cookies, says where a request comes from. */
export class Browser {
  readonly #identity: Identity;
  readonly #origin: string;
  readonly cookies = new Map<string, string>();
  address = '203.0.113.7';

  constructor(identity: Identity, origin: string) {
    this.#identity = identity;
    this.#origin = origin;
  }

  get headers(): Headers {
    return new Headers({ cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ') });
  }

  /** `cookie` as `name=value`. */
  take(cookie: string): void {
    const at = cookie.indexOf('=');
    this.cookies.set(cookie.slice(0, at), cookie.slice(at + 1));
  }

  post(path: string, body: unknown = {}, origin = this.#origin): Promise<Page> {
    return this.#ask('POST', path, { body: JSON.stringify(body) }, { 'content-type': 'application/json', origin });
  }

  get(path: string): Promise<Page> {
    return this.#ask('GET', path, {}, {});
  }

  async #ask(method: string, path: string, more: RequestInit, extra: Record<string, string>): Promise<Page> {
    const headers = this.headers;
    for (const [name, value] of Object.entries(extra)) headers.set(name, value);
    headers.set(ADDRESS_HEADER, this.address);
    const request = new Request(new URL(path, this.#origin), { method, headers, ...more });
    const response = await this.#identity.handler(request);
    for (const line of response.headers.getSetCookie()) {
      const [cookie = ''] = line.split(';');
      if (/max-age=0(;|$)/i.test(line)) this.cookies.delete(cookie.slice(0, cookie.indexOf('=')));
      else this.take(cookie);
    }
    const text = await response.text();
    return {
      status: response.status,
      body: text === '' ? {} : JSON.parse(text),
      location: response.headers.get('location'),
    };
  }
}
