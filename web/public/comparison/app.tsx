import { useEffect, useSyncExternalStore } from 'react';
import { useAlive } from '../calculator/client/environment.ts';
import { Notices } from '../calculator/client/notices.tsx';
import type { AnswerStore } from '../calculator/client/store.ts';
import type { Ground } from '../calculator/model/outcome.ts';
import { Comparison } from './view.tsx';

interface ComparisonAppProps {
  readonly grounds: readonly Ground[];
  readonly store: AnswerStore;
  readonly onAlive: () => void;
}

/** The comparison, alive: on the answers that the calculator keeps. */
export function ComparisonApp({ grounds, store, onAlive }: ComparisonAppProps) {
  const alive = useAlive();
  const { answers, notice } = useSyncExternalStore(store.subscribe, store.get, store.atFirst);
  useEffect(onAlive, [onAlive]);
  return (
    <Comparison
      answers={answers}
      grounds={grounds}
      live={alive}
      onEdit={(field) => store.edit(field)}
      notices={<Notices notice={alive ? notice : undefined} store={store} unknownPolicy={false} />}
    />
  );
}
