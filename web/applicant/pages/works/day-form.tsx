import '../../../works/works.css';
import type { ShootingEntry } from '../../../../contracts/shooting-days.ts';
import type { SubjectView } from '../../../../contracts/works.ts';
import { RadioGroup, Select, Tick } from '../../../kit/fields/choice.tsx';
import { DateInput, TextInput } from '../../../kit/fields/text.tsx';
import { FileDrop } from '../../../kit/files/file-drop.tsx';
import { Button } from '../../../kit/parts/button.tsx';
import { ErrorState } from '../../../kit/parts/states.tsx';
import { say } from './say.ts';

interface DayFormProps {
  readonly value: ShootingEntry;
  readonly onChange: (value: ShootingEntry) => void;
  readonly today: string;
  readonly crews: SubjectView['crews'];
  /** Places that were used lately, and whether they lie in the district. */
  readonly places: readonly (readonly [place: string, inDistrict: boolean])[];
  /** The day has another place already: which one is the main one has to be said. */
  readonly isShared: boolean;
  readonly error: unknown;
  readonly busy: boolean;
  readonly onSave: () => void;
}

/** A shooting day in few presses: places of before are buttons, the photo comes from the camera. */
export function DayForm({ value, onChange, today, crews, places, isShared, error, busy, onSave }: DayFormProps) {
  const set = (part: Partial<ShootingEntry>) => onChange({ ...value, ...part });
  const others = places.filter(([place]) => place !== value.place);
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        onSave();
      }}
    >
      <DateInput
        label={say('add.day')}
        required
        max={today}
        value={value.day}
        onChange={(day) => set({ day: day ?? today })}
      />
      <TextInput
        label={say('add.place')}
        required
        maxLength={100}
        value={value.place}
        onChange={(place) => set({ place })}
      />
      {others.length > 0 && (
        <p className="actions">
          <span className="note">{say('add.recent')}</span>
          {others.map(([place, inDistrict]) => (
            <button key={place} type="button" className="chip" onClick={() => set({ place, inDistrict })}>
              {place}
            </button>
          ))}
        </p>
      )}
      <RadioGroup
        label={say('add.side')}
        inline
        value={value.inDistrict ? 'inside' : 'outside'}
        options={(['inside', 'outside'] as const).map((side) => ({ value: side, label: say(`add.${side}`) }))}
        onChange={(side) => set({ inDistrict: side === 'inside' })}
      />
      {crews.length > 0 && (
        <Select
          label={say('add.crew')}
          blank={say('add.no-crew')}
          value={value.crewId ?? ''}
          options={crews.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(crewId) => set({ crewId: crewId === '' ? null : crewId })}
        />
      )}
      <FileDrop
        label={say('add.photo')}
        multiple={false}
        camera
        help={value.proofFileId === null ? undefined : say('add.photo-there')}
        onFile={({ id }) => set({ proofFileId: id })}
      />
      {(isShared || value.isMainPlace) && (
        <Tick label={say('add.main')} checked={value.isMainPlace} onChange={(isMainPlace) => set({ isMainPlace })} />
      )}
      {error !== null && error !== undefined && <ErrorState error={error} />}
      <p className="actions save-bar">
        <Button kind="main" type="submit" busy={busy} disabled={value.place.trim() === ''}>
          {say('add.save')}
        </Button>
      </p>
    </form>
  );
}
