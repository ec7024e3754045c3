import { useState } from 'react';
import type { z } from 'zod';
import { staffPage } from '../../../../contracts/staff.ts';
import { useGet } from '../../../kit/data.ts';
import { PageBody } from '../../../kit/frame/page-body.tsx';
import { Button } from '../../../kit/parts/button.tsx';
import { FilterBar, Pager } from '../../../kit/parts/filters.tsx';
import { Answer, Empty } from '../../../kit/parts/states.tsx';
import { SubLine, Table } from '../../../kit/parts/table.tsx';
import { useSignedIn } from '../../../kit/session.ts';
import { useQueryState, writeQuery } from '../../../kit/url.ts';
import { chineseDay } from '../../../public/amounts.ts';
import { roleWord } from '../../say.ts';
import { type StaffAct, StaffActDialog } from './act-dialogs.tsx';
import { Arrangements } from './arrangements.tsx';
import { say } from './say.ts';

export type StaffLine = z.output<typeof staffPage>['items'][number];

const FILTERS = [
  { name: 'search', label: say('staff.search') },
  { name: 'left', label: say('staff.left'), options: [{ value: 'true', label: say('staff.left.true') }] },
];

/** People of the office with their roles, and who stands in for whom. */
export function Page() {
  const [{ search, left, cursor }] = useQueryState();
  const { staffRoles } = useSignedIn();
  const found = useGet(`/staff${writeQuery({ search, left, cursor })}`, staffPage);
  const [act, setAct] = useState<StaffAct>();
  const appoints = staffRoles.includes('security-administrator');
  const arranges = appoints || staffRoles.includes('supervisor');
  const seesArrangements = arranges || staffRoles.includes('audit-administrator') || staffRoles.includes('auditor');
  return (
    <PageBody
      title={say('staff.title')}
      note={say('staff.note')}
      actions={
        <>
          {appoints && (
            <Button kind="main" icon="plus" onClick={() => setAct({ kind: 'invite' })}>
              {say('act.invite')}
            </Button>
          )}
          {arranges && <Button onClick={() => setAct({ kind: 'substitute' })}>{say('act.substitute')}</Button>}
        </>
      }
    >
      <FilterBar label={say('staff.filter')} filters={FILTERS} />
      <Answer of={found}>
        {({ items, next }) => (
          <>
            {items.length === 0 ? (
              <Empty title={say('staff.empty')} />
            ) : (
              <List people={items} appoints={appoints} onAct={setAct} />
            )}
            <Pager next={next} words={say('staff.count', { count: items.length })} />
            {act && <StaffActDialog act={act} people={items} onClose={() => setAct(undefined)} />}
          </>
        )}
      </Answer>
      {seesArrangements && <Arrangements arranges={arranges} appoints={appoints} />}
    </PageBody>
  );
}

interface ListProps {
  readonly people: readonly StaffLine[];
  readonly appoints: boolean;
  readonly onAct: (act: StaffAct) => void;
}

function List({ people, appoints, onAct }: ListProps) {
  const { account, today } = useSignedIn();
  return (
    <Table
      caption={say('staff.caption')}
      folds
      rows={people}
      keyOf={({ accountId }) => accountId}
      columns={[
        {
          id: 'name',
          head: say('staff.name'),
          rowHead: true,
          cell: ({ name }) => name || say('staff.no-name'),
        },
        {
          id: 'roles',
          head: say('staff.roles'),
          wide: true,
          cell: (person) => (
            <ul className="item-list">
              {person.appointments.map((appointment) => (
                <li key={appointment.appointmentId}>
                  <span>
                    {[appointment.department, roleWord(appointment.role)].filter(Boolean).join(' ')}
                    <SubLine>{daysOf(appointment)}</SubLine>
                  </span>
                  {appoints && person.accountId !== account.id && runs(appointment, today) && (
                    <Button kind="quiet" onClick={() => onAct({ kind: 'end', person, appointment })}>
                      {say('act.end')}
                      <span className="sr">{roleWord(appointment.role)}</span>
                    </Button>
                  )}
                </li>
              ))}
            </ul>
          ),
        },
        {
          id: 'acts',
          head: say('staff.acts'),
          cell: (person) =>
            appoints &&
            person.accountId !== account.id && (
              <span className="actions">
                <Button kind="plain" onClick={() => onAct({ kind: 'appoint', person })}>
                  {say('act.appoint-another')}
                  <span className="sr">{person.name}</span>
                </Button>
                <Button kind="quiet" onClick={() => onAct({ kind: 'leave', person })}>
                  {say('act.leave')}
                  <span className="sr">{person.name}</span>
                </Button>
              </span>
            ),
        },
      ]}
    />
  );
}

type Appointment = StaffLine['appointments'][number];

const runs = ({ untilDay }: Appointment, today: string) => untilDay === null || untilDay >= today;

function daysOf({ fromDay, untilDay }: Appointment): string {
  const from = chineseDay(fromDay);
  return untilDay === null
    ? say('staff.from', { from })
    : say('staff.from-until', { from, until: chineseDay(untilDay) });
}
