import { useRef } from 'react';
import type { SubjectAttributes } from '../../../../contracts/subjects.ts';
import { DateInput, TextInput } from '../../../kit/fields/text.tsx';
import { Button } from '../../../kit/parts/button.tsx';
import { wrongAt } from './form-state.ts';
import { say } from './say.ts';

type Platform = SubjectAttributes['platforms'][number];

interface PlatformsProps {
  readonly value: readonly Platform[];
  readonly onChange: (value: Platform[]) => void;
  readonly error: unknown;
}

const MOST = 50;

/** Where it can be seen, with link and day. */
export function Platforms({ value, onChange, error }: PlatformsProps) {
  // Rows have no id of their own: one that was taken out must not lend its fields to the next.
  const keys = useRef<number[]>([]);
  while (keys.current.length < value.length) keys.current.push((keys.current.at(-1) ?? 0) + 1);
  const set = (at: number, part: Partial<Platform>) =>
    onChange(value.map((platform, index) => (index === at ? { ...platform, ...part } : platform)));
  const remove = (at: number) => {
    keys.current.splice(at, 1);
    onChange(value.filter((_, index) => index !== at));
  };
  return (
    <div>
      {value.map((platform, at) => (
        <fieldset key={keys.current[at]} className="platform-row">
          <legend className="note">{say('form.platform-of', { at: at + 1 })}</legend>
          <div className="row">
            <TextInput
              label={say('form.platform')}
              maxLength={60}
              value={platform.name}
              onChange={(name) => set(at, { name })}
              error={wrongAt(error, `/platforms/${at}/name`)}
            />
            <TextInput
              label={say('form.platform-link')}
              type="url"
              value={platform.url}
              onChange={(url) => set(at, { url: url.trim() })}
              error={wrongAt(error, `/platforms/${at}/url`)}
            />
            <DateInput
              label={say('form.platform-day')}
              value={platform.releasedOn}
              onChange={(releasedOn) => set(at, { releasedOn })}
            />
          </div>
          <p className="actions">
            <Button kind="quiet" onClick={() => remove(at)}>
              {say('form.platform-remove')}
            </Button>
          </p>
        </fieldset>
      ))}
      <p className="actions">
        <Button
          kind="plain"
          icon="plus"
          disabled={value.length >= MOST}
          onClick={() => onChange([...value, { name: '', url: '', releasedOn: null }])}
        >
          {say('form.platform-add')}
        </Button>
      </p>
    </div>
  );
}
