import { useState } from 'react';
import { ACCEPTANCE_ACTS, type AcceptanceDesk, type WouldBeRefused } from '../../../../contracts/acceptance.ts';
import { useKeys } from '../../../kit/keys.ts';
import { Button } from '../../../kit/parts/button.tsx';
import { useGo } from '../../../kit/url.ts';
import { Icon } from '../../../public/components/icon.tsx';
import { AcceptDialog, ApproveDialog, DeclineDialog } from './act-dialogs.tsx';
import { say } from './say.ts';

type Act = (typeof ACCEPTANCE_ACTS)[number];

/** What only needs a reason is asked for in the dialog; everything else stands in the way. */
const ASKED_FOR = new Set(['LATE_REASON_NEEDED', 'DEFECTS_LEFT']);

function isBlocked(refusal: WouldBeRefused | null): boolean {
  return refusal !== null && !ASKED_FOR.has(refusal.code);
}

/** The acts of acceptance, each with what would be refused before it is pressed. */
export function Acts({ desk, number }: { readonly desk: AcceptanceDesk; readonly number: string }) {
  const [open, setOpen] = useState<Act>();
  const go = useGo();
  const { acts, applicationId } = desk;
  const start = (act: Act) => {
    if (act === 'request-correction') go(`/applications/${applicationId}/correction`);
    else setOpen(act);
  };
  useKeys([
    { key: 'a', words: say('act.accept'), enabled: !isBlocked(acts.accept), run: () => start('accept') },
    {
      key: 'b',
      words: say('act.request-correction'),
      enabled: !isBlocked(acts['request-correction']),
      run: () => start('request-correction'),
    },
  ]);
  const shown = ACCEPTANCE_ACTS.filter((act) => acts[act]?.code !== 'NOT_ALLOWED' && isOffered(act, desk));
  if (shown.length === 0) return null;
  const close = () => setOpen(undefined);
  return (
    <section aria-label={say('desk.title')} className="stack">
      <div className="actions">
        {shown.map((act) => (
          <Button
            key={act}
            kind={act === 'accept' ? 'main' : act === 'decline' ? 'plain' : 'usual'}
            disabled={isBlocked(acts[act])}
            aria-describedby={acts[act] ? `why-${act}` : undefined}
            onClick={() => start(act)}
            {...(act === 'accept' ? { shortcut: 'A' } : act === 'request-correction' ? { shortcut: 'B' } : {})}
          >
            {say(`act.${act}`)}
          </Button>
        ))}
      </div>
      <ul className="refuse">
        {shown.map((act) => (
          <Why key={act} act={act} refusal={acts[act]} />
        ))}
      </ul>
      {open === 'accept' && <AcceptDialog desk={desk} number={number} onClose={close} />}
      {open === 'decline' && <DeclineDialog desk={desk} number={number} onClose={close} />}
      {open === 'approve-second-notice' && <ApproveDialog desk={desk} number={number} onClose={close} />}
    </section>
  );
}

/** A second notice is nobody's thought before there was a first. */
function isOffered(act: Act, { state, notices }: AcceptanceDesk): boolean {
  if (act === 'approve-second-notice') return state === 'submitted' && notices.length > 0;
  return state === 'submitted' || (act === 'decline' && state === 'correction-requested');
}

function Why({ act, refusal }: { readonly act: Act; readonly refusal: WouldBeRefused | null }) {
  if (!refusal) return null;
  const words = { act: say(`act.${act}`), reason: refusal.sentence };
  return (
    <li id={`why-${act}`}>
      <Icon name={isBlocked(refusal) ? 'cross' : 'warning'} />{' '}
      {isBlocked(refusal) ? say('act.why-not', words) : say('act.needs', words)}
      {refusal.cure && <> {refusal.cure}</>}
    </li>
  );
}
