import { NoticeBar } from '../view/notices.tsx';
import { tell } from '../view/words.ts';
import { download } from './download.ts';
import { useOnline } from './environment.ts';
import type { AnswerStore, Notice } from './store.ts';

interface NoticesProps {
  readonly notice: Notice | undefined;
  readonly store: AnswerStore;
  readonly unknownPolicy: boolean;
}

const REMOVED = {
  work: 'removed.work',
  claim: 'removed.claim',
  cost: 'removed.cost',
  award: 'removed.award',
  debarment: 'removed.debarment',
  support: 'removed.support',
} as const;

function noticeWords({ code, words = '' }: Notice): string {
  if (code === 'removed' && words in REMOVED) return tell(REMOVED[words as keyof typeof REMOVED]);
  return tell(`notice.${code}`, { words });
}

const WARNINGS = new Set<Notice['code']>(['damaged', 'unreadable', 'unavailable', 'import-refused']);

/** What happened, and that there is no network. Read out politely. */
export function Notices({ notice, store, unknownPolicy }: NoticesProps) {
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
        <div className="notices__now">
          <NoticeBar
            words={noticeWords(notice)}
            warn={WARNINGS.has(notice.code)}
            button={notice.action && tell(`notice.${notice.action}`)}
            onButton={act}
            onClose={() => store.notify(undefined)}
          />
        </div>
      )}
    </div>
  );
}
