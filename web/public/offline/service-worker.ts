/**
 * Lets the calculator open without network. Pages come from the network first and from the cache only where there is
 * none; what the build has named by its content comes from the cache first. A classic script: no import, no export.
 */

interface Waiting {
  waitUntil(work: Promise<unknown>): void;
}

interface Fetching extends Waiting {
  readonly request: Request;
  respondWith(response: Promise<Response>): void;
}

interface Worker {
  readonly location: Location;
  readonly caches: CacheStorage;
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(type: 'install' | 'activate', listener: (event: Waiting) => void): void;
  addEventListener(type: 'fetch', listener: (event: Fetching) => void): void;
}

const worker = self as unknown as Worker;

const NAMES = 'yunhe-';
const CACHE = `${NAMES}1`;
const ASSETS = '/assets/';
const OFFLINE = '/offline';
/** There from the first visit on, whether opened or not. */
const ALWAYS = ['/calculator', '/comparison', OFFLINE];
const MOST_PAGES = 40;

worker.addEventListener('install', (event) => {
  event.waitUntil(Promise.all(ALWAYS.map(fetchAndKeep)).then(() => worker.skipWaiting()));
});

worker.addEventListener('activate', (event) => {
  event.waitUntil(dropOldCaches().then(() => worker.clients.claim()));
});

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== worker.location.origin) return;
  if (pathname.startsWith(ASSETS)) event.respondWith(fromCacheFirst(request));
  else if (request.mode === 'navigate') event.respondWith(fromNetworkFirst(event));
});

/** Keeps a page with everything that it loads. A page that is not to be had now is simply not kept. */
async function fetchAndKeep(path: string): Promise<void> {
  try {
    const response = await fetch(path, { cache: 'reload' });
    if (response.ok) await keepPage(path, response);
  } catch {
    // Without network there is nothing to keep; the next visit tries again.
  }
}

async function keepPage(address: string, response: Response): Promise<void> {
  const cache = await worker.caches.open(CACHE);
  const html = await response.clone().text();
  await Promise.all(assetsIn(html).map(async (asset) => (await cache.match(asset)) ?? cache.add(asset)));
  await cache.put(address, response);
  await dropWhatNobodyNeeds(cache);
}

function assetsIn(html: string): readonly string[] {
  return [...html.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map((match) => match[1] as string);
}

/** The oldest pages beyond the bound, and assets that no kept page loads any more. */
async function dropWhatNobodyNeeds(cache: Cache): Promise<void> {
  const keys = await cache.keys();
  const pages = keys.filter(({ url }) => !new URL(url).pathname.startsWith(ASSETS));
  const optional = pages.filter(({ url }) => !ALWAYS.includes(new URL(url).pathname));
  const dropped = optional.slice(0, Math.max(0, pages.length - MOST_PAGES));
  await Promise.all(dropped.map((page) => cache.delete(page)));
  const needed = new Set<string>();
  for (const page of pages.filter((one) => !dropped.includes(one))) {
    const html = (await (await cache.match(page))?.text()) ?? '';
    for (const asset of assetsIn(html)) needed.add(asset);
  }
  const assets = keys.filter(({ url }) => new URL(url).pathname.startsWith(ASSETS));
  await Promise.all(assets.filter(({ url }) => !needed.has(new URL(url).pathname)).map((asset) => cache.delete(asset)));
}

async function fromCacheFirst(request: Request): Promise<Response> {
  return (await worker.caches.match(request)) ?? fetch(request);
}

async function fromNetworkFirst(event: Fetching): Promise<Response> {
  const { request } = event;
  try {
    const response = await fetch(request);
    const keepable =
      response.ok && response.type === 'basic' && !/no-store/.test(response.headers.get('cache-control') ?? '');
    if (keepable) event.waitUntil(keepPage(request.url, response.clone()));
    return response;
  } catch {
    return (await kept(request)) ?? Response.error();
  }
}

/** The page itself, the same page under another query, else the page that says that there is no network. */
async function kept(request: Request): Promise<Response | undefined> {
  return (
    (await worker.caches.match(request)) ??
    (await worker.caches.match(request, { ignoreSearch: true })) ??
    (await worker.caches.match(OFFLINE))
  );
}

async function dropOldCaches(): Promise<void> {
  const names = await worker.caches.keys();
  await Promise.all(
    names.filter((name) => name.startsWith(NAMES) && name !== CACHE).map((name) => worker.caches.delete(name)),
  );
}
