import {
  createRootRoute,
  createRoute,
  createRouter,
  type ErrorComponentProps,
  lazyRouteComponent,
} from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Callout } from '../../public/components/callout.tsx';
import { Button } from '../parts/button.tsx';
import { LinkButton } from '../parts/link.tsx';
import { Loading } from '../parts/states.tsx';
import { say } from '../say.ts';
import { parseQuery, writeQuery } from '../url.ts';
import { PageBody } from './page-body.tsx';
import type { PageGroup } from './pages.ts';

interface RouterParts {
  /** `/my` or `/office`. */
  readonly basepath: string;
  readonly groups: readonly PageGroup[];
  /** The frame; it shows the page by `<Outlet />`. */
  readonly frame: () => ReactNode;
}

/** Makes the router of a workplace of the page groups in its folders. Each page is a chunk of its own. */
export function buildRouter({ basepath, groups, frame }: RouterParts) {
  const root = createRootRoute({ component: frame, notFoundComponent: NotFound });
  const routes = groups.flatMap(({ pages }) =>
    pages.map(({ path, load }) =>
      createRoute({ getParentRoute: () => root, path, component: lazyRouteComponent(load, 'Page') }),
    ),
  );
  return createRouter({
    routeTree: root.addChildren(routes),
    basepath,
    parseSearch: parseQuery,
    stringifySearch: writeQuery,
    defaultPreload: 'intent',
    defaultPendingComponent: () => <Loading />,
    defaultErrorComponent: Crash,
    scrollRestoration: true,
  });
}

function NotFound() {
  return (
    <PageBody title={say('not-found')}>
      <p>{say('not-found.what')}</p>
      <p className="actions">
        <LinkButton to="/">{say('frame.home')}</LinkButton>
      </p>
    </PageBody>
  );
}

/** A page threw: the rest of the workplace goes on. */
function Crash({ error }: ErrorComponentProps) {
  return (
    <PageBody title={say('crash.title')}>
      <Callout kind="error">
        <p>{say('crash.body')}</p>
        <p className="note">{error instanceof Error ? error.message : String(error)}</p>
        <p className="actions">
          <Button kind="main" onClick={() => location.reload()}>
            {say('crash.reload')}
          </Button>
        </p>
      </Callout>
    </PageBody>
  );
}
