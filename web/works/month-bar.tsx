import { Button } from '../kit/parts/button.tsx';
import { useQueryState } from '../kit/url.ts';
import { monthsOn } from './month.ts';
import { monthWords } from './month-calendar.tsx';
import { word } from './words.ts';

/** The month that is shown, and the ones before and after it; it lives in the address. */
export function MonthBar({ month }: { readonly month: string }) {
  const [, change] = useQueryState();
  const go = (by: number) => change({ month: monthsOn(month, by) });
  return (
    <div className="month-bar">
      <Button kind="quiet" icon="previous" onClick={() => go(-1)}>
        {word('calendar.previous')}
      </Button>
      <h2>{monthWords(month)}</h2>
      <Button kind="quiet" icon="next" onClick={() => go(1)}>
        {word('calendar.next')}
      </Button>
    </div>
  );
}
