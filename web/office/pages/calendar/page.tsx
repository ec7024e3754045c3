import { workingCalendars } from '../../../../contracts/calendar.ts';
import { useGet } from '../../../kit/data.ts';
import { PageBody, Section } from '../../../kit/frame/page-body.tsx';
import { momentWords } from '../../../kit/moments.ts';
import { DataList } from '../../../kit/parts/lists.tsx';
import { Answer } from '../../../kit/parts/states.tsx';
import { Tabs } from '../../../kit/parts/tabs.tsx';
import { useSignedIn } from '../../../kit/session.ts';
import { useQueryState } from '../../../kit/url.ts';
import { Callout } from '../../../public/components/callout.tsx';
import { say } from './say.ts';
import { UploadForm } from './upload-form.tsx';
import { YearView } from './year-view.tsx';

/** The calendars of working days: which years are known, which ones deadlines wait for, and the way to upload one. */
export function Page() {
  const found = useGet('/working-calendars', workingCalendars);
  const { staffRoles } = useSignedIn();
  const [query, change] = useQueryState();
  return (
    <PageBody title={say('title')} note={<p>{say('what')}</p>}>
      <Answer of={found}>
        {({ items, awaited }) => {
          const year = items.find((one) => String(one.year) === query.year) ?? items.at(-1);
          return (
            <>
              {awaited.length === 0 && <p className="note">{say('none-awaited')}</p>}
              {awaited.map(({ year: missing, deadlines: count }) => (
                <Callout key={missing} kind="warn">
                  <p>{say('awaited', { year: missing, count })}</p>
                </Callout>
              ))}
              {year && (
                <Section title={say('years')}>
                  <Tabs
                    label={say('years')}
                    tabs={items.map((one) => ({ id: String(one.year), label: say('year', { year: one.year }) }))}
                    current={String(year.year)}
                    onChange={(id) => change({ year: id })}
                  >
                    <DataList
                      data={[
                        { label: say('source'), value: year.source },
                        {
                          label: say('from'),
                          value:
                            year.uploadedAt === null
                              ? say('shipped')
                              : say('uploaded', { at: momentWords(year.uploadedAt) }),
                        },
                        { label: say('off-days'), value: say('off-count', { count: year.off.length }) },
                        { label: say('work-days'), value: say('off-count', { count: year.workWeekends.length }) },
                      ]}
                    />
                    <YearView year={year} />
                  </Tabs>
                </Section>
              )}
              <Section title={say('upload')}>
                {staffRoles.includes('system-administrator') ? (
                  <UploadForm />
                ) : (
                  <p className="note">{say('only-administrator')}</p>
                )}
              </Section>
            </>
          );
        }}
      </Answer>
    </PageBody>
  );
}
