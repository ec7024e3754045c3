import { Field, type FieldProps, WithUnit } from './field.tsx';

interface TextInputProps extends FieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly type?: 'text' | 'email' | 'tel' | 'url' | 'password' | 'search';
  readonly inputMode?: 'text' | 'numeric' | 'decimal' | 'tel' | 'email';
  /** Default off: what one company types is not offered to the next at the same machine. */
  readonly autoComplete?: string;
  readonly placeholder?: string;
  readonly maxLength?: number;
  readonly unit?: string;
  readonly onBlur?: () => void;
}

export function TextInput(props: TextInputProps) {
  const { value, onChange, type = 'text', inputMode, autoComplete = 'off', placeholder, maxLength, unit } = props;
  return (
    <Field {...props}>
      {(control) => {
        const input = (
          <input
            {...control}
            className="input"
            type={type}
            inputMode={inputMode}
            autoComplete={autoComplete}
            placeholder={placeholder}
            maxLength={maxLength}
            value={value}
            onChange={(event) => onChange(event.currentTarget.value)}
            onBlur={props.onBlur}
          />
        );
        return unit === undefined ? input : <WithUnit unit={unit}>{input}</WithUnit>;
      }}
    </Field>
  );
}

interface TextAreaProps extends FieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly rows?: number;
  readonly maxLength?: number;
  readonly placeholder?: string;
}

/** Several lines. With `maxLength` the count stands beneath. */
export function TextArea(props: TextAreaProps) {
  const { value, onChange, rows = 4, maxLength, placeholder } = props;
  const count = maxLength === undefined ? undefined : `${value.length} / ${maxLength}`;
  return (
    <Field {...props} echo={count}>
      {(control) => (
        <textarea
          {...control}
          className="input input--area"
          rows={rows}
          maxLength={maxLength}
          placeholder={placeholder}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}

interface DateInputProps extends FieldProps {
  /** YYYY-MM-DD, or null where none is given. */
  readonly value: string | null;
  readonly onChange: (day: string | null) => void;
  readonly min?: string;
  readonly max?: string;
}

/** A day by the browser's own control. */
export function DateInput(props: DateInputProps) {
  const { value, onChange, min, max } = props;
  return (
    <Field {...props}>
      {(control) => (
        <input
          {...control}
          className="input input--date"
          type="date"
          min={min}
          max={max ?? '9999-12-31'}
          value={value ?? ''}
          onChange={(event) => onChange(event.currentTarget.value || null)}
        />
      )}
    </Field>
  );
}
