import { type ReactNode, useState } from 'react';
import type { VerifiedFactView } from '../../../../contracts/verification.ts';
import { MoneyInput, NumberInput } from '../../../kit/fields/amount.tsx';
import { RadioGroup, Select } from '../../../kit/fields/choice.tsx';
import { TextArea } from '../../../kit/fields/text.tsx';
import { Button } from '../../../kit/parts/button.tsx';
import { Dialog } from '../../../kit/parts/dialog.tsx';
import { ErrorState, toast } from '../../../kit/parts/states.tsx';
import { useVerificationAct } from './acts.ts';
import { factWords } from './fact-words.ts';
import { say } from './say.ts';

type Value = boolean | number | string | Readonly<Record<string, number | null>> | null;

interface FactDialogProps {
  readonly applicationId: string;
  /** '' = a fact of the company. */
  readonly claimId: string;
  readonly fact: VerifiedFactView;
  readonly onClose: () => void;
}

/** Writes what was found of a fact, with the reason. */
export function FactDialog({ applicationId, claimId, fact, onClose }: FactDialogProps) {
  const [value, setValue] = useState<Value>(() => startValue(fact));
  const [reason, setReason] = useState(fact.reason ?? '');
  const [pressed, setPressed] = useState(false);
  const decide = useVerificationAct<object>(applicationId, 'decide-fact', () => {
    toast(say('facts.saved'));
    onClose();
  });
  const whole = isWhole(value);
  const submit = () => {
    setPressed(true);
    if (whole && reason.trim() !== '')
      decide.mutate({ claimId, fact: fact.fact, verified: value, reason: reason.trim() });
  };
  return (
    <Dialog title={`${say('facts.decide')} ${fact.label}`} onClose={onClose}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <p className="note">
          {say('facts.stated-was', {
            value: fact.stated === null ? say('facts.not-stated') : factWords(fact, fact.stated),
          })}
        </p>
        <ValueField fact={fact} value={value} onChange={setValue} />
        {pressed && !whole && <p role="alert">{say('facts.value-missing')}</p>}
        <TextArea
          label={say('facts.reason')}
          required
          rows={3}
          maxLength={500}
          value={reason}
          onChange={setReason}
          error={pressed && reason.trim() === '' ? say('fill') : undefined}
        />
        {decide.isError && <ErrorState error={decide.error} />}
        <p className="actions">
          <Button kind="main" type="submit" busy={decide.isPending}>
            {say('facts.decide')}
          </Button>
        </p>
      </form>
    </Dialog>
  );
}

function startValue({ type, options, stated, verified }: VerifiedFactView): Value {
  const value = verified ?? stated;
  if (type === 'counts' || type === 'money-by-year') {
    const given = new Map(typeof value === 'object' && value !== null ? Object.entries(value) : []);
    return Object.fromEntries(options.map(({ value: part }) => [part, numberOr(given.get(part))]));
  }
  return typeof value === 'boolean' || typeof value === 'number' || typeof value === 'string' ? value : null;
}

function numberOr(value: unknown): number | null {
  return typeof value === 'number' ? value : null;
}

function isWhole(value: Value): boolean {
  if (value === null || value === '') return false;
  return typeof value !== 'object' || Object.values(value).every((part) => part !== null);
}

interface ValueFieldProps {
  readonly fact: VerifiedFactView;
  readonly value: Value;
  readonly onChange: (value: Value) => void;
}

function ValueField({ fact, value, onChange }: ValueFieldProps): ReactNode {
  const { type, unit, options } = fact;
  const label = say('facts.value');
  const unitOf = unit === '' ? {} : { unit };
  switch (type) {
    case 'boolean':
      return (
        <RadioGroup
          label={label}
          inline
          options={[
            { value: 'yes', label: say('facts.yes') },
            { value: 'no', label: say('facts.no') },
          ]}
          value={value === null ? '' : value === true ? 'yes' : 'no'}
          onChange={(chosen) => onChange(chosen === 'yes')}
        />
      );
    case 'choice':
      return (
        <Select
          label={label}
          blank={say('facts.choose')}
          options={options}
          value={typeof value === 'string' ? value : ''}
          onChange={onChange}
        />
      );
    case 'money':
      return <MoneyInput label={label} value={numberOr(value)} onChange={onChange} />;
    case 'integer':
      return <NumberInput label={label} {...unitOf} value={numberOr(value)} onChange={onChange} />;
    default: {
      const parts = typeof value === 'object' && value !== null ? value : {};
      const Input = type === 'counts' ? NumberInput : MoneyInput;
      return (
        <div className="row">
          {options.map(({ value: part, label: partLabel }) => (
            <Input
              key={part}
              label={partLabel}
              {...(type === 'counts' ? unitOf : {})}
              value={parts[part] ?? null}
              onChange={(count) => onChange({ ...parts, [part]: count })}
            />
          ))}
        </div>
      );
    }
  }
}
