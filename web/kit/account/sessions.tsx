import { z } from 'zod';
import { useCommand, useGet } from '../data.ts';
import { Section } from '../frame/page-body.tsx';
import { momentWords } from '../moments.ts';
import { Button } from '../parts/button.tsx';
import { Answer, ErrorState } from '../parts/states.tsx';
import { say } from '../say.ts';

const sessionItem = z.object({
  id: z.string(),
  address: z.string().nullable(),
  device: z.string().nullable(),
  createdAt: z.string(),
  lastSeenAt: z.string().nullable(),
  isThisOne: z.boolean(),
});
const sessionList = z.object({ items: z.array(sessionItem) });

const BROWSERS = ['MicroMessenger', 'Edg', 'Firefox', 'Chrome', 'Safari'] as const;
const SYSTEMS = ['Windows', 'Android', 'iPhone', 'iPad', 'Mac OS', 'Linux'] as const;

/** Browser and system out of what the browser says about itself; the whole text is nobody's business here. */
function deviceWords(device: string | null): string {
  const browser = BROWSERS.find((name) => device?.includes(name));
  const system = SYSTEMS.find((name) => device?.includes(name));
  if (browser === undefined && system === undefined) return say('sessions.unknown-device');
  return [browser && say(`browser.${browser}`), system].filter(Boolean).join(' · ');
}

/** Where the account is signed in; every one can be ended. */
export function Sessions() {
  const sessions = useGet('/account/sessions', sessionList);
  const revoke = useCommand<string>({
    path: (id) => `/account/sessions/${id}/revoke`,
    body: () => ({}),
    refresh: ['/account/sessions'],
  });
  const revokeOthers = useCommand({ path: '/account/sessions/revoke-others', refresh: ['/account/sessions'] });
  return (
    <Section title={say('sessions.title')}>
      <Answer of={sessions} lines={2}>
        {({ items }) => (
          <>
            <ul className="item-list">
              {items.map(({ id, device, address, lastSeenAt, createdAt, isThisOne }) => (
                <li key={id}>
                  <span>
                    <b>{deviceWords(device)}</b>
                    <span className="sub">
                      {say('sessions.seen', { moment: momentWords(lastSeenAt ?? createdAt), address: address ?? '—' })}
                    </span>
                  </span>
                  {isThisOne ? (
                    <span className="note">{say('sessions.this')}</span>
                  ) : (
                    <Button kind="quiet" onClick={() => revoke.mutate(id)}>
                      {say('sessions.end')}
                    </Button>
                  )}
                </li>
              ))}
            </ul>
            {items.length > 1 && (
              <p className="actions">
                <Button kind="danger" busy={revokeOthers.isPending} onClick={() => revokeOthers.mutate()}>
                  {say('sessions.end-others')}
                </Button>
              </p>
            )}
          </>
        )}
      </Answer>
      {revoke.error && <ErrorState error={revoke.error} />}
      {revokeOthers.error && <ErrorState error={revokeOthers.error} />}
    </Section>
  );
}
