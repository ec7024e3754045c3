import { QueryClientProvider } from '@tanstack/react-query';
import { type AnyRouter, RouterProvider, useRouterState } from '@tanstack/react-router';
import { type ReactNode, StrictMode, useEffect, useRef } from 'react';
import { createRoot } from 'react-dom/client';
import { newQueryClient } from '../data.ts';
import { ErrorState, Loading, OfflineBar, Toasts } from '../parts/states.tsx';
import { say } from '../say.ts';
import { SignedInContext } from '../session.ts';
import { useFrameSession } from './frame-session.ts';
import { Gates } from './gates.tsx';

/** Id of the element that the server's page holds ready. */
const ROOT_ID = 'workplace';

/** Starts a workplace in the page that the server sent. */
export function startWorkplace(router: AnyRouter): void {
  const root = document.getElementById(ROOT_ID);
  if (!root) throw new Error('the page has no place for the workplace');
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={newQueryClient()}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </StrictMode>,
  );
}

interface WorkplaceProps {
  /** Header and navigation, which know that somebody is signed in. */
  readonly header: ReactNode;
  readonly children: ReactNode;
  readonly footer?: ReactNode;
}

/** What both workplaces have: the way past the header, the offline bar, messages, dialogs of the gates. */
export function Workplace({ header, children, footer }: WorkplaceProps) {
  return (
    <>
      <a className="skip" href="#main">
        {say('frame.skip')}
      </a>
      {header}
      <OfflineBar />
      {children}
      {footer}
      <Toasts />
      <Gates />
    </>
  );
}

/** `<main>`, which takes the focus when another page comes, so that a screen reader begins there. */
export function Main({ children }: { readonly children: ReactNode }) {
  const path = useRouterState({ select: ({ location: { pathname } }) => pathname });
  const main = useRef<HTMLElement>(null);
  const shown = useRef(path);
  useEffect(() => {
    if (shown.current !== path) main.current?.focus({ preventScroll: true });
    shown.current = path;
  }, [path]);
  return (
    <main id="main" tabIndex={-1} ref={main}>
      {children}
    </main>
  );
}

/** Shows its children to somebody signed in; before that the skeleton, or what went wrong. */
export function WhenSignedIn({ children }: { readonly children: ReactNode }) {
  const session = useFrameSession();
  if (session.kind === 'here') {
    return <SignedInContext.Provider value={session.session}>{children}</SignedInContext.Provider>;
  }
  return (
    <main id="main" className="page">
      {session.kind === 'failed' ? <ErrorState error={session.error} onRetry={session.retry} /> : <Loading />}
    </main>
  );
}
