import { useCallback, useRef, useState } from 'react';
import { type RunningAssessmentView, savedDraft } from '../../../../contracts/application.ts';
import type { ApplicationDraft, DraftSection } from '../../../../contracts/application-draft.ts';
import { command } from '../../../kit/api.ts';
import type { SaveState } from '../../../kit/autosave.ts';
import { useRefresh, useRemember } from '../../../kit/data.ts';
import { useSignedIn } from '../../../kit/session.ts';
import type { FormContext } from './form-context.ts';
import { formLayout } from './model/form-layout.ts';
import { afterSave, isBehind, sectionKey, worstState } from './model/saving.ts';
import type { ApplicationGround } from './with-application.tsx';

/** What the sections of the form share: the draft, its fields, saving, and how the saving of all of them stands. */
export function useFormState(ground: ApplicationGround, running: RunningAssessmentView | undefined) {
  const { application, round, policy, subjects } = ground;
  const [states, setStates] = useState<ReadonlyMap<string, SaveState>>(new Map());
  const report = useCallback((section: string, state: SaveState) => {
    setStates((before) => (before.get(section) === state ? before : new Map(before).set(section, state)));
  }, []);
  const save = useSave(ground);
  const registered = running?.registered ?? {};
  const { today } = useSignedIn();
  const day = running?.asOf ?? today;
  const layoutOf = (draft: ApplicationDraft) => formLayout(draft, { policy, round, day, registered });
  const context: FormContext = {
    application,
    round,
    policy,
    subjects,
    layout: layoutOf(application.draft),
    layoutOf,
    save,
    report,
    stateOf: (section) => states.get(section) ?? 'saved',
  };
  return { context, saving: { state: worstState(states.values()) } };
}

/** Saves a section, puts the answer in the place of what was read, and has everything computed anew. */
function useSave({ application }: ApplicationGround): FormContext['save'] {
  const remember = useRemember();
  const refresh = useRefresh();
  // Two sections may be saved at the same time: each answer goes onto the newest that is known.
  const newest = useRef(application);
  if (application.draftRevision >= newest.current.draftRevision) newest.current = application;
  const path = `/applications/${application.id}`;
  return async (section: DraftSection, keepalive: boolean) => {
    const saved = await command(`${path}/save`, { sections: [section] }, { schema: savedDraft, keepalive });
    const behind = isBehind(newest.current, saved, sectionKey(section));
    newest.current = afterSave(newest.current, section, saved);
    remember(path, newest.current);
    if (behind || saved.conflicts.length > 0) void refresh(path);
    else void refresh(`${path}/assessment`, `${path}/checklist`);
    return saved;
  };
}
