import { type AcceptanceDesk, acceptanceDesk } from '../../../../contracts/acceptance.ts';
import { type ApplicationView, application } from '../../../../contracts/application.ts';
import states from '../../../../messages/zh-CN/application-states.json' with { type: 'json' };
import { useGet } from '../../../kit/data.ts';
import { PageBody, Section } from '../../../kit/frame/page-body.tsx';
import { momentWords } from '../../../kit/moments.ts';
import { Clock, type Deadline } from '../../../kit/parts/clock.tsx';
import { PageLink } from '../../../kit/parts/link.tsx';
import { DataList } from '../../../kit/parts/lists.tsx';
import { Status, type StatusKind } from '../../../kit/parts/marks.tsx';
import { Answer } from '../../../kit/parts/states.tsx';
import { usePathPart } from '../../../kit/url.ts';
import { Seal } from '../../../public/components/seal.tsx';
import { Acts } from './acts.tsx';
import { CompletenessSection } from './completeness.tsx';
import { DeskSection } from './desk.tsx';
import { Changes, Progress } from './progress.tsx';
import { say } from './say.ts';
import { SubmittedContent } from './submitted-content.tsx';

const STATUS: Readonly<Record<ApplicationView['state'], StatusKind>> = {
  draft: 'open',
  'awaiting-confirmation': 'open',
  submitted: 'yours',
  'correction-requested': 'going',
  accepted: 'going',
  declined: 'stopped',
  verifying: 'going',
  verified: 'done',
  withdrawn: 'stopped',
};

/** From here on what it says is verified. */
const VERIFIED_IN: ReadonlySet<string> = new Set(['accepted', 'verifying', 'verified']);

/** One application as the clerk decides on it: what was submitted, what is missing, what may be done and what may not. */
export function Page() {
  const id = usePathPart('applicationId');
  const found = useGet(`/applications/${encodeURIComponent(id)}`, application);
  return <Answer of={found}>{(one) => <Application one={one} />}</Answer>;
}

function Application({ one }: { readonly one: ApplicationView }) {
  const desk = useGet(`/applications/${one.id}/acceptance`, acceptanceDesk, { enabled: one.number !== null });
  return (
    <PageBody
      title={say('application.title', { number: one.number ?? states['staff.draft'] })}
      note={
        <p className="actions">
          <Status kind={STATUS[one.state]}>{states[`staff.${one.state}`]}</Status>
          {desk.data && <Clock deadline={deadlineOf(desk.data)} />}
          {one.isSample && <Seal word={say('application.sample')} />}
          {VERIFIED_IN.has(one.state) && (
            <PageLink to={`/applications/${one.id}/verification`}>{say('application.verification')}</PageLink>
          )}
        </p>
      }
    >
      {desk.data && <Acts desk={desk.data} number={one.number ?? ''} />}
      <Section title={say('application.facts')}>
        <DataList
          data={[
            { label: say('application.applicant'), value: one.organisationName },
            { label: say('application.uscc'), value: one.uscc },
            { label: say('application.round'), value: one.roundTitle },
            { label: say('application.submitted-on'), value: one.submittedAt && momentWords(one.submittedAt) },
            ...(one.source === 'paper' ? [{ label: say('application.paper'), value: say('application.yes') }] : []),
          ]}
        />
      </Section>
      {one.number !== null && (
        <CompletenessSection applicationId={one.id} roundId={one.roundId} claims={one.draft.claims} />
      )}
      {desk.data && <DeskSection desk={desk.data} />}
      <SubmittedContent one={one} />
      {one.snapshots > 1 && <Changes applicationId={one.id} />}
      <Progress applicationId={one.id} />
    </PageBody>
  );
}

function deadlineOf({ due, workingDaysLeft }: AcceptanceDesk): Deadline {
  if (due.awaitingYear !== null) return { kind: 'no-calendar', year: due.awaitingYear };
  if (due.paused) return { kind: 'paused', reason: states['staff.correction-requested'] };
  if (due.day === null || workingDaysLeft === null) return { kind: 'none' };
  return { kind: 'running', left: workingDaysLeft, due: due.day };
}
