import type { UseQueryResult } from '@tanstack/react-query';
import { type ReactNode, useSyncExternalStore } from 'react';
import { Callout } from '../../public/components/callout.tsx';
import { Icon } from '../../public/components/icon.tsx';
import { useOnline } from '../online.ts';
import { ApiProblem, problemWords } from '../problem.ts';
import { randomId } from '../random-id.ts';
import { say } from '../say.ts';
import { Button } from './button.tsx';

/** Nothing here, why, and what can be done about it. */
export function Empty({ title, children }: { readonly title: string; readonly children?: ReactNode }) {
  return (
    <div className="empty">
      <p>
        <b>{title}</b>
      </p>
      {children}
    </div>
  );
}

/** Grey lines in the place of what comes. */
export function Loading({ lines = 4 }: { readonly lines?: number }) {
  return (
    <div className="skeleton" role="status">
      <span className="sr">{say('loading')}</span>
      {Array.from({ length: lines }, (_, line) => `line ${line}`).map((line) => (
        <span key={line} className="skeleton__line" />
      ))}
    </div>
  );
}

interface ErrorStateProps {
  readonly error: unknown;
  readonly onRetry?: () => void;
}

/** What went wrong, what to do, and the way to try again. */
export function ErrorState({ error, onRetry }: ErrorStateProps) {
  const problem = error instanceof ApiProblem ? error : undefined;
  const lasting = problem !== undefined && problem.status < 500 && problem.status !== 429;
  return (
    <div role="alert">
      <Callout kind="error">
        <p>
          <b>{problemWords(error)}</b>
        </p>
        {problem?.whatToDo && <p>{problem.whatToDo}</p>}
        {problem?.requestId && <p className="note">{say('problem.request', { id: problem.requestId })}</p>}
        {onRetry && !lasting && (
          <p className="actions">
            <Button kind="plain" onClick={onRetry}>
              {say('problem.retry')}
            </Button>
          </p>
        )}
      </Callout>
    </div>
  );
}

interface AnswerProps<T> {
  readonly of: UseQueryResult<T>;
  readonly lines?: number;
  readonly children: (data: T) => ReactNode;
}

/** What `useGet` gave: the skeleton while it is on its way, the error with retry, else the content. */
export function Answer<T>({ of: query, lines, children }: AnswerProps<T>) {
  if (query.data !== undefined) return <>{children(query.data)}</>;
  if (query.isError) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  return <Loading lines={lines ?? 4} />;
}

/** Says that there is no network, and that what is typed stays on this device until there is. */
export function OfflineBar() {
  const online = useOnline();
  return (
    <div role="status" className="offline-bar-place">
      {!online && (
        <p className="offline-bar">
          <Icon name="warning" />
          {say('offline')}
        </p>
      )}
    </div>
  );
}

interface Toast {
  readonly id: string;
  readonly words: string;
  readonly warn: boolean;
}

let toasts: readonly Toast[] = [];
const listeners = new Set<() => void>();

function setToasts(next: readonly Toast[]): void {
  toasts = next;
  for (const listener of listeners) listener();
}

const SHOWN_MILLISECONDS = 6000;

/** Says that something was done. Nothing that has to be read stands only here: it goes away by itself. */
export function toast(words: string, { warn = false }: { readonly warn?: boolean } = {}): void {
  const id = randomId();
  setToasts([...toasts.slice(-2), { id, words, warn }]);
  if (!warn) setTimeout(() => setToasts(toasts.filter((one) => one.id !== id)), SHOWN_MILLISECONDS);
}

function onChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The live region of the frame. */
export function Toasts() {
  const shown = useSyncExternalStore(onChange, () => toasts);
  return (
    <div className="toasts" role="status">
      {shown.map(({ id, words, warn }) => (
        <p key={id} className="toast">
          <Icon name={warn ? 'warning' : 'check'} />
          <span>{words}</span>
          <button type="button" onClick={() => setToasts(toasts.filter((one) => one.id !== id))}>
            <Icon name="cross" label={say('dialog.close')} />
          </button>
        </p>
      ))}
    </div>
  );
}
