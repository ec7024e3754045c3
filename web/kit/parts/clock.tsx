import { chineseDay } from '../../public/amounts.ts';
import { Icon, type IconName } from '../../public/components/icon.tsx';
import { say } from '../say.ts';

/**
 * A deadline as the service counts it, in working days. `left` below 0: so many days late; 0: today. `paused` says
 * for whom it waits; `no-calendar`: the calendar of working days of that year is not there yet, so nothing is late.
 */
export type Deadline =
  | { readonly kind: 'running'; readonly left: number; readonly due: string }
  | { readonly kind: 'paused'; readonly reason?: string }
  | { readonly kind: 'no-calendar'; readonly year: number }
  | { readonly kind: 'none' };

type Look = 'late' | 'soon' | 'ok' | 'held' | 'open';

const ICONS: Readonly<Record<Look, IconName>> = {
  late: 'warning',
  soon: 'wait',
  ok: 'wait',
  held: 'pause',
  open: 'calendar',
};

/** With fewer working days left the year goes without saying. */
const WITHOUT_YEAR = 100;

function dueWords({ due, left }: { readonly due: string; readonly left: number }): string {
  const day = chineseDay(due);
  return left >= 0 && left < WITHOUT_YEAR ? day.replace(/^\d+\D/, '') : day;
}

/** From so many working days on a deadline counts as near. */
const SOON = 1;

function told(deadline: Exclude<Deadline, { kind: 'none' }>): { readonly look: Look; readonly word: string } {
  if (deadline.kind === 'paused') return { look: 'held', word: say('clock.paused') };
  if (deadline.kind === 'no-calendar') return { look: 'open', word: say('clock.no-calendar', { year: deadline.year }) };
  const { left } = deadline;
  if (left < 0) return { look: 'late', word: say('clock.late', { days: -left }) };
  if (left === 0) return { look: 'soon', word: say('clock.today') };
  return { look: left <= SOON ? 'soon' : 'ok', word: say('clock.left', { days: left }) };
}

/** The clock of a case: shape and word, the day beneath. Never colour alone. */
export function Clock({ deadline, withDay = true }: { readonly deadline: Deadline; readonly withDay?: boolean }) {
  if (deadline.kind === 'none') return <span className="note">{say('clock.none')}</span>;
  const { look, word } = told(deadline);
  const sub = deadline.kind === 'running' ? say('clock.due', { day: dueWords(deadline) }) : undefined;
  const reason = deadline.kind === 'paused' ? deadline.reason : undefined;
  return (
    <span className="clock-cell">
      <span className="clock" data-is={look}>
        <Icon name={ICONS[look]} />
        {word}
      </span>
      {withDay && (sub ?? reason) !== undefined && <span className="sub">{sub ?? reason}</span>}
    </span>
  );
}
