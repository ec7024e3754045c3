import type { VerificationView } from '../../../../contracts/verification.ts';
import states from '../../../../messages/zh-CN/application-states.json' with { type: 'json' };
import { momentWords } from '../../../kit/moments.ts';
import { Clock, type Deadline } from '../../../kit/parts/clock.tsx';
import { PageLink } from '../../../kit/parts/link.tsx';
import { Status } from '../../../kit/parts/marks.tsx';
import { Seal } from '../../../public/components/seal.tsx';
import { say } from './say.ts';

/** Which application, whose, until when, and who is responsible. */
export function CaseHead({ view }: { readonly view: VerificationView }) {
  const { number, organisationName, claims, state, officer, completedAt, mayDecide } = view;
  const titles = claims.flatMap(({ subjectTitle }) => (subjectTitle === null ? [] : [titled(subjectTitle)]));
  return (
    <header className="case-head">
      <h1>{say('title', { number: number ?? '' })}</h1>
      <span>
        <PageLink to={`/applications/${view.applicationId}`}>{organisationName}</PageLink>
        {[...new Set(titles)].join('')}
      </span>
      {completedAt === null ? (
        <Clock deadline={deadlineOf(view)} />
      ) : (
        <Status kind="done">{say('completed', { moment: momentWords(completedAt) })}</Status>
      )}
      {state !== 'verifying' && completedAt === null && <Status kind="open">{states[`staff.${state}`]}</Status>}
      {officer && !mayDecide && completedAt === null && (
        <span className="note">{say('of-other', { name: officer.name })}</span>
      )}
      {view.isSample && <Seal word={say('sample')} />}
      <PageLink to="/">{say('back')}</PageLink>
    </header>
  );
}

/** Many registrations carry the marks in the title. */
function titled(title: string): string {
  const [open = ''] = say('work');
  return title.startsWith(open) ? title : say('work', { title });
}

function deadlineOf({ awaitingYear, dueDay, workingDaysLeft }: VerificationView): Deadline {
  if (awaitingYear !== null) return { kind: 'no-calendar', year: awaitingYear };
  if (dueDay === null || workingDaysLeft === null) return { kind: 'none' };
  return { kind: 'running', left: workingDaysLeft, due: dueDay };
}
