import { useState } from 'react';
import { z } from 'zod';
import { useCommand, useGet } from '../data.ts';
import { DateInput } from '../fields/text.tsx';
import { PageBody } from '../frame/page-body.tsx';
import { Button } from '../parts/button.tsx';
import { Answer, ErrorState } from '../parts/states.tsx';
import { say } from '../say.ts';

const clockView = z.object({ today: z.string() });

/** Moves the clock of the demonstration: forward only, and for everybody. */
export function Page() {
  const clock = useGet('/demonstration/clock', clockView);
  return (
    <PageBody title={say('clock-page.title')} note={say('clock-page.note')} narrow>
      <Answer of={clock}>{({ today }) => <MoveClock key={today} today={today} />}</Answer>
    </PageBody>
  );
}

function MoveClock({ today }: { readonly today: string }) {
  const [day, setDay] = useState<string | null>(today);
  const move = useCommand<{ readonly day: string }>({
    path: '/demonstration/clock',
    // Every list, deadline and state may read otherwise on another day: the whole page is opened anew.
    onDone: () => location.reload(),
  });
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (day) move.mutate({ day });
      }}
    >
      <DateInput
        label={say('clock-page.day')}
        value={day}
        min={today}
        onChange={setDay}
        help={say('clock-page.help')}
      />
      {move.error && <ErrorState error={move.error} />}
      <p className="actions">
        <Button kind="main" type="submit" busy={move.isPending}>
          {say('clock-page.move')}
        </Button>
      </p>
    </form>
  );
}
