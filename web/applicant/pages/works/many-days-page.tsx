import { useState } from 'react';
import { MOST_ENTRIES, shootingDaysAnswer } from '../../../../contracts/shooting-days.ts';
import { useCommand } from '../../../kit/data.ts';
import { RadioGroup } from '../../../kit/fields/choice.tsx';
import { DateInput, TextArea, TextInput } from '../../../kit/fields/text.tsx';
import { PageBody } from '../../../kit/frame/page-body.tsx';
import { Button } from '../../../kit/parts/button.tsx';
import { PageLink } from '../../../kit/parts/link.tsx';
import { Findings } from '../../../kit/parts/lists.tsx';
import { ErrorState, toast } from '../../../kit/parts/states.tsx';
import { useSignedIn } from '../../../kit/session.ts';
import { useGo, usePathPart } from '../../../kit/url.ts';
import { daysBetween, type Pasted, type PastedEntry, readPastedDays } from './pasted-days.ts';
import { say } from './say.ts';

const SIDES = { inside: say('many.inside-words').split(','), outside: say('many.outside-words').split(',') };
const NOTHING: Pasted = { entries: [], wrong: [] };

/** Many shooting days at once: days in a row at one place, or a list pasted from a table. */
export function Page() {
  const workId = usePathPart('workId');
  const go = useGo();
  const [how, setHow] = useState('range');
  const [read, setRead] = useState<Pasted>(NOTHING);
  const save = useCommand<readonly PastedEntry[], typeof shootingDaysAnswer>({
    path: `/works/${workId}/shooting-days`,
    schema: shootingDaysAnswer,
    body: (entries) => ({ entries }),
    refresh: ['/works'],
    onDone: ({ ids }, entries) => {
      toast(say('many.saved', { count: ids.length }));
      go(`/works/${workId}/days?month=${entries[0]?.day.slice(0, 7) ?? ''}`);
    },
  });
  const { entries, wrong } = read;
  const ready = entries.length > 0 && entries.length <= MOST_ENTRIES && wrong.length === 0;
  return (
    <PageBody
      title={say('many.title')}
      note={<PageLink to={`/works/${workId}/days`}>{say('work.days-all')}</PageLink>}
      narrow
    >
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) save.mutate(entries);
        }}
      >
        <RadioGroup
          label={say('many.how')}
          inline
          value={how}
          options={(['range', 'paste'] as const).map((one) => ({ value: one, label: say(`many.${one}`) }))}
          onChange={(one) => {
            setHow(one);
            setRead(NOTHING);
          }}
        />
        {how === 'range' ? <RangeFields onRead={setRead} /> : <PasteField onRead={setRead} />}
        {entries.length > 0 && <p>{say('many.read', { count: entries.length })}</p>}
        {wrong.length > 0 && (
          <Findings
            label={say('many.text')}
            findings={wrong.map(({ line, text }) => ({
              id: String(line),
              kind: 'fail',
              words: say('many.wrong', { line, text }),
            }))}
          />
        )}
        {save.error && <ErrorState error={save.error} />}
        <p className="actions">
          <Button kind="main" type="submit" disabled={!ready} busy={save.isPending}>
            {say('many.save', { count: entries.length })}
          </Button>
        </p>
      </form>
    </PageBody>
  );
}

interface ReadProps {
  readonly onRead: (read: Pasted) => void;
}

function RangeFields({ onRead }: ReadProps) {
  const { today } = useSignedIn();
  const [range, setRange] = useState({ from: today, until: today, place: '', inDistrict: true });
  const days = daysBetween(range.from, range.until, MOST_ENTRIES);
  const set = (part: Partial<typeof range>) => {
    const next = { ...range, ...part };
    setRange(next);
    const place = next.place.trim();
    const found = place === '' ? [] : (daysBetween(next.from, next.until, MOST_ENTRIES) ?? []);
    onRead({ entries: found.map((day) => ({ day, place, inDistrict: next.inDistrict })), wrong: [] });
  };
  return (
    <>
      <div className="row">
        <DateInput
          label={say('many.from')}
          max={today}
          value={range.from}
          onChange={(from) => set({ from: from ?? today })}
        />
        <DateInput
          label={say('many.until')}
          max={today}
          value={range.until}
          onChange={(until) => set({ until: until ?? today })}
          error={days === undefined ? say('many.range-wrong', { most: MOST_ENTRIES }) : undefined}
        />
      </div>
      <TextInput
        label={say('add.place')}
        required
        maxLength={100}
        value={range.place}
        onChange={(place) => set({ place })}
      />
      <RadioGroup
        label={say('add.side')}
        inline
        value={range.inDistrict ? 'inside' : 'outside'}
        options={(['inside', 'outside'] as const).map((side) => ({ value: side, label: say(`add.${side}`) }))}
        onChange={(side) => set({ inDistrict: side === 'inside' })}
      />
    </>
  );
}

function PasteField({ onRead }: ReadProps) {
  const [text, setText] = useState('');
  return (
    <TextArea
      label={say('many.text')}
      help={say('many.text-help')}
      placeholder={say('many.example')}
      rows={10}
      value={text}
      onChange={(next) => {
        setText(next);
        onRead(readPastedDays(next, SIDES));
      }}
    />
  );
}
