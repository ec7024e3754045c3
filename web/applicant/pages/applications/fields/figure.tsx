import { useState } from 'react';
import { Field, type FieldProps, WithUnit } from '../../../../kit/fields/field.tsx';
import { moneyEcho, moneyProblem, wholeProblem } from '../../../../kit/fields/typed-amount.ts';
import { figureText, moneyTyped, wholeTyped } from '../model/typed-facts.ts';
import { say } from '../say.ts';

interface FigureProps extends FieldProps {
  readonly value: unknown;
  readonly kind: 'money' | 'whole';
  readonly min?: number;
  readonly max?: number;
  readonly unit?: string | undefined;
  /** A number, or the text while it cannot be read; undefined where it is blank. */
  readonly onChange: (value: number | string | undefined) => void;
}

const MOST = 1_000_000_000_000;

/** An amount or a number. What cannot be read yet is kept as typed, because a draft keeps everything. */
export function Figure(props: FigureProps) {
  const { value, kind, min = 0, max = MOST, unit, onChange, error } = props;
  const [typing, setTyping] = useState({ text: figureText(value, kind), told: value });
  if (typing.told !== value) setTyping({ text: figureText(value, kind), told: value });
  const { text } = typing;
  const problem = kind === 'money' ? moneyProblem(text) : wholeProblem(text, min, max);
  const type = (typed: string) => {
    const told = kind === 'money' ? moneyTyped(typed) : wholeTyped(typed, min, max);
    setTyping({ text: typed, told });
    onChange(told);
  };
  const shownUnit = kind === 'money' ? say('unit.yuan') : unit;
  return (
    <Field {...props} error={problem ?? error} echo={kind === 'money' ? moneyEcho(text) : undefined}>
      {(control) => {
        const input = (
          <input
            {...control}
            className="input input--figure"
            type="text"
            inputMode={kind === 'money' ? 'decimal' : 'numeric'}
            autoComplete="off"
            value={text}
            onChange={(event) => type(event.currentTarget.value)}
          />
        );
        return shownUnit === undefined ? input : <WithUnit unit={shownUnit}>{input}</WithUnit>;
      }}
    </Field>
  );
}
