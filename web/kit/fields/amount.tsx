import { useState } from 'react';
import { type Reading, readWhole } from '../../public/calculator/model/typed.ts';
import { say } from '../say.ts';
import { Field, type FieldProps, WithUnit } from './field.tsx';
import { moneyEcho, moneyProblem, readYuan, typedYuan, wholeProblem } from './typed-amount.ts';

/** What stands in the field is the person's typing; it is rewritten only when the value is changed from outside. */
function useTyping(
  value: number | null,
  read: (typed: string) => Reading<number>,
  write: (value: number | null) => string,
) {
  const [typing, setTyping] = useState(() => ({ text: write(value), told: value }));
  if (typing.told !== value) setTyping({ text: write(value), told: value });
  return {
    typed: typing.told === value ? typing.text : write(value),
    type(text: string): number | null {
      const reading = read(text);
      const meant = reading.kind === 'known' ? reading.value : null;
      setTyping({ text, told: meant });
      return meant;
    },
  };
}

interface AmountProps extends FieldProps {
  readonly value: number | null;
  /** null: blank, or not readable (the field says why; `wrong` is its message then). */
  readonly onChange: (value: number | null, wrong?: string) => void;
  readonly placeholder?: string;
}

/** An amount typed in yuan, given and taken in whole fen. Understands 1,200.50, 12万, 1.5亿; tells what it understood. */
export function MoneyInput(props: AmountProps) {
  const { value, onChange, placeholder, error } = props;
  const { typed, type } = useTyping(value, readYuan, typedYuan);
  return (
    <Field {...props} error={moneyProblem(typed) ?? error} echo={moneyEcho(typed)}>
      {(control) => (
        <WithUnit unit={say('unit.yuan')}>
          <input
            {...control}
            className="input input--figure"
            type="text"
            inputMode="decimal"
            autoComplete="off"
            placeholder={placeholder}
            value={typed}
            onChange={({ currentTarget }) => onChange(type(currentTarget.value), moneyProblem(currentTarget.value))}
          />
        </WithUnit>
      )}
    </Field>
  );
}

interface NumberInputProps extends AmountProps {
  /** Default 0. */
  readonly min?: number;
  /** Default 10^12. */
  readonly max?: number;
  readonly unit?: string;
}

const MOST = 1_000_000_000_000;

/** A whole number between two bounds. */
export function NumberInput(props: NumberInputProps) {
  const { value, onChange, placeholder, error, min = 0, max = MOST, unit } = props;
  const { typed, type } = useTyping(
    value,
    (text) => readWhole(text, min, max),
    (whole) => (whole === null ? '' : String(whole)),
  );
  return (
    <Field {...props} error={wholeProblem(typed, min, max) ?? error}>
      {(control) => {
        const input = (
          <input
            {...control}
            className="input input--figure"
            type="text"
            inputMode="numeric"
            autoComplete="off"
            placeholder={placeholder}
            value={typed}
            onChange={({ currentTarget }) =>
              onChange(type(currentTarget.value), wholeProblem(currentTarget.value, min, max))
            }
          />
        );
        return unit === undefined ? input : <WithUnit unit={unit}>{input}</WithUnit>;
      }}
    </Field>
  );
}
