import { type ChangeEvent, createContext, useContext } from 'react';
import type { Answers } from '../model/answers.ts';
import type { Problem } from '../model/fact-values.ts';
import type { Layout } from '../model/layout.ts';

/** What every part of the form needs. One handler serves all fields: a field is known by its name. */
export interface FormContext {
  readonly answers: Answers;
  readonly layout: Layout;
  /** The problem to show at a field; a field that is being typed into is left in peace. */
  problemAt(field: string): Problem | undefined;
  readonly onField: (event: ChangeEvent<HTMLInputElement | HTMLSelectElement>) => void;
  /** Does what a button says (`add:cost:w1`). */
  readonly onAction: (action: string) => void;
}

export const FormContext = createContext<FormContext | undefined>(undefined);

export function useForm(): FormContext {
  const form = useContext(FormContext);
  if (!form) throw new Error('a field stands outside of the calculator');
  return form;
}
