import type { ReactNode } from 'react';
import { spokenMoney, yuanFigure } from '../../amounts.ts';
import { Icon } from '../../components/icon.tsx';
import type { Problem } from '../model/fact-values.ts';
import { readMoney } from '../model/typed.ts';
import { useForm } from './context.ts';
import { tell } from './words.ts';

/** Native controls with label, help, unit and message. The name of a field is its id, so that a link can reach it. */

export function problemWords({ code, params }: Problem): string {
  return tell(`problem.${code}`, params);
}

interface FieldProps {
  readonly name: string;
  readonly value: string;
  readonly label: string;
  /** The label is read out, not shown: the table head says it. */
  readonly quietLabel?: boolean;
  readonly help?: ReactNode;
  readonly placeholder?: string;
}

interface ShellProps extends FieldProps {
  readonly echo?: string | undefined;
  readonly children: (aria: { readonly describedBy: string | undefined; readonly invalid: boolean }) => ReactNode;
}

/** Label, control, what was understood, message, help: in the order in which they are read. */
function FieldShell({ name, label, quietLabel = false, help, echo, children }: ShellProps) {
  const problem = useForm().problemAt(name);
  const notes = [
    problem && `${name}-problem`,
    echo !== undefined && `${name}-echo`,
    help !== undefined && `${name}-help`,
  ];
  const describedBy = notes.filter((id) => typeof id === 'string').join(' ') || undefined;
  return (
    <div className="field">
      <label htmlFor={name} className={quietLabel ? 'sr' : undefined}>
        {label}
      </label>
      {children({ describedBy, invalid: problem !== undefined })}
      {problem && (
        <span className="problem" id={`${name}-problem`}>
          <Icon name="warning" />
          {problemWords(problem)}
        </span>
      )}
      {echo !== undefined && (
        <span className="echo" id={`${name}-echo`}>
          {echo}
        </span>
      )}
      {help !== undefined && (
        <span className="help" id={`${name}-help`}>
          {help}
        </span>
      )}
    </div>
  );
}

interface TextProps extends FieldProps {
  readonly unit?: string;
  readonly inputMode?: 'text' | 'decimal' | 'numeric';
  readonly type?: 'text' | 'date';
  readonly echo?: string | undefined;
  readonly autoComplete?: string;
}

export function TextField(props: TextProps) {
  const { name, value, unit, inputMode, type = 'text', placeholder, autoComplete = 'off' } = props;
  const { onField } = useForm();
  const figures = inputMode === 'decimal' || inputMode === 'numeric';
  return (
    <FieldShell {...props}>
      {({ describedBy, invalid }) => {
        const input = (
          <input
            className={figures ? 'input input--money' : 'input'}
            id={name}
            name={name}
            type={type}
            inputMode={inputMode}
            value={value}
            placeholder={placeholder}
            autoComplete={autoComplete}
            aria-describedby={describedBy}
            aria-invalid={invalid || undefined}
            onChange={onField}
          />
        );
        if (unit === undefined) return input;
        return (
          <span className="unit">
            {input}
            <span aria-hidden="true">{unit}</span>
          </span>
        );
      }}
    </FieldShell>
  );
}

/** Yuan as typed; beneath it how the amount was understood, wherever that is not plain from the typing. */
export function MoneyField(props: FieldProps) {
  return (
    <TextField
      {...props}
      label={props.label}
      unit={tell('unit.yuan')}
      inputMode="decimal"
      placeholder={props.placeholder ?? tell('blank')}
      echo={moneyEcho(props.value)}
    />
  );
}

const SHORT_FEN = 1_000_000;

/** What the typing means, in the other way of writing it: 15.86万 → 158,600.00 元, 620000 → 62 万元. */
function moneyEcho(typed: string): string | undefined {
  const reading = readMoney(typed);
  if (reading.kind !== 'known') return undefined;
  const figure = yuanFigure(reading.value);
  const digits = typed.trim().replace(/,/g, '');
  const plainly = /^[0-9]+(\.[0-9]+)?$/.test(digits);
  if (!plainly) return tell('amount.yuan', { amount: figure });
  return reading.value >= SHORT_FEN ? spokenMoney(reading.value) : undefined;
}

interface SelectProps extends FieldProps {
  /** Value and label; a first blank one is added where `blank` gives its words. */
  readonly options: readonly (readonly [value: string, label: string])[];
  readonly blank?: string;
}

export function SelectField(props: SelectProps) {
  const { name, value, options, blank } = props;
  const { onField } = useForm();
  const known = value === '' || options.some(([option]) => option === value);
  return (
    <FieldShell {...props}>
      {({ describedBy, invalid }) => (
        <select
          className="select"
          id={name}
          name={name}
          value={value}
          aria-describedby={describedBy}
          aria-invalid={invalid || undefined}
          onChange={onField}
        >
          {blank !== undefined && <option value="">{blank}</option>}
          {!known && <option value={value}>{value}</option>}
          {options.map(([option, label]) => (
            <option key={option} value={option}>
              {label}
            </option>
          ))}
        </select>
      )}
    </FieldShell>
  );
}

interface SegmentsProps extends FieldProps {
  readonly options: readonly (readonly [value: string, label: string])[];
  /** Legend and answers on one line. */
  readonly dense?: boolean;
  /** Under the question: help, citations. */
  readonly note?: ReactNode;
}

/** One of a few, side by side: yes, no, not sure yet. */
export function Segments({ name, value, label, quietLabel = false, dense = false, options, note }: SegmentsProps) {
  const { onField, problemAt } = useForm();
  const problem = problemAt(name);
  const chosen = options.some(([option]) => option === value) ? value : (options[options.length - 1]?.[0] ?? '');
  const describedBy = [problem && `${name}-problem`, note !== undefined && `${name}-note`].filter(Boolean).join(' ');
  return (
    <fieldset
      className={dense ? 'question question--dense' : 'question'}
      id={name}
      aria-describedby={describedBy || undefined}
    >
      <legend className={quietLabel ? 'sr' : undefined}>{label}</legend>
      <div className="segments">
        {options.map(([option, word]) => (
          <label key={option} className="segment">
            <input type="radio" name={name} value={option} checked={option === chosen} onChange={onField} />
            <span>{word}</span>
          </label>
        ))}
      </div>
      {problem && (
        <p className="problem" id={`${name}-problem`}>
          <Icon name="warning" />
          {problemWords(problem)}
        </p>
      )}
      {note !== undefined && (
        <div className="help" id={`${name}-note`}>
          {note}
        </div>
      )}
    </fieldset>
  );
}

/** Yes, no, or not known yet, which is an answer too. */
export function yesNo(unknown = tell('answer.unknown')): readonly (readonly [value: string, label: string])[] {
  return [
    ['yes', tell('answer.yes')],
    ['no', tell('answer.no')],
    ['', unknown],
  ];
}

interface TickProps {
  readonly name: string;
  readonly checked: boolean;
  readonly children: ReactNode;
  readonly value?: string;
  readonly describedBy?: string;
}

export function Tick({ name, checked, children, value = 'yes', describedBy }: TickProps) {
  const { onField } = useForm();
  return (
    <label className="tick">
      <input
        type="checkbox"
        id={value === 'yes' ? name : `${name}.${value}`}
        name={name}
        value={value}
        checked={checked}
        aria-describedby={describedBy}
        onChange={onField}
      />
      <span>{children}</span>
    </label>
  );
}

interface ActionProps {
  /** What the server or the page does with it (`add:cost:w1`). */
  readonly action: string;
  readonly id?: string;
  /** Id of the field to reach next, for browsers without script. */
  readonly then: string;
  readonly kind: 'quiet' | 'plain' | 'main';
  readonly label?: string;
  readonly children: ReactNode;
}

/** Submits the form where there is no script, acts at once where there is. */
export function ActionButton({ action, id, then, kind, label, children }: ActionProps) {
  const { onAction } = useForm();
  return (
    <button
      className={`btn btn--${kind}`}
      type="submit"
      name="action"
      value={action}
      id={id}
      formAction={`#${then}`}
      aria-label={label}
      onClick={(event) => {
        event.preventDefault();
        onAction(action);
      }}
    >
      {children}
    </button>
  );
}
