import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { z } from 'zod';
import type { DraftSection } from '../../../../contracts/application-draft.ts';
import { momentWords } from '../../../kit/moments.ts';
import { useSignedIn } from '../../../kit/session.ts';
import { type Draft, DraftConflict, useAutosave } from '../../../kit/use-autosave.tsx';
import { useForm } from './form-context.ts';
import { revisionOf, theirsOf } from './model/saving.ts';
import { say } from './say.ts';
import { type ShownPart, TwoVersions } from './two-versions.tsx';

interface SectionProps<T> {
  /** `applicant`, `answers`, `claim:<id>`. */
  readonly name: string;
  readonly schema: z.ZodType<T>;
  /** What stands in the draft that the service has. */
  readonly standing: T;
  readonly section: (value: T, base: number) => DraftSection;
  /** The value in words, part by part: what two versions are compared by. */
  readonly parts: (value: T) => readonly ShownPart[];
  readonly children: (draft: Draft<T>) => ReactNode;
}

/**
 * One section of the form with a draft of its own. Where somebody else has saved it since and nothing is unsaved here,
 * the newer version is shown; where something is, both stand beside each other.
 */
export function SectionDraft<T>(props: SectionProps<T>) {
  const { application } = useForm();
  const newest = revisionOf(application, props.name);
  const [opened, setOpened] = useState({ value: props.standing, revision: newest });
  return (
    <OpenedSection
      key={opened.revision}
      {...props}
      opened={opened}
      newest={newest}
      onReopen={() => setOpened({ value: props.standing, revision: newest })}
    />
  );
}

interface OpenedProps<T> extends SectionProps<T> {
  readonly opened: { readonly value: T; readonly revision: number };
  readonly newest: number;
  readonly onReopen: () => void;
}

function OpenedSection<T>(props: OpenedProps<T>) {
  const { name, schema, section, parts, opened, newest, onReopen, children } = props;
  const { application, save, report } = useForm();
  const { account } = useSignedIn();
  const other = useRef<string | undefined>(undefined);
  const draft = useAutosave<T>({
    draftId: `application.${application.id}.${account.id}.${name}`,
    ...opened,
    save: async (value, base, { keepalive }) => {
      const saved = await save(section(value, base), keepalive);
      const conflict = theirsOf(saved, name, schema);
      if (!conflict) return { kind: 'saved', revision: saved.sections[name]?.revision ?? base };
      const { savedBy, savedAt } = conflict.mark;
      other.current =
        savedBy && savedAt ? say('conflict.by', { name: savedBy.name, moment: momentWords(savedAt) }) : undefined;
      return { kind: 'conflict', theirs: conflict.theirs, revision: conflict.revision };
    },
  });
  const { state, revision } = draft;
  useEffect(() => report(name, state), [report, name, state]);
  const isOld = state === 'saved' && newest > revision;
  useEffect(() => {
    if (isOld) onReopen();
  });
  return (
    <>
      <DraftConflict
        draft={draft}
        show={(mine, theirs) => <TwoVersions by={other.current} mine={parts(mine)} theirs={parts(theirs)} />}
      />
      {children(draft)}
    </>
  );
}
