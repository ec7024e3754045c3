import { useEffect, useSyncExternalStore } from 'react';
import { paths } from '../../paths.ts';
import { importedAnswers } from '../model/imported.ts';
import type { Ground, Outcome } from '../model/outcome.ts';
import { shareFragment } from '../model/share.ts';
import { type CalculatorData, isBlankStart } from '../page-data.ts';
import { Calculator } from '../view/calculator.tsx';
import { NoticeBar } from '../view/notices.tsx';
import { Tools } from '../view/tools.tsx';
import { tell } from '../view/words.ts';
import { download } from './download.ts';
import { useAlive, useOnline } from './environment.ts';
import { reach } from './reach.ts';
import type { AnswerStore, Notice } from './store.ts';

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
  const { answers, notice, focus } = useSyncExternalStore(store.subscribe, store.get, store.get);
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
    />
  );
}

interface NoticesProps {
  readonly notice: Notice | undefined;
  readonly store: AnswerStore;
  readonly unknownPolicy: boolean;
}

const WARNINGS = new Set<Notice['code']>(['damaged', 'unreadable', 'unavailable', 'import-refused']);

function Notices({ notice, store, unknownPolicy }: NoticesProps) {
  const online = useOnline();
  const act = () => {
    const raw = store.unreadable;
    if (notice?.action === 'download-aside' && raw !== undefined) download('yunhe-calculator.txt', raw);
    else store.answerNotice();
  };
  return (
    <div className="notices" role="status">
      {unknownPolicy && <NoticeBar words={tell('page.unknown-policy')} warn />}
      {!online && <NoticeBar words={tell('notice.offline')} />}
      {notice && (
        <NoticeBar
          words={tell(`notice.${notice.code}`, { words: notice.words ?? '' })}
          warn={WARNINGS.has(notice.code)}
          button={notice.action && tell(`notice.${notice.action}`)}
          onButton={act}
          onClose={() => store.notify(undefined)}
        />
      )}
    </div>
  );
}
