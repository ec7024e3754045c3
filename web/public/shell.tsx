import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import type { PolicyPackage } from '../../engine/package.ts';
import { type Crumb, Crumbs } from './components/crumbs.tsx';
import { Sign } from './components/icon.tsx';
import { Seal } from './components/seal.tsx';
import { SiteFooter } from './footer.tsx';
import { defaultPackage } from './packages.ts';
import { calculatorPath, largePrintPath, paths, policyPath } from './paths.ts';
import { say } from './say.ts';
import type { PageCall, PageResponse } from './site.ts';

export type NavigationPlace = 'home' | 'text' | 'calculator' | 'comparison' | 'rounds' | 'progress';

export interface PageProps {
  readonly call: PageCall;
  /** Name of the page, without the name of the site. */
  readonly title: string;
  /** One or two sentences for search engines. */
  readonly description: string;
  readonly place?: NavigationPlace;
  /** The way here from the home page, which is added; left out on the home page and on error pages. */
  readonly crumbs?: readonly Crumb[];
  /** The policy that the page speaks about: its force is stated at the top, its digest at the foot. Default: the site's default policy. */
  readonly policy?: PolicyPackage;
  /** Left out (false) where the page lists texts of different force, each with its own mark. */
  readonly strip?: boolean;
  /** Script entries of vite.config.ts that the page needs (`calculator`), with their style sheets. */
  readonly scripts?: readonly string[];
  /** Not to be indexed, no canonical address: errors, offline. */
  readonly unlisted?: boolean;
  readonly children: ReactNode;
}

/** The frame of every public page. `children` is the content of `<main>`. */
export function Page(props: PageProps) {
  const { call, title, policy = defaultPackage(call.site), crumbs, strip = true } = props;
  return (
    <html lang="zh-CN" data-print={call.preferences.largePrint ? 'large' : undefined}>
      <Head {...props} />
      <body>
        <a className="skip" href="#main">
          {say('site.skip')}
        </a>
        <SiteHeader {...props} />
        {policy && strip && <StatusStrip policy={policy} />}
        <main id="main" tabIndex={-1}>
          {crumbs && (
            <div className="wrap">
              <Crumbs
                label={say('site.position')}
                crumbs={[{ label: say('site.nav.home'), href: paths.home }, ...crumbs, { label: title }]}
              />
            </div>
          )}
          {props.children}
        </main>
        <SiteFooter policy={policy} />
      </body>
    </html>
  );
}

function Head({ call, title, description, scripts = [], unlisted = false, place }: PageProps) {
  const { assets, baseUrl } = call.site;
  const styles = [...assets.css, ...scripts.flatMap((name) => assets.styles(name))];
  const shared = scripts.flatMap((name) => assets.preloads(name));
  const sources = scripts.map((name) => assets.script(name)).filter((source) => source !== undefined);
  return (
    <head>
      <meta charSet="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{place === 'home' ? `${say('site.name')} · ${title}` : say('site.title', { page: title })}</title>
      <meta name="description" content={description} />
      <meta name="theme-color" content="#ffffff" />
      <meta name="format-detection" content="telephone=no" />
      {unlisted ? <meta name="robots" content="noindex" /> : <link rel="canonical" href={`${baseUrl}${call.path}`} />}
      <link rel="icon" href={paths.favicon} type="image/svg+xml" />
      <link rel="manifest" href={paths.webManifest} />
      {[...new Set(styles)].map((href) => (
        <link key={href} rel="stylesheet" href={href} />
      ))}
      {[...new Set(shared)].map((href) => (
        <link key={href} rel="modulepreload" href={href} />
      ))}
      {sources.map((source) => (
        <script key={source} type="module" src={source} />
      ))}
    </head>
  );
}

function SiteHeader({ call, place }: PageProps) {
  const policy = defaultPackage(call.site);
  const places: readonly [NavigationPlace, string][] = [
    ['home', paths.home],
    ['text', policy ? policyPath(policy) : paths.policies],
    ['calculator', calculatorPath()],
    ['comparison', paths.comparison],
    ['rounds', paths.rounds],
    ['progress', paths.progress],
  ];
  const query = call.method === 'GET' ? call.query.toString() : '';
  const back = query === '' ? call.path : `${call.path}?${query}`;
  const { largePrint } = call.preferences;
  return (
    <header className="site-head">
      <div className="wrap">
        <a className="brand" href={paths.home}>
          <Sign />
          {say('site.name')}
        </a>
        <nav className="site-nav" aria-label={say('site.navigation')}>
          <ul>
            {places.map(([name, href]) => (
              <li key={name}>
                <a href={href} aria-current={name === place ? (call.path === href ? 'page' : 'true') : undefined}>
                  {say(`site.nav.${name}`)}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <p className="site-tools">
          <a href={paths.applicants} rel="nofollow">
            {say('site.sign-in')}
          </a>
          <a href={largePrintPath(!largePrint, back)} rel="nofollow">
            {say(largePrint ? 'site.large-print.off' : 'site.large-print.on')}
          </a>
        </p>
      </div>
    </header>
  );
}

/** Says on every page what force the text has; an issued text needs no warning. */
function StatusStrip({ policy }: { readonly policy: PolicyPackage }) {
  const { status } = policy.definition.manifest;
  if (status === 'issued') return null;
  return (
    <aside className="status" aria-label={say('site.force')}>
      <div className="wrap">
        <Seal word={say(`status.${status}`)} />
        <span>{say(`force.${status}`)}</span>
      </div>
    </aside>
  );
}

/** Turns a page into a response. Content never depends on anything but the call, so the same call gives the same bytes. */
export function respond(page: ReactNode, status = 200): PageResponse {
  return {
    status,
    html: `<!doctype html>${renderToStaticMarkup(page)}`,
    headers: { 'content-type': 'text/html; charset=utf-8' },
  };
}
