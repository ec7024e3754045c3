import { useState } from 'react';
import { revised, type SubjectView } from '../../../../contracts/works.ts';
import { useCommand } from '../../../kit/data.ts';
import { Select } from '../../../kit/fields/choice.tsx';
import { FileDrop } from '../../../kit/files/file-drop.tsx';
import { Section } from '../../../kit/frame/page-body.tsx';
import { Button } from '../../../kit/parts/button.tsx';
import { Dialog } from '../../../kit/parts/dialog.tsx';
import { ErrorState, toast } from '../../../kit/parts/states.tsx';
import { CheckWords } from '../../../works/check-mark.tsx';
import { word } from '../../../works/words.ts';
import { say } from './say.ts';

type Level = SubjectView['keyProject'];

/** National and municipal key projects come first where places are scarce: with proof, confirmed by an officer. */
export function KeyProject({ work }: { readonly work: SubjectView }) {
  const [open, setOpen] = useState(false);
  const { keyProject } = work;
  return (
    <Section
      title={say('work.key')}
      actions={
        <Button kind="plain" onClick={() => setOpen(true)}>
          {say(keyProject === null ? 'key.claim' : 'key.change')}
        </Button>
      }
    >
      {keyProject === null ? (
        <p className="note">{say('key.none')}</p>
      ) : (
        <p>
          {word(`key.${keyProject}`)} <CheckWords check={work.keyProjectCheck} />
        </p>
      )}
      {open && <KeyProjectDialog work={work} onClose={() => setOpen(false)} />}
    </Section>
  );
}

function KeyProjectDialog({ work, onClose }: { readonly work: SubjectView; readonly onClose: () => void }) {
  const [level, setLevel] = useState<Level>(work.keyProject);
  const [proofFileId, setProof] = useState(work.keyProjectProofFileId);
  const claim = useCommand<void, typeof revised>({
    path: `/works/${work.id}/claim-key-project`,
    schema: revised,
    body: () => ({ revision: work.revision, level, proofFileId: level === null ? null : proofFileId }),
    refresh: ['/works'],
    onDone: () => {
      toast(say('key.saved'));
      onClose();
    },
  });
  return (
    <Dialog title={say('work.key')} onClose={onClose}>
      <div className="stack">
        <Select
          label={say('key.level')}
          blank={say('key.not')}
          value={level ?? ''}
          options={(['national', 'municipal'] as const).map((one) => ({ value: one, label: word(`key.${one}`) }))}
          onChange={(one) => setLevel(one === 'national' || one === 'municipal' ? one : null)}
        />
        {level !== null && (
          <FileDrop
            label={say('key.proof')}
            help={proofFileId === null ? say('key.proof-help') : say('key.proof-there')}
            required
            multiple={false}
            camera
            onFile={({ id }) => setProof(id)}
          />
        )}
        {claim.error && <ErrorState error={claim.error} />}
        <p className="actions">
          <Button kind="main" busy={claim.isPending} onClick={() => claim.mutate()}>
            {say(level === null ? 'key.remove' : 'key.save')}
          </Button>
        </p>
      </div>
    </Dialog>
  );
}
