import type { ReactNode } from 'react';
import type { Membership } from '../../../../contracts/session.ts';
import { PageBody } from '../../../kit/frame/page-body.tsx';
import { LinkButton } from '../../../kit/parts/link.tsx';
import { Empty } from '../../../kit/parts/states.tsx';
import { useActingMembership } from '../../../kit/session.ts';
import { say } from './say.ts';

interface ActingOrganisationProps {
  readonly title: string;
  readonly children: (membership: Membership) => ReactNode;
}

/** Shows a page of the organisation for which the person acts, or the way to one. */
export function ActingOrganisation({ title, children }: ActingOrganisationProps) {
  const membership = useActingMembership();
  if (membership) return <>{children(membership)}</>;
  return (
    <PageBody title={title}>
      <Empty title={say('mine.empty')}>{say('mine.empty-what')}</Empty>
      <p className="actions">
        <LinkButton kind="main" icon="plus" to="/organisations/register">
          {say('mine.register')}
        </LinkButton>
        <LinkButton kind="plain" to="/organisations/claim">
          {say('mine.claim')}
        </LinkButton>
      </p>
    </PageBody>
  );
}
