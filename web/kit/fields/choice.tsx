import { type ReactNode, useId } from 'react';
import { say } from '../say.ts';
import { Field, FieldNotes, type FieldProps, RequiredMark } from './field.tsx';

export interface Option {
  readonly value: string;
  readonly label: string;
  /** A line beneath the label (radio and checkbox groups). */
  readonly note?: ReactNode;
  readonly disabled?: boolean;
}

interface SelectProps extends FieldProps {
  /** Empty: nothing chosen yet. */
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly options: readonly Option[];
  /** Words of the blank first line; left out where something is always chosen. */
  readonly blank?: string;
}

export function Select(props: SelectProps) {
  const { value, onChange, options, blank } = props;
  const known = value === '' || options.some((option) => option.value === value);
  return (
    <Field {...props}>
      {(control) => (
        <select {...control} className="select" value={value} onChange={(event) => onChange(event.currentTarget.value)}>
          {blank !== undefined && <option value="">{blank}</option>}
          {!known && <option value={value}>{value}</option>}
          {options.map((option) => (
            <option key={option.value} value={option.value} disabled={option.disabled}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

interface GroupProps extends FieldProps {
  readonly options: readonly Option[];
  /** Side by side instead of one below the other. */
  readonly inline?: boolean;
}

interface ChoiceListProps extends GroupProps {
  readonly type: 'radio' | 'checkbox';
  readonly isChosen: (value: string) => boolean;
  readonly onPick: (value: string, checked: boolean) => void;
}

function ChoiceList(props: ChoiceListProps) {
  const { label, options, inline = false, type, isChosen, onPick, error, help, required, quietLabel, disabled } = props;
  const generated = useId();
  const id = props.name ?? generated;
  const notes = [error && `${id}-error`, help !== undefined && `${id}-help`].filter((note) => typeof note === 'string');
  return (
    <fieldset className="field" id={id} disabled={disabled} aria-describedby={notes.join(' ') || undefined}>
      <legend className={quietLabel ? 'sr' : 'field__label'}>
        {label}
        {required && <RequiredMark />}
      </legend>
      <div className="choices" data-inline={inline || undefined}>
        {options.map((option) => (
          <label key={option.value} className="choice" data-chosen={isChosen(option.value) || undefined}>
            <input
              type={type}
              name={id}
              value={option.value}
              checked={isChosen(option.value)}
              disabled={option.disabled}
              onChange={(event) => onPick(option.value, event.currentTarget.checked)}
            />
            <span>
              {option.label}
              {option.note !== undefined && <span className="choice__note">{option.note}</span>}
            </span>
          </label>
        ))}
      </div>
      <FieldNotes id={id} error={error} help={help} />
    </fieldset>
  );
}

interface RadioGroupProps extends GroupProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
}

export function RadioGroup({ value, onChange, ...group }: RadioGroupProps) {
  return <ChoiceList {...group} type="radio" isChosen={(one) => one === value} onPick={(one) => onChange(one)} />;
}

interface CheckboxGroupProps extends GroupProps {
  readonly value: readonly string[];
  readonly onChange: (value: readonly string[]) => void;
}

/** Any number of options; the value keeps the order of the options. */
export function CheckboxGroup({ value, onChange, ...group }: CheckboxGroupProps) {
  const pick = (one: string, checked: boolean) =>
    onChange(
      group.options.map((option) => option.value).filter((each) => (each === one ? checked : value.includes(each))),
    );
  return <ChoiceList {...group} type="checkbox" isChosen={(one) => value.includes(one)} onPick={pick} />;
}

interface YesNoProps extends FieldProps {
  /** null: not known yet, which is an answer too. */
  readonly value: boolean | null;
  readonly onChange: (value: boolean | null) => void;
}

/** Yes, no, or not known yet. */
export function YesNo({ value, onChange, ...field }: YesNoProps) {
  const options = [
    { value: 'yes', label: say('answer.yes') },
    { value: 'no', label: say('answer.no') },
    { value: 'unknown', label: say('answer.unknown') },
  ];
  const chosen = value === null ? 'unknown' : value ? 'yes' : 'no';
  return (
    <RadioGroup
      {...field}
      inline
      options={options}
      value={chosen}
      onChange={(one) => onChange(one === 'unknown' ? null : one === 'yes')}
    />
  );
}

interface TickProps {
  readonly label: ReactNode;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly name?: string;
  readonly disabled?: boolean;
}

/** One box with its sentence: an undertaking, a switch. */
export function Tick({ label, checked, onChange, name, disabled }: TickProps) {
  return (
    <label className="tick">
      <input
        type="checkbox"
        name={name}
        id={name}
        checked={checked}
        disabled={disabled}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <span>{label}</span>
    </label>
  );
}
