import { Field, type FieldProps } from '../../../kit/fields/field.tsx';
import { instantOf, localOf } from './moments.ts';

interface MomentInputProps extends FieldProps {
  /** An instant, or null where none is given. */
  readonly value: string | null;
  readonly onChange: (instant: string | null) => void;
}

/** Day and minute in Beijing, by the browser's own control. */
export function MomentInput(props: MomentInputProps) {
  const { value, onChange } = props;
  return (
    <Field {...props}>
      {(control) => (
        <input
          {...control}
          className="input input--moment"
          type="datetime-local"
          max="2100-12-31T23:59"
          value={value === null ? '' : localOf(value)}
          onChange={(event) => onChange(instantOf(event.currentTarget.value))}
        />
      )}
    </Field>
  );
}
