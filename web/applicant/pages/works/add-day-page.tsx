import { useState } from 'react';
import {
  type ShootingDayView,
  type ShootingEntry,
  shootingDayPage,
  shootingDaysAnswer,
} from '../../../../contracts/shooting-days.ts';
import { type SubjectView, subjectView } from '../../../../contracts/works.ts';
import { useCommand, useGet } from '../../../kit/data.ts';
import { PageBody } from '../../../kit/frame/page-body.tsx';
import { PageLink } from '../../../kit/parts/link.tsx';
import { Answer, toast } from '../../../kit/parts/states.tsx';
import { useSignedIn } from '../../../kit/session.ts';
import { useGo, usePathPart, useQueryState } from '../../../kit/url.ts';
import { chineseDay } from '../../../public/amounts.ts';
import { monthOf, monthsOn } from '../../../works/month.ts';
import { DayForm } from './day-form.tsx';
import { say } from './say.ts';

/** One shooting day, for a crew on set: today, the place of last time, a photo, done. */
export function Page() {
  const id = usePathPart('workId');
  const { today } = useSignedIn();
  const [{ change, month }] = useQueryState();
  const work = useGet(`/works/${id}`, subjectView);
  const shown = month ?? monthOf(today);
  const near = useGet(`/works/${id}/shooting-days?month=${shown}&limit=200`, shootingDayPage);
  // On the first of a month the places of yesterday stand in the month before.
  const before = useGet(`/works/${id}/shooting-days?month=${monthsOn(shown, -1)}&limit=200`, shootingDayPage);
  return (
    <Answer of={work}>
      {(found) => (
        <Answer of={near}>
          {({ items }) => (
            <Answer of={before}>
              {(earlier) => (
                <Add
                  work={found}
                  days={[...earlier.items, ...items]}
                  changed={items.find((day) => day.id === change)}
                />
              )}
            </Answer>
          )}
        </Answer>
      )}
    </Answer>
  );
}

interface AddProps {
  readonly work: SubjectView;
  /** Days of the last two months, for the places that were used. */
  readonly days: readonly ShootingDayView[];
  readonly changed: ShootingDayView | undefined;
}

function Add({ work, days, changed }: AddProps) {
  const { today } = useSignedIn();
  const go = useGo();
  const last = days.at(-1);
  const start: ShootingEntry = changed ?? {
    day: today,
    place: last?.place ?? '',
    inDistrict: last?.inDistrict ?? true,
    crewId: last?.crewId ?? null,
    isMainPlace: false,
    proofFileId: null,
  };
  const [value, setValue] = useState<ShootingEntry>(() => entryOf(start));
  const base = `/works/${work.id}/shooting-days`;
  const save = useCommand<ShootingEntry, typeof shootingDaysAnswer>({
    path: changed ? `${base}/${changed.id}/change` : base,
    schema: shootingDaysAnswer,
    body: (entry) => (changed ? { ...entry, revision: changed.revision } : { entries: [entry] }),
    refresh: ['/works'],
    onDone: (_, { day }) => {
      toast(changed ? say('add.changed') : say('add.saved', { day: chineseDay(day) }));
      go(`/works/${work.id}/days?month=${monthOf(day)}`);
    },
  });
  const places = [...new Map(days.map((day) => [day.place, day.inDistrict]))].slice(-6);
  return (
    <PageBody
      title={say(changed ? 'add.change-title' : 'add.title')}
      note={<PageLink to={`/works/${work.id}/days`}>{work.title}</PageLink>}
      narrow
    >
      {changed && changed.note !== '' && <p>{say('add.note', { note: changed.note })}</p>}
      <DayForm
        value={value}
        onChange={setValue}
        today={today}
        crews={work.crews}
        places={places}
        isShared={days.some(({ id, day }) => day === value.day && id !== changed?.id)}
        error={save.error}
        busy={save.isPending}
        onSave={() => save.mutate(value)}
      />
    </PageBody>
  );
}

const entryOf = ({ day, place, inDistrict, crewId, isMainPlace, proofFileId }: ShootingEntry): ShootingEntry => ({
  day,
  place,
  inDistrict,
  crewId,
  isMainPlace,
  proofFileId,
});
