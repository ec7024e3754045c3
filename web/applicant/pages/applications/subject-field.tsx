import { useState } from 'react';
import type { DraftClaim } from '../../../../contracts/application-draft.ts';
import { type SubjectKind, subjectKind } from '../../../../contracts/subjects.ts';
import { outcomePage, revised } from '../../../../contracts/works.ts';
import { useCommand, useGet } from '../../../kit/data.ts';
import { Select } from '../../../kit/fields/choice.tsx';
import { TextInput } from '../../../kit/fields/text.tsx';
import { Button } from '../../../kit/parts/button.tsx';
import { Dialog } from '../../../kit/parts/dialog.tsx';
import { PageLink } from '../../../kit/parts/link.tsx';
import { ErrorState, toast } from '../../../kit/parts/states.tsx';
import { KIND_OPTIONS, kindWord, word } from '../../../works/words.ts';
import { useForm } from './form-context.ts';
import { outcomeElement, subjectElement } from './model/places.ts';
import { say } from './say.ts';

interface FieldProps {
  readonly claim: DraftClaim;
  readonly onChange: (claim: DraftClaim) => void;
}

/** What the claim is for: out of the register of works, or a new entry in it. */
export function SubjectField({ claim, onChange }: FieldProps) {
  const { subjects } = useForm();
  const [registering, setRegistering] = useState(false);
  const choose = (subjectId: string) => {
    const { subjectId: _subject, outcomeId: _outcome, ...rest } = claim;
    onChange(subjectId === '' ? rest : { ...rest, subjectId });
  };
  return (
    <div className="stack">
      <Select
        name={subjectElement(claim.id)}
        label={say('subject.label')}
        help={say('subject.help')}
        required
        blank={say('choose.later')}
        value={claim.subjectId ?? ''}
        options={subjects
          .filter(({ mergedInto }) => mergedInto === null)
          .map(({ id, title, kind }) => ({ value: id, label: say('subject.option', { title, kind: kindWord(kind) }) }))}
        onChange={choose}
      />
      <p className="actions">
        <Button kind="quiet" icon="plus" onClick={() => setRegistering(true)}>
          {say('subject.new')}
        </Button>
        {claim.subjectId !== undefined && <PageLink to={`/works/${claim.subjectId}`}>{say('subject.see')}</PageLink>}
      </p>
      {registering && <RegisterDialog onDone={choose} onClose={() => setRegistering(false)} />}
    </div>
  );
}

interface RegisterProps {
  readonly onDone: (subjectId: string) => void;
  readonly onClose: () => void;
}

/** Kind and title are enough to go on; the rest can follow in the register. */
function RegisterDialog({ onDone, onClose }: RegisterProps) {
  const [kind, setKind] = useState<SubjectKind>('micro-drama');
  const [title, setTitle] = useState('');
  const register = useCommand<{ readonly kind: SubjectKind; readonly title: string }, typeof revised>({
    path: '/works',
    schema: revised,
    refresh: ['/works'],
    onDone: ({ id }) => {
      toast(say('subject.registered'));
      onDone(id);
      onClose();
    },
  });
  return (
    <Dialog title={say('subject.new')} onClose={onClose}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          register.mutate({ kind, title });
        }}
      >
        <TextInput label={say('subject.title')} required maxLength={200} value={title} onChange={setTitle} />
        <Select
          label={say('subject.kind')}
          value={kind}
          options={KIND_OPTIONS}
          onChange={(chosen) => setKind(subjectKind.parse(chosen))}
        />
        <p className="note">{say('subject.new-what')}</p>
        {register.error && <ErrorState error={register.error} />}
        <p className="actions">
          <Button kind="main" type="submit" busy={register.isPending} disabled={title.trim() === ''}>
            {say('subject.register')}
          </Button>
        </p>
      </form>
    </Dialog>
  );
}

/** Which of the work's outcomes abroad the claim is for. */
export function OutcomeField({ claim, onChange }: FieldProps) {
  const { subjectId } = claim;
  const outcomes = useGet(`/works/${subjectId}/outcomes?limit=200`, outcomePage, { enabled: subjectId !== undefined });
  const choose = (outcomeId: string) => {
    const { outcomeId: _outcome, ...rest } = claim;
    onChange(outcomeId === '' ? rest : { ...rest, outcomeId });
  };
  return (
    <Select
      name={outcomeElement(claim.id)}
      label={say('outcome.label')}
      help={
        subjectId === undefined ? (
          say('known.choose-first')
        ) : (
          <PageLink to={`/works/${subjectId}`}>{say('outcome.register')}</PageLink>
        )
      }
      blank={say('choose.later')}
      value={claim.outcomeId ?? ''}
      options={(outcomes.data?.items ?? []).map(({ id, title, kind }) => ({
        value: id,
        label: say('subject.option', { title, kind: word(`outcome.${kind}`) }),
      }))}
      onChange={choose}
    />
  );
}
