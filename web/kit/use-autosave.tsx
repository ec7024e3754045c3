import { useEffect, useState, useSyncExternalStore } from 'react';
import { Callout } from '../public/components/callout.tsx';
import { State, type StateKind } from '../public/components/state.tsx';
import { Autosave, type AutosaveGround, type DraftView, type Save, type SaveState } from './autosave.ts';
import { Button } from './parts/button.tsx';
import { say } from './say.ts';

const browser: AutosaveGround = {
  keep: {
    get: (key) => stored((store) => store.getItem(key)) ?? undefined,
    set: (key, text) => void stored((store) => store.setItem(key, text)),
    remove: (key) => void stored((store) => store.removeItem(key)),
  },
  later: (milliseconds, run) => {
    const timer = setTimeout(run, milliseconds);
    return () => clearTimeout(timer);
  },
};

/** A browser may refuse the storage, or it may be full: then there is no copy, and the server has what it has. */
function stored<T>(use: (store: Storage) => T): T | undefined {
  try {
    return use(window.localStorage);
  } catch {
    return undefined;
  }
}

interface AutosaveUse<T> {
  /** Names the copy in the browser: of the account too, where several people use the machine. */
  readonly draftId: string;
  /** What the server holds, as the page was opened. */
  readonly value: T;
  readonly revision: number;
  readonly save: Save<T>;
}

export interface Draft<T> extends DraftView<T> {
  readonly change: (value: T) => void;
  readonly flush: () => void;
  readonly resolve: (choice: 'mine' | 'theirs') => void;
}

/**
 * A draft that saves itself: `const draft = useAutosave({ draftId, value, revision, save })`, then `draft.value` and
 * `draft.change(next)`. Mount it once for a draft (`key={draftId}`); show `<SaveMark draft={draft} />` and
 * `<DraftConflict>` beside the form.
 */
export function useAutosave<T>({ draftId, value, revision, save }: AutosaveUse<T>): Draft<T> {
  const [autosave] = useState(() => new Autosave({ id: draftId, value, revision }, save, browser));
  const view = useSyncExternalStore(autosave.subscribe, () => autosave.view);
  useEffect(() => {
    const online = () => autosave.flush();
    const leave = () => autosave.flush(true);
    addEventListener('online', online);
    addEventListener('pagehide', leave);
    return () => {
      removeEventListener('online', online);
      removeEventListener('pagehide', leave);
      autosave.flush();
    };
  }, [autosave]);
  return {
    ...view,
    change: (next) => autosave.change(next),
    flush: () => autosave.flush(),
    resolve: (choice) => autosave.resolve(choice),
  };
}

const KINDS: Readonly<Record<SaveState, StateKind>> = {
  saved: 'met',
  unsaved: 'none',
  saving: 'none',
  offline: 'wait',
  conflict: 'wait',
  refused: 'fail',
};

/** Saved, saving, not saved yet: in words, read out when it changes. */
export function SaveMark<T>({ draft }: { readonly draft: DraftView<T> }) {
  const { state, problem } = draft;
  return (
    <span className="save-mark" role="status">
      <State kind={KINDS[state]} word={state === 'refused' ? (problem?.message ?? '') : say(`autosave.${state}`)} />
    </span>
  );
}

/** Two people have changed the draft: both versions, and the choice. `show` renders what differs for a person. */
export function DraftConflict<T>(props: {
  readonly draft: Draft<T>;
  readonly show?: (mine: T, theirs: T) => React.ReactNode;
}) {
  const { draft, show } = props;
  if (draft.state !== 'conflict' || draft.theirs === undefined) return null;
  return (
    <div role="alert">
      <Callout kind="warn">
        <p>
          <b>{say('autosave.conflict')}</b>
        </p>
        <p>{say('autosave.conflict-what')}</p>
        {show?.(draft.value, draft.theirs)}
        <p className="actions">
          <Button onClick={() => draft.resolve('mine')}>{say('autosave.keep-mine')}</Button>
          <Button onClick={() => draft.resolve('theirs')}>{say('autosave.keep-theirs')}</Button>
        </p>
      </Callout>
    </div>
  );
}
