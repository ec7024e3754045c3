import { useState } from 'react';
import { type ShootingDayView, shootingDayPage, shootingDaysAnswer } from '../../../../contracts/shooting-days.ts';
import type { SubjectView } from '../../../../contracts/works.ts';
import { useCommand, useGet } from '../../../kit/data.ts';
import { Section } from '../../../kit/frame/page-body.tsx';
import { Button } from '../../../kit/parts/button.tsx';
import { ConfirmDialog } from '../../../kit/parts/dialog.tsx';
import { Answer, ErrorState, toast } from '../../../kit/parts/states.tsx';
import { useSignedIn } from '../../../kit/session.ts';
import { useQueryState } from '../../../kit/url.ts';
import { chineseDay } from '../../../public/amounts.ts';
import { DaysTable } from '../../../works/days-table.tsx';
import { HalfDays } from '../../../works/half-days.tsx';
import { marksOf, monthOf } from '../../../works/month.ts';
import { MonthBar } from '../../../works/month-bar.tsx';
import { MonthCalendar } from '../../../works/month-calendar.tsx';
import { say } from './say.ts';

/** The register of days beside the rule, with the lines of a month to be confirmed in one press. */
export function ShootingDays({ work }: { readonly work: SubjectView }) {
  const { today } = useSignedIn();
  const [{ month = monthOf(work.completedOn ?? today) }] = useQueryState();
  const days = useGet(`/works/${work.id}/shooting-days?month=${month}&limit=200`, shootingDayPage);
  return (
    <Section title={say('work.days')}>
      <div className="beside">
        <div>
          <MonthBar month={month} />
          <Answer of={days}>{({ items }) => <MonthCalendar month={month} days={items} />}</Answer>
        </div>
        <HalfDays totals={work.shooting} />
      </div>
      <Answer of={days}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="note">{say('days.none')}</p>
          ) : (
            <Lines key={month} work={work} days={items} />
          )
        }
      </Answer>
    </Section>
  );
}

interface Decision {
  readonly decision: 'confirmed' | 'questioned';
  readonly note: string;
}

function Lines({ work, days }: { readonly work: SubjectView; readonly days: readonly ShootingDayView[] }) {
  const { staffRoles } = useSignedIn();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [asking, setAsking] = useState(false);
  const lines = days.filter(({ id }) => chosen.has(id));
  const marks = marksOf(days);
  const settled = lines.filter(({ day }) => marks.get(day)?.side !== 'undecided');
  const decide = useCommand<Decision, typeof shootingDaysAnswer>({
    path: `/works/${work.id}/shooting-days/decide`,
    schema: shootingDaysAnswer,
    body: (decision) => ({
      ...decision,
      shootingDays: (decision.decision === 'confirmed' ? settled : lines).map(({ id, revision }) => ({ id, revision })),
    }),
    refresh: ['/works', '/office/works'],
    onDone: () => {
      setChosen(new Set());
      toast(say('work.done'));
    },
  });
  if (!staffRoles.some((role) => role === 'clerk' || role === 'inspector')) {
    return <DaysTable days={days} crews={work.crews} />;
  }
  const unproved = settled.filter(({ proofFileId }) => proofFileId === null).length;
  const nameOf = ({ day, place }: ShootingDayView) => `${chineseDay(day)} ${place}`;
  return (
    <>
      <DaysTable days={days} crews={work.crews} selection={{ chosen, onChange: setChosen, nameOf }} />
      {decide.error && !asking && <ErrorState error={decide.error} />}
      {lines.length > 0 && (
        <section className="bulk" aria-label={say('days.chosen', { count: lines.length })}>
          {settled.length < lines.length && (
            <p className="refuse">{say('days.undecided', { count: lines.length - settled.length })}</p>
          )}
          {unproved > 0 && <p className="refuse">{say('days.refuse', { count: unproved })}</p>}
          <p className="actions">
            <Button
              kind="main"
              busy={decide.isPending}
              disabled={settled.length === 0}
              onClick={() => settled.length > 0 && decide.mutate({ decision: 'confirmed', note: '' })}
            >
              {say('days.confirm', { count: settled.length })}
            </Button>
            <Button kind="plain" onClick={() => setAsking(true)}>
              {say('days.question', { count: lines.length })}
            </Button>
          </p>
        </section>
      )}
      {asking && (
        <ConfirmDialog
          title={say('work.question')}
          act={say('work.question')}
          reason={{ label: say('work.question-note'), required: true }}
          onConfirm={(note) => decide.mutateAsync({ decision: 'questioned', note })}
          onClose={() => setAsking(false)}
        >
          <p>{say('work.question-help')}</p>
        </ConfirmDialog>
      )}
    </>
  );
}
