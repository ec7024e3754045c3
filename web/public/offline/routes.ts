import type { PageCall, PageResponse, Route } from '../site.ts';

/**
 * The service worker stands at the root, so that it may serve the whole site; its body is named by its content like
 * every built file. Where nothing is built there is none.
 */
function renderServiceWorker({ site }: PageCall): PageResponse | undefined {
  const script = site.assets.script('service-worker');
  if (script === undefined) return undefined;
  return {
    status: 200,
    html: `importScripts(${JSON.stringify(script)});\n`,
    headers: { 'content-type': 'text/javascript; charset=utf-8' },
  };
}

export const offlineRoutes: readonly Route[] = [{ pattern: '/sw.js', methods: ['GET'], render: renderServiceWorker }];
