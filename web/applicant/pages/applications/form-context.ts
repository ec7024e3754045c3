import { createContext, useContext } from 'react';
import type { ApplicationView, SavedDraftView } from '../../../../contracts/application.ts';
import type { ApplicationDraft, DraftSection } from '../../../../contracts/application-draft.ts';
import type { RoundView } from '../../../../contracts/round.ts';
import type { SubjectLine } from '../../../../contracts/works.ts';
import type { SaveState } from '../../../kit/autosave.ts';
import type { PagePolicy } from '../../../public/calculator/model/policy.ts';
import type { FormLayout } from './model/form-layout.ts';

/** What every section of the form needs. */
export interface FormContext {
  readonly application: ApplicationView;
  readonly round: RoundView;
  readonly policy: PagePolicy;
  /** The register of works of the organisation. */
  readonly subjects: readonly SubjectLine[];
  readonly layout: FormLayout;
  /** The fields of a draft that is not saved yet. */
  readonly layoutOf: (draft: ApplicationDraft) => FormLayout;
  /** Saves one section and brings everything that is computed from it up to date. */
  readonly save: (section: DraftSection, keepalive: boolean) => Promise<SavedDraftView>;
  /** A section says how its saving stands. */
  readonly report: (section: string, state: SaveState) => void;
  readonly stateOf: (section: string) => SaveState;
}

export const FormContext = createContext<FormContext | undefined>(undefined);

export function useForm(): FormContext {
  const form = useContext(FormContext);
  if (!form) throw new Error('a part of the application stands outside of its form');
  return form;
}
