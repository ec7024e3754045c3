import { invitationShown, registered } from '../../../../contracts/party.ts';
import { actFor } from '../../../kit/acting-for.ts';
import { useCommand, useGet } from '../../../kit/data.ts';
import { PageBody } from '../../../kit/frame/page-body.tsx';
import { Answer, toast } from '../../../kit/parts/states.tsx';
import { useGo, usePathPart } from '../../../kit/url.ts';
import { chineseDay } from '../../../public/amounts.ts';
import { Form, useSessionAgain } from './form.tsx';
import { tokenOfAddress } from './invitation-token.ts';
import { say } from './say.ts';

/** Where the link of an invitation leads. */
export function Page() {
  const path = `/invitations/${encodeURIComponent(usePathPart('invitationId'))}`;
  const found = useGet(path, invitationShown);
  const go = useGo();
  const again = useSessionAgain();
  const take = useCommand<{ readonly token: string }, typeof registered>({
    path: `${path}/take`,
    schema: registered,
    refresh: ['/organisations'],
    onDone: async ({ organisationId }) => {
      await again();
      actFor(organisationId);
      toast(say('invitation.taken'));
      go('/organisation');
    },
  });
  const token = tokenOfAddress();
  return (
    <PageBody title={say('invitation.title')} narrow>
      <Answer of={found}>
        {({ organisationName, role, expiresAt, isOpen }) => {
          if (!isOpen) return <p>{say('invitation.expired')}</p>;
          if (!token) return <p>{say('invitation.no-token')}</p>;
          const day = chineseDay(expiresAt.slice(0, 10));
          return (
            <Form
              act={say('invitation.take')}
              busy={take.isPending}
              error={take.error}
              onSubmit={() => take.mutate({ token })}
            >
              <p>{say('invitation.what', { name: organisationName, role: say(`role.${role}`), day })}</p>
            </Form>
          );
        }}
      </Answer>
    </PageBody>
  );
}
