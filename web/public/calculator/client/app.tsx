import { useEffect, useSyncExternalStore } from 'react';
import { paths } from '../../paths.ts';
import { importedAnswers } from '../model/imported.ts';
import type { Ground, Outcome } from '../model/outcome.ts';
import { shareFragment } from '../model/share.ts';
import { type CalculatorData, isBlankStart } from '../page-data.ts';
import { Calculator } from '../view/calculator.tsx';
import { Tools } from '../view/tools.tsx';
import { applyWith } from './apply-with.ts';
import { download } from './download.ts';
import { useAlive } from './environment.ts';
import { Notices } from './notices.tsx';
import { reach } from './reach.ts';
import type { AnswerStore } from './store.ts';

interface AppProps {
  readonly data: CalculatorData;
  readonly ground: Ground;
  readonly store: AnswerStore;
  readonly formAction: string;
  /** Called once the page has taken over what the server rendered. */
  readonly onAlive: () => void;
}

/** The calculator, alive. Its first rendering is that of the server to the letter. */
export function App({ data, ground, store, formAction, onAlive }: AppProps) {
  const alive = useAlive();
  const { answers, notice, focus } = useSyncExternalStore(store.subscribe, store.get, store.atFirst);
  useEffect(onAlive, [onAlive]);
  useEffect(() => {
    if (focus) reach(focus.id);
  }, [focus]);
  return (
    <Calculator
      answers={answers}
      ground={ground}
      others={data.others}
      live={alive}
      loading={!alive && isBlankStart(data)}
      formAction={formAction}
      onEdit={(field) => store.edit(field)}
      onAction={(action) => store.act(action)}
      notices={<Notices notice={alive ? notice : undefined} store={store} unknownPolicy={data.unknownPolicy} />}
      {...(alive
        ? { tools: (outcome: Outcome) => <LiveTools outcome={outcome} data={data} ground={ground} store={store} /> }
        : {})}
    />
  );
}

interface LiveToolsProps extends Omit<AppProps, 'formAction' | 'onAlive'> {
  readonly outcome: Outcome;
}

function LiveTools({ outcome, data, ground, store }: LiveToolsProps) {
  const { manifest } = data.policy.definition;
  const shareLink = () => {
    const address = new URLSearchParams({ policy: manifest.id, version: manifest.version });
    return `${location.origin}${paths.calculator}?${address}${shareFragment(store.get().answers, data.policy)}`;
  };
  const onDownload = () => {
    if (outcome.kind !== 'computed') return;
    const { request } = outcome.computed;
    download(`${manifest.id}-${request.asOf}.json`, `${JSON.stringify(request, null, 2)}\n`);
  };
  const onImport = (text: string) => {
    const imported = importedAnswers(text, ground);
    if ('answers' in imported) store.replace(imported.answers);
    else store.notify({ code: 'import-refused', words: imported.refusal });
  };
  return (
    <Tools
      ready={outcome.kind === 'computed'}
      shareLink={shareLink}
      onDownload={onDownload}
      onImport={onImport}
      onClear={() => store.clear()}
      onApply={() => {
        if (outcome.kind === 'computed') applyWith(outcome.computed.request);
      }}
    />
  );
}
