import { messagePreferences, shownPreferences } from '../../contracts/inbox.ts';
import { useCommand, useGet } from '../kit/data.ts';
import { Tick } from '../kit/fields/choice.tsx';
import { Answer, ErrorState, toast } from '../kit/parts/states.tsx';
import { say } from './say.ts';

/** Where messages go beside the inbox. Chosen at once, without a button. */
export function Preferences() {
  const found = useGet('/message-preferences', shownPreferences);
  const change = useCommand<{ readonly mail: boolean; readonly sms: boolean }, typeof messagePreferences>({
    path: '/message-preferences',
    schema: messagePreferences,
    refresh: ['/message-preferences'],
    onDone: () => toast(say('preferences-saved')),
  });
  return (
    <Answer of={found} lines={2}>
      {({ mail, sms, mailTo, smsTo }) => (
        <div className="stack">
          <p className="note">{say('preferences-what')}</p>
          {mailTo === null ? (
            <p className="note">{say('mail-none')}</p>
          ) : (
            <Tick
              label={say('mail-to', { to: mailTo })}
              checked={mail}
              onChange={(chosen) => change.mutate({ mail: chosen, sms })}
            />
          )}
          {smsTo === null ? (
            <p className="note">{say('sms-none')}</p>
          ) : (
            <Tick
              label={say('sms-to', { to: smsTo })}
              checked={sms}
              onChange={(chosen) => change.mutate({ mail, sms: chosen })}
            />
          )}
          {change.isError && <ErrorState error={change.error} />}
        </div>
      )}
    </Answer>
  );
}
