import type { ReactNode } from 'react';
import { z } from 'zod';
import { type ApplicationView, application as applicationView } from '../../../../contracts/application.ts';
import { type RoundView, roundPolicy, round as roundView } from '../../../../contracts/round.ts';
import { type SubjectLine, subjectPage } from '../../../../contracts/works.ts';
import { useGet } from '../../../kit/data.ts';
import { PageBody } from '../../../kit/frame/page-body.tsx';
import { ErrorState, Loading } from '../../../kit/parts/states.tsx';
import { usePathPart } from '../../../kit/url.ts';
import type { PagePolicy } from '../../../public/calculator/model/policy.ts';
import { say } from './say.ts';

/** The package as the service gives it; its members were checked when it was loaded there. */
const pagePolicy = z.custom<PagePolicy>((value) => roundPolicy.safeParse(value).success);

export interface ApplicationGround {
  readonly application: ApplicationView;
  readonly round: RoundView;
  readonly policy: PagePolicy;
  readonly subjects: readonly SubjectLine[];
}

const OTHERS_MILLISECONDS = 20_000;

interface WithApplicationProps {
  /** Asks again every now and then, so that two people who edit see each other. */
  readonly watch?: boolean;
  readonly children: (ground: ApplicationGround) => ReactNode;
}

/** Reads the application of the address and what it stands on: round, package, register of works. */
export function WithApplication({ watch = false, children }: WithApplicationProps) {
  const id = usePathPart('applicationId');
  const found = useGet(`/applications/${id}`, applicationView, { pollMilliseconds: watch && OTHERS_MILLISECONDS });
  const roundId = found.data?.roundId ?? '';
  const isKnown = roundId !== '';
  const round = useGet(`/rounds/${roundId}`, roundView, { enabled: isKnown });
  const policy = useGet(`/rounds/${roundId}/policy`, pagePolicy, { enabled: isKnown });
  const subjects = useGet('/works?limit=200', subjectPage);
  const { data: application } = found;
  if (application && round.data && policy.data && subjects.data) {
    return <>{children({ application, round: round.data, policy: policy.data, subjects: subjects.data.items })}</>;
  }
  const failed = [found, round, policy, subjects].find(({ isError }) => isError);
  return (
    <PageBody title={application?.roundTitle ?? say('page.title')}>
      {failed ? <ErrorState error={failed.error} onRetry={() => void failed.refetch()} /> : <Loading lines={8} />}
    </PageBody>
  );
}
