import { paths } from '../paths.ts';
import { type PhraseKey, say } from '../say.ts';
import { respond } from '../shell.tsx';
import type { PageCall, PageResponse, Route } from '../site.ts';

/**
 * The plain pages in which the workplaces start: the same for everybody, with nothing of anybody in them. What is shown
 * comes from the service once the person is known.
 */

interface Workplace {
  /** Entry of vite.config.ts. */
  readonly entry: string;
  readonly title: PhraseKey;
  /** The density of the office. */
  readonly desk?: boolean;
}

function WorkplacePage({ call, workplace }: { readonly call: PageCall; readonly workplace: Workplace }) {
  const { assets } = call.site;
  const { entry, title, desk = false } = workplace;
  const script = assets.script(entry);
  return (
    <html lang="zh-CN" data-print={call.preferences.largePrint ? 'large' : undefined} data-desk={desk || undefined}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <title>{say('site.title', { page: say(title) })}</title>
        <meta name="robots" content="noindex" />
        <meta name="theme-color" content="#ffffff" />
        <meta name="format-detection" content="telephone=no" />
        <link rel="icon" href={paths.favicon} type="image/svg+xml" />
        <link rel="manifest" href={paths.webManifest} />
        {assets.styles(entry).map((href) => (
          <link key={href} rel="stylesheet" href={href} />
        ))}
        {assets.preloads(entry).map((href) => (
          <link key={href} rel="modulepreload" href={href} />
        ))}
        {script !== undefined && <script type="module" src={script} />}
      </head>
      <body>
        <div id="workplace" />
        <noscript>
          <p className="page">
            {say('workplace.without-script')} <a href={paths.home}>{say('error.home')}</a>
          </p>
        </noscript>
      </body>
    </html>
  );
}

function workplaceAt(pattern: string, workplace: Workplace): Route {
  const render = (call: PageCall): PageResponse => {
    const { headers, ...page } = respond(<WorkplacePage call={call} workplace={workplace} />);
    return { ...page, headers: { ...headers, 'cache-control': 'no-store' } };
  };
  return { pattern, methods: ['GET'], render };
}

export const workplaceRoutes: readonly Route[] = [
  workplaceAt(`${paths.applicants}/*`, { entry: 'applicant', title: 'workplace.applicants' }),
  workplaceAt(`${paths.office}/*`, { entry: 'office', title: 'workplace.office', desk: true }),
  workplaceAt(`${paths.signIn}/*`, { entry: 'sign-in', title: 'workplace.sign-in' }),
  workplaceAt(`${paths.opinions}/*`, { entry: 'opinion', title: 'workplace.opinion' }),
];
