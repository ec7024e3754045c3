import { type ReactNode, useId } from 'react';
import { Icon } from '../../public/components/icon.tsx';
import { say } from '../say.ts';

/** What every field has: label, help, message. `name` is its id too, so that a checklist can lead to it (`#name`). */
export interface FieldProps {
  readonly label: ReactNode;
  /** Id and name. Default: a generated one. */
  readonly name?: string;
  readonly help?: ReactNode;
  /** What is wrong, in words of a person; a field with an error is marked and described by it. */
  readonly error?: string | undefined;
  /** Says 必填 behind the label. A draft is saved without it all the same. */
  readonly required?: boolean;
  /** The label is read out, not shown: a table head says it. */
  readonly quietLabel?: boolean;
  readonly disabled?: boolean;
}

/** Attributes that tie a control to its label, help and error. */
export interface ControlAttributes {
  readonly id: string;
  readonly name: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': true | undefined;
  readonly 'aria-required': true | undefined;
  readonly disabled: boolean | undefined;
}

interface ShellProps extends FieldProps {
  /** How what was typed is understood, under the control. */
  readonly echo?: string | undefined;
  readonly children: (control: ControlAttributes) => ReactNode;
}

/** Label, control, message, help: in the order in which they are read. For controls of your own. */
export function Field(props: ShellProps) {
  const { label, help, error, echo, required = false, quietLabel = false, disabled, children } = props;
  const generated = useId();
  const id = props.name ?? generated;
  const notes = [error && `${id}-error`, echo && `${id}-echo`, help !== undefined && `${id}-help`];
  return (
    <div className="field">
      <label htmlFor={id} className={quietLabel ? 'sr' : 'field__label'}>
        {label}
        {required && <RequiredMark />}
      </label>
      {children({
        id,
        name: id,
        'aria-describedby': notes.filter((note) => typeof note === 'string' && note !== '').join(' ') || undefined,
        'aria-invalid': error ? true : undefined,
        'aria-required': required || undefined,
        disabled,
      })}
      <FieldNotes id={id} error={error} echo={echo} help={help} />
    </div>
  );
}

export function RequiredMark() {
  return <span className="field__required">{say('field.required')}</span>;
}

interface NotesProps {
  readonly id: string;
  readonly error?: string | undefined;
  readonly echo?: string | undefined;
  readonly help?: ReactNode;
}

/** Error, echo and help under a control; `id` is that of the control. */
export function FieldNotes({ id, error, echo, help }: NotesProps) {
  return (
    <>
      {error && (
        <p className="field__error" id={`${id}-error`}>
          <Icon name="warning" />
          {error}
        </p>
      )}
      {echo && (
        <p className="field__echo" id={`${id}-echo`}>
          {echo}
        </p>
      )}
      {help !== undefined && (
        <div className="field__help" id={`${id}-help`}>
          {help}
        </div>
      )}
    </>
  );
}

/** A control with its unit behind it: 元, 天, %. The unit is part of the label for those who cannot see it. */
export function WithUnit({ unit, children }: { readonly unit: string; readonly children: ReactNode }) {
  return (
    <span className="unit">
      {children}
      <span aria-hidden="true">{unit}</span>
    </span>
  );
}
