import { arrangements, nothingMore } from '../../../../contracts/staff.ts';
import { useCommand, useGet } from '../../../kit/data.ts';
import { Section } from '../../../kit/frame/page-body.tsx';
import { Button } from '../../../kit/parts/button.tsx';
import { Answer, ErrorState } from '../../../kit/parts/states.tsx';
import { chineseDay } from '../../../public/amounts.ts';
import { roleWord } from '../../say.ts';
import { say } from './say.ts';

interface ArrangementsProps {
  readonly arranges: boolean;
  readonly appoints: boolean;
}

/** Who stands in for whom, and who was invited and has not come yet. */
export function Arrangements({ arranges, appoints }: ArrangementsProps) {
  const found = useGet('/staff/arrangements', arrangements);
  const cancel = useCommand<string, typeof nothingMore>({
    path: (id) => `/staff/substitutions/${id}/cancel`,
    schema: nothingMore,
    body: () => ({}),
    refresh: ['/staff'],
  });
  const withdraw = useCommand<string, typeof nothingMore>({
    path: (id) => `/staff/invitations/${id}/withdraw`,
    schema: nothingMore,
    body: () => ({}),
    refresh: ['/staff'],
  });
  const error = cancel.error ?? withdraw.error;
  return (
    <Answer of={found}>
      {({ substitutions, invitations }) => (
        <>
          <Section title={say('arrangements.substitutions')}>
            {error && <ErrorState error={error} />}
            {substitutions.length === 0 && <p className="note">{say('arrangements.none')}</p>}
            <ul className="item-list">
              {substitutions.map(({ substitutionId, absent, substitute, fromDay, untilDay }) => {
                const line = say('arrangements.line', {
                  substitute: substitute.name || say('staff.no-name'),
                  absent: absent.name || say('staff.no-name'),
                });
                const days = { from: chineseDay(fromDay), until: chineseDay(untilDay) };
                return (
                  <li key={substitutionId}>
                    <span>
                      <b>{line}</b>
                      <span className="sub">{say('arrangements.days', days)}</span>
                    </span>
                    {arranges && (
                      <Button kind="quiet" onClick={() => cancel.mutate(substitutionId)}>
                        {say('arrangements.cancel')}
                        <span className="sr">{line}</span>
                      </Button>
                    )}
                  </li>
                );
              })}
            </ul>
          </Section>
          {invitations.length > 0 && (
            <Section title={say('arrangements.invitations')}>
              <ul className="item-list">
                {invitations.map(({ invitationId, email, role, department, expiresAt, hasExpired }) => (
                  <li key={invitationId}>
                    <span>
                      <b>{email}</b>
                      <span className="sub">
                        {[department, roleWord(role)].filter(Boolean).join(' ')} ·{' '}
                        {hasExpired
                          ? say('arrangements.expired')
                          : say('arrangements.until', { day: chineseDay(expiresAt.slice(0, 10)) })}
                      </span>
                    </span>
                    {appoints && (
                      <Button kind="quiet" onClick={() => withdraw.mutate(invitationId)}>
                        {say('arrangements.withdraw')}
                        <span className="sr">{email}</span>
                      </Button>
                    )}
                  </li>
                ))}
              </ul>
            </Section>
          )}
        </>
      )}
    </Answer>
  );
}
