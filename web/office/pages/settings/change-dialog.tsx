import { useState } from 'react';
import { type SettingView, setting as settingSchema } from '../../../../contracts/settings.ts';
import { useCommand } from '../../../kit/data.ts';
import { NumberInput } from '../../../kit/fields/amount.tsx';
import { YesNo } from '../../../kit/fields/choice.tsx';
import { TextInput } from '../../../kit/fields/text.tsx';
import { Button } from '../../../kit/parts/button.tsx';
import { Dialog } from '../../../kit/parts/dialog.tsx';
import { ErrorState, toast } from '../../../kit/parts/states.tsx';
import { say } from './say.ts';
import { valueWords } from './value-words.ts';

type Value = number | boolean | string;

function asValue(value: unknown): Value | null {
  return typeof value === 'number' || typeof value === 'boolean' || typeof value === 'string' ? value : null;
}

/** Sets a value or goes back to the default, on top of the value that was seen. */
export function ChangeDialog({ setting, onClose }: { readonly setting: SettingView; readonly onClose: () => void }) {
  const seen = asValue(setting.value);
  const [value, setValue] = useState<Value | null>(seen);
  const change = useCommand<{ readonly value: Value | null }, typeof settingSchema>({
    path: `/settings/${encodeURIComponent(setting.key)}/change`,
    schema: settingSchema,
    body: (input) => ({ ...input, expected: seen }),
    refresh: ['/settings'],
    onDone() {
      toast(say('saved'));
      onClose();
    },
  });
  return (
    <Dialog title={say('change-title')} onClose={onClose}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (value !== null) change.mutate({ value });
        }}
      >
        <p>{setting.meaning}</p>
        <p className="note">{setting.source}</p>
        <ValueField setting={setting} value={value} onChange={setValue} />
        {change.isError && <ErrorState error={change.error} />}
        <p className="actions">
          <Button kind="main" type="submit" disabled={value === null} busy={change.isPending}>
            {say('save')}
          </Button>
          {!setting.isDefault && (
            <Button kind="plain" onClick={() => change.mutate({ value: null })}>
              {say('reset')} {valueWords(setting, setting.default)}
            </Button>
          )}
        </p>
      </form>
    </Dialog>
  );
}

interface ValueFieldProps {
  readonly setting: SettingView;
  readonly value: Value | null;
  readonly onChange: (value: Value | null) => void;
}

function ValueField({ setting, value, onChange }: ValueFieldProps) {
  const label = say('new-value');
  if (setting.type === 'yes-no') {
    return <YesNo label={label} value={typeof value === 'boolean' ? value : null} onChange={onChange} />;
  }
  if (setting.type === 'text') {
    const words = typeof value === 'string' ? value : '';
    return <TextInput label={label} value={words} onChange={onChange} maxLength={2000} />;
  }
  return (
    <NumberInput
      label={label}
      value={typeof value === 'number' ? value : null}
      onChange={onChange}
      {...(setting.unit === null ? {} : { unit: setting.unit })}
    />
  );
}
