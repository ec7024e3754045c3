import { useState } from 'react';
import type { SubjectAttributes } from '../../../../contracts/subjects.ts';
import { revised, type SubjectView, subjectView } from '../../../../contracts/works.ts';
import { useCommand, useGet } from '../../../kit/data.ts';
import { PageBody } from '../../../kit/frame/page-body.tsx';
import { Button } from '../../../kit/parts/button.tsx';
import { Answer, ErrorState, toast } from '../../../kit/parts/states.tsx';
import { useGo, usePathPart } from '../../../kit/url.ts';
import { Conflict } from './conflict.tsx';
import { attributesOf, isConflict } from './form-state.ts';
import { say } from './say.ts';
import { SubjectForm } from './subject-form.tsx';

export function Page() {
  const id = usePathPart('workId');
  const subject = useGet(`/works/${id}`, subjectView);
  return <Answer of={subject}>{(found) => <Edit newest={found} onAsk={() => void subject.refetch()} />}</Answer>;
}

interface EditProps {
  /** As the service has it now; it may become newer than what the person began with. */
  readonly newest: SubjectView;
  readonly onAsk: () => void;
}

interface Draft {
  readonly attributes: SubjectAttributes;
  /** The revision that the person has seen. */
  readonly revision: number;
}

/** Changes a subject. Where somebody else was faster, both versions stand beside each other and the person chooses. */
function Edit({ newest, onAsk }: EditProps) {
  const go = useGo();
  const [draft, setDraft] = useState<Draft>(() => ({ attributes: attributesOf(newest), revision: newest.revision }));
  const { id, kind, title, filingTier } = newest;
  const save = useCommand<Draft, typeof revised>({
    path: `/works/${id}/change`,
    schema: revised,
    body: ({ attributes, revision }) => ({ ...attributes, revision }),
    refresh: ['/works'],
    onDone: () => {
      toast(say('edit.saved'));
      go(`/works/${id}`);
    },
  });
  const conflict = isConflict(save.error);
  const choose = (attributes: SubjectAttributes) => {
    setDraft({ attributes, revision: newest.revision });
    save.reset();
  };
  return (
    <PageBody title={say('edit.title', { title })} narrow>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate(draft, { onError: (error) => isConflict(error) && onAsk() });
        }}
      >
        <SubjectForm
          kind={kind}
          value={draft.attributes}
          onChange={(attributes) => setDraft({ ...draft, attributes })}
          error={save.error}
          missing={filingTier?.missing ?? []}
        />
        {conflict && <Conflict newest={attributesOf(newest)} own={draft.attributes} onChoose={choose} />}
        {save.error && !conflict && <ErrorState error={save.error} />}
        <p className="actions">
          <Button kind="main" type="submit" busy={save.isPending} disabled={conflict}>
            {say('edit.save')}
          </Button>
        </p>
      </form>
    </PageBody>
  );
}
