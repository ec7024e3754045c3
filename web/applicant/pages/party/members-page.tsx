import { useState } from 'react';
import type { z } from 'zod';
import { membersShown } from '../../../../contracts/party.ts';
import type { Membership } from '../../../../contracts/session.ts';
import { useCommand, useGet } from '../../../kit/data.ts';
import { PageBody, Section } from '../../../kit/frame/page-body.tsx';
import { Button } from '../../../kit/parts/button.tsx';
import { Answer, ErrorState } from '../../../kit/parts/states.tsx';
import { Tag } from '../../../kit/parts/table.tsx';
import { useSignedIn } from '../../../kit/session.ts';
import { chineseDay } from '../../../public/amounts.ts';
import { ActingOrganisation } from './acting-organisation.tsx';
import { InviteDialog } from './invite-dialog.tsx';
import { type MemberAct, MemberActDialog } from './member-act.tsx';
import { say } from './say.ts';

type Members = z.output<typeof membersShown>;

/** Who acts for the organisation, and who was invited. */
export function Page() {
  return (
    <ActingOrganisation title={say('members.title')}>
      {(membership) => <Shown membership={membership} />}
    </ActingOrganisation>
  );
}

function Shown({ membership }: { readonly membership: Membership }) {
  const { organisationId, role } = membership;
  const found = useGet(`/organisations/${organisationId}/members`, membersShown);
  const [inviting, setInviting] = useState(false);
  const leads = role === 'representative';
  return (
    <PageBody
      title={say('members.title')}
      note={leads ? membership.name : say('members.only')}
      actions={
        leads && (
          <Button kind="main" icon="plus" onClick={() => setInviting(true)}>
            {say('members.invite')}
          </Button>
        )
      }
      narrow
    >
      <Answer of={found}>
        {({ members, invitations }) => (
          <>
            <MemberList members={members} membership={membership} />
            {invitations.length > 0 && (
              <Section title={say('members.invitations')}>
                <ul className="item-list">
                  {invitations.map((invitation) => (
                    <InvitationLine key={invitation.invitationId} invitation={invitation} leads={leads} />
                  ))}
                </ul>
              </Section>
            )}
          </>
        )}
      </Answer>
      {inviting && <InviteDialog organisationId={organisationId} onClose={() => setInviting(false)} />}
    </PageBody>
  );
}

interface MemberListProps {
  readonly members: Members['members'];
  readonly membership: Membership;
}

function MemberList({ members, membership: { organisationId, role } }: MemberListProps) {
  const { account } = useSignedIn();
  const [act, setAct] = useState<MemberAct>();
  const leads = role === 'representative';
  return (
    <Section title={say('members.title')}>
      <ul className="item-list">
        {members.map((member) => {
          const name = member.name || say('members.no-name');
          const isMe = member.accountId === account.id;
          const other = member.role === 'preparer' ? 'viewer' : 'preparer';
          return (
            <li key={member.accountId}>
              <span>
                <b>{name}</b>
                {isMe && say('members.me')} {member.isProvisional && <Tag warn>{say('members.provisional')}</Tag>}
                <span className="sub">
                  {say(`role.${member.role}`)} · {say('members.since', { day: chineseDay(member.since.slice(0, 10)) })}
                </span>
              </span>
              <span className="actions">
                {leads && !isMe && (
                  <>
                    <Button kind="quiet" onClick={() => setAct({ kind: 'role', member, role: other })}>
                      {say('members.change', { role: say(`role.${other}`) })}
                      <span className="sr">{name}</span>
                    </Button>
                    <Button kind="quiet" onClick={() => setAct({ kind: 'transfer', member })}>
                      {say('members.transfer')}
                      <span className="sr">{name}</span>
                    </Button>
                    <Button kind="quiet" onClick={() => setAct({ kind: 'remove', member })}>
                      {say('members.remove')}
                      <span className="sr">{name}</span>
                    </Button>
                  </>
                )}
                {isMe && !leads && (
                  <Button kind="quiet" onClick={() => setAct({ kind: 'leave', member })}>
                    {say('members.leave')}
                  </Button>
                )}
              </span>
            </li>
          );
        })}
      </ul>
      {act && <MemberActDialog organisationId={organisationId} act={act} onClose={() => setAct(undefined)} />}
    </Section>
  );
}

interface InvitationLineProps {
  readonly invitation: Members['invitations'][number];
  readonly leads: boolean;
}

function InvitationLine({ invitation, leads }: InvitationLineProps) {
  const { invitationId, addressMasked, role, expiresAt, hasExpired } = invitation;
  const withdraw = useCommand({ path: `/invitations/${invitationId}/withdraw`, refresh: ['/organisations'] });
  const until = say('members.until', { day: chineseDay(expiresAt.slice(0, 10)) });
  return (
    <li>
      <span>
        <b>{addressMasked}</b>
        <span className="sub">
          {say(`role.${role}`)} · {hasExpired ? say('members.expired') : until}
        </span>
        {withdraw.error && <ErrorState error={withdraw.error} />}
      </span>
      {leads && (
        <Button kind="quiet" busy={withdraw.isPending} onClick={() => withdraw.mutate()}>
          {say('members.withdraw')}
          <span className="sr">{addressMasked}</span>
        </Button>
      )}
    </li>
  );
}
