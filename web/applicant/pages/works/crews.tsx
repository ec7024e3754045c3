import { useState } from 'react';
import { crewAnswer, type SubjectView } from '../../../../contracts/works.ts';
import { useCommand } from '../../../kit/data.ts';
import { NumberInput } from '../../../kit/fields/amount.tsx';
import { TextInput } from '../../../kit/fields/text.tsx';
import { Section } from '../../../kit/frame/page-body.tsx';
import { Button } from '../../../kit/parts/button.tsx';
import { Dialog } from '../../../kit/parts/dialog.tsx';
import { ErrorState } from '../../../kit/parts/states.tsx';
import { wrongAt } from './form-state.ts';
import { say } from './say.ts';

/** The crews of a work. */
export function Crews({ work }: { readonly work: SubjectView }) {
  const [adding, setAdding] = useState(false);
  const remove = useCommand<string, typeof crewAnswer>({
    path: (crewId) => `/works/${work.id}/crews/${crewId}/remove`,
    schema: crewAnswer,
    body: () => ({}),
    refresh: ['/works'],
  });
  return (
    <Section
      title={say('work.crews')}
      actions={
        <Button kind="plain" icon="plus" onClick={() => setAdding(true)}>
          {say('crew.add')}
        </Button>
      }
    >
      {work.crews.length === 0 && <p className="note">{say('crew.none')}</p>}
      <ul className="item-list">
        {work.crews.map(({ id, name, head, size }) => (
          <li key={id}>
            <span>
              <b>{name}</b>{' '}
              {[head, size === null ? '' : say('crew.people', { count: size })].filter(Boolean).join(' · ')}
            </span>
            <Button kind="quiet" onClick={() => remove.mutate(id)}>
              {say('crew.remove')}
              <span className="sr">{name}</span>
            </Button>
          </li>
        ))}
      </ul>
      {remove.error && <ErrorState error={remove.error} />}
      {adding && <CrewDialog workId={work.id} onClose={() => setAdding(false)} />}
    </Section>
  );
}

function CrewDialog({ workId, onClose }: { readonly workId: string; readonly onClose: () => void }) {
  const [crew, setCrew] = useState({ name: '', head: '', size: null as number | null });
  const add = useCommand<typeof crew, typeof crewAnswer>({
    path: `/works/${workId}/crews`,
    schema: crewAnswer,
    refresh: ['/works'],
    onDone: onClose,
  });
  return (
    <Dialog title={say('crew.add')} onClose={onClose}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          add.mutate(crew);
        }}
      >
        <TextInput
          label={say('crew.name')}
          required
          maxLength={100}
          value={crew.name}
          onChange={(name) => setCrew({ ...crew, name })}
          error={wrongAt(add.error, '/name')}
        />
        <TextInput
          label={say('crew.head')}
          maxLength={50}
          value={crew.head}
          onChange={(head) => setCrew({ ...crew, head })}
        />
        <NumberInput
          label={say('crew.size')}
          min={1}
          max={5000}
          value={crew.size}
          onChange={(size) => setCrew({ ...crew, size })}
        />
        {add.error && wrongAt(add.error, '/name') === undefined && <ErrorState error={add.error} />}
        <p className="actions">
          <Button kind="main" type="submit" busy={add.isPending}>
            {say('crew.save')}
          </Button>
        </p>
      </form>
    </Dialog>
  );
}
