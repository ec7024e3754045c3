import { nothingMore, staffInvitationShown } from '../../../../contracts/staff.ts';
import officeWords from '../../../../messages/zh-CN/office.json' with { type: 'json' };
import { useCommand, useGet } from '../../../kit/data.ts';
import { PageBody } from '../../../kit/frame/page-body.tsx';
import { LinkButton } from '../../../kit/parts/link.tsx';
import { Answer } from '../../../kit/parts/states.tsx';
import { usePathPart } from '../../../kit/url.ts';
import { chineseDay } from '../../../public/amounts.ts';
import { Form, useSessionAgain } from './form.tsx';
import { tokenOfAddress } from './invitation-token.ts';
import { say } from './say.ts';

/** Takes up a role of the office. It stands here because whoever was invited is not of the office yet. */
export function Page() {
  const path = `/staff/invitations/${encodeURIComponent(usePathPart('invitationId'))}`;
  const again = useSessionAgain();
  const take = useCommand<{ readonly token: string }, typeof nothingMore>({
    path: `${path}/take`,
    schema: nothingMore,
    onDone: again,
  });
  const found = useGet(path, staffInvitationShown, { enabled: !take.isSuccess });
  const token = tokenOfAddress();
  if (take.isSuccess) {
    return (
      <PageBody title={say('office-invitation.title')} narrow>
        <p>{say('office-invitation.taken')}</p>
        <p className="actions">
          <LinkButton kind="main" to="/account">
            {say('office-invitation.account')}
          </LinkButton>
        </p>
      </PageBody>
    );
  }
  return (
    <PageBody title={say('office-invitation.title')} narrow>
      <Answer of={found}>
        {({ role, department, expiresAt, isOpen }) => {
          if (!isOpen) return <p>{say('invitation.expired')}</p>;
          if (!token) return <p>{say('invitation.no-token')}</p>;
          const words = [department, officeWords[`role.${role}`]].filter(Boolean).join(' ');
          return (
            <Form
              act={say('office-invitation.take')}
              busy={take.isPending}
              error={take.error}
              onSubmit={() => take.mutate({ token })}
            >
              <p>{say('office-invitation.what', { role: words, day: chineseDay(expiresAt.slice(0, 10)) })}</p>
            </Form>
          );
        }}
      </Answer>
    </PageBody>
  );
}
