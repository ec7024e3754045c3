import type { z } from 'zod';
import type { dueView } from '../../../../contracts/application.ts';
import { Clock } from '../../../kit/parts/clock.tsx';
import { useSignedIn } from '../../../kit/session.ts';
import { chineseDay } from '../../../public/amounts.ts';
import { Icon } from '../../../public/components/icon.tsx';
import { say } from './say.ts';

type Due = z.output<typeof dueView>;

/** Until when the next one acts. Working days are the office's affair: the applicant is told the day. */
export function DueWords({ due, mine }: { readonly due: Due; readonly mine: boolean }) {
  const { today } = useSignedIn();
  const { day, awaitingYear, paused } = due;
  if (awaitingYear !== null) return <Clock deadline={{ kind: 'no-calendar', year: awaitingYear }} />;
  if (day === null) return paused ? <Clock deadline={{ kind: 'paused' }} /> : <Clock deadline={{ kind: 'none' }} />;
  const isLate = day < today;
  return (
    <span className="clock" data-is={isLate ? 'late' : mine ? 'soon' : 'ok'}>
      <Icon name={isLate ? 'warning' : 'wait'} />
      {say(isLate ? 'due.late' : mine ? 'due.mine' : 'due.theirs', { day: chineseDay(day) })}
    </span>
  );
}
