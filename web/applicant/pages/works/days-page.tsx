import { useState } from 'react';
import { type ShootingDayView, shootingDayPage, shootingDaysAnswer } from '../../../../contracts/shooting-days.ts';
import { type SubjectView, subjectView } from '../../../../contracts/works.ts';
import { useCommand, useGet } from '../../../kit/data.ts';
import { PageBody, Section } from '../../../kit/frame/page-body.tsx';
import { Button } from '../../../kit/parts/button.tsx';
import { ConfirmDialog } from '../../../kit/parts/dialog.tsx';
import { LinkButton, PageLink } from '../../../kit/parts/link.tsx';
import { Answer, toast } from '../../../kit/parts/states.tsx';
import { useSignedIn } from '../../../kit/session.ts';
import { usePathPart, useQueryState } from '../../../kit/url.ts';
import { chineseDay } from '../../../public/amounts.ts';
import { DaysList } from '../../../works/days-list.tsx';
import { HalfDays } from '../../../works/half-days.tsx';
import { monthOf } from '../../../works/month.ts';
import { MonthBar } from '../../../works/month-bar.tsx';
import { MonthCalendar } from '../../../works/month-calendar.tsx';
import { say } from './say.ts';

export function Page() {
  const id = usePathPart('workId');
  const work = useGet(`/works/${id}`, subjectView);
  return <Answer of={work}>{(found) => <Days work={found} />}</Answer>;
}

/** The register of shooting days: the month as a calendar, its lines, and the rule beside it. */
function Days({ work }: { readonly work: SubjectView }) {
  const { today } = useSignedIn();
  const [{ month = monthOf(today) }] = useQueryState();
  const days = useGet(`/works/${work.id}/shooting-days?month=${month}&limit=200`, shootingDayPage);
  return (
    <PageBody
      title={say('days.title', { title: work.title })}
      note={<PageLink to={`/works/${work.id}`}>{say('days.back')}</PageLink>}
      actions={
        <>
          <LinkButton kind="main" icon="plus" to={`/works/${work.id}/days/add`}>
            {say('days.today')}
          </LinkButton>
          <LinkButton kind="plain" icon="calendar" to={`/works/${work.id}/days/many`}>
            {say('days.many')}
          </LinkButton>
        </>
      }
    >
      <div className="beside">
        <div>
          <MonthBar month={month} />
          <Answer of={days}>{({ items }) => <MonthCalendar month={month} days={items} />}</Answer>
        </div>
        <HalfDays totals={work.shooting} />
      </div>
      <Section title={say('days.list')}>
        <Answer of={days}>
          {({ items }) =>
            items.length === 0 ? <p className="note">{say('days.none')}</p> : <MonthLines work={work} days={items} />
          }
        </Answer>
      </Section>
    </PageBody>
  );
}

function MonthLines({ work, days }: { readonly work: SubjectView; readonly days: readonly ShootingDayView[] }) {
  const [removing, setRemoving] = useState<ShootingDayView>();
  const remove = useCommand<ShootingDayView, typeof shootingDaysAnswer>({
    path: ({ id }) => `/works/${work.id}/shooting-days/${id}/remove`,
    schema: shootingDaysAnswer,
    body: ({ revision }) => ({ revision }),
    refresh: ['/works'],
    onDone: () => toast(say('days.removed')),
  });
  return (
    <>
      <DaysList
        days={days}
        crews={work.crews}
        act={(day) =>
          day.state !== 'confirmed' && (
            <span className="line-acts">
              <PageLink to={`/works/${work.id}/days/add?change=${day.id}&month=${monthOf(day.day)}`}>
                {say('days.change')}
                <span className="sr">{chineseDay(day.day)}</span>
              </PageLink>
              <Button kind="quiet" onClick={() => setRemoving(day)}>
                {say('days.remove')}
                <span className="sr">{chineseDay(day.day)}</span>
              </Button>
            </span>
          )
        }
      />
      {removing && (
        <ConfirmDialog
          title={say('days.remove-title', { day: chineseDay(removing.day) })}
          act={say('days.remove')}
          danger
          onConfirm={() => remove.mutateAsync(removing)}
          onClose={() => setRemoving(undefined)}
        >
          <p>{say('days.remove-what')}</p>
        </ConfirmDialog>
      )}
    </>
  );
}
