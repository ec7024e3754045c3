import { useState } from 'react';
import {
  OUTCOME_KINDS,
  type OutcomeView,
  outcomeAnswer,
  outcomePage,
  type SubjectView,
} from '../../../../contracts/works.ts';
import { useCommand, useGet } from '../../../kit/data.ts';
import { Select } from '../../../kit/fields/choice.tsx';
import { DateInput, TextInput } from '../../../kit/fields/text.tsx';
import { FileDrop } from '../../../kit/files/file-drop.tsx';
import { Section } from '../../../kit/frame/page-body.tsx';
import { Button } from '../../../kit/parts/button.tsx';
import { Dialog } from '../../../kit/parts/dialog.tsx';
import { Answer, ErrorState, toast } from '../../../kit/parts/states.tsx';
import { chineseDay } from '../../../public/amounts.ts';
import { word } from '../../../works/words.ts';
import { wrongAt } from './form-state.ts';
import { say } from './say.ts';

/** What the work achieved abroad. Claims of overseas support refer to one of them. */
export function Outcomes({ work }: { readonly work: SubjectView }) {
  const [adding, setAdding] = useState(false);
  const outcomes = useGet(`/works/${work.id}/outcomes?limit=200`, outcomePage);
  const remove = useCommand<OutcomeView, typeof outcomeAnswer>({
    path: ({ id }) => `/works/${work.id}/outcomes/${id}/remove`,
    schema: outcomeAnswer,
    body: ({ revision }) => ({ revision }),
    refresh: [`/works/${work.id}/outcomes`],
  });
  return (
    <Section
      title={say('work.outcomes')}
      actions={
        <Button kind="plain" icon="plus" onClick={() => setAdding(true)}>
          {say('outcome.add')}
        </Button>
      }
    >
      <Answer of={outcomes} lines={2}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="note">{say('outcome.none')}</p>
          ) : (
            <ul className="item-list" aria-label={say('outcome.caption')}>
              {items.map((outcome) => (
                <li key={outcome.id}>
                  <span>
                    <b>{outcome.title}</b> {outcomeWords(outcome)}
                  </span>
                  <Button kind="quiet" onClick={() => remove.mutate(outcome)}>
                    {say('outcome.remove')}
                    <span className="sr">{outcome.title}</span>
                  </Button>
                </li>
              ))}
            </ul>
          )
        }
      </Answer>
      {remove.error && <ErrorState error={remove.error} />}
      {adding && <OutcomeDialog workId={work.id} onClose={() => setAdding(false)} />}
    </Section>
  );
}

function outcomeWords({ kind, country, platform, happenedOn, proofFileId }: OutcomeView): string {
  const day = happenedOn === null ? '' : chineseDay(happenedOn);
  const proof = proofFileId === null ? '' : say('outcome.proof-there');
  return [word(`outcome.${kind}`), country, platform, day, proof].filter((part) => part !== '').join(' · ');
}

const OPEN = {
  kind: 'release' as string,
  title: '',
  country: '',
  platform: '',
  happenedOn: null as string | null,
  proofFileId: null as string | null,
};

function OutcomeDialog({ workId, onClose }: { readonly workId: string; readonly onClose: () => void }) {
  const [outcome, setOutcome] = useState(OPEN);
  const set = (part: Partial<typeof OPEN>) => setOutcome({ ...outcome, ...part });
  const add = useCommand<typeof OPEN, typeof outcomeAnswer>({
    path: `/works/${workId}/outcomes`,
    schema: outcomeAnswer,
    refresh: [`/works/${workId}/outcomes`],
    onDone: () => {
      toast(say('outcome.saved'));
      onClose();
    },
  });
  return (
    <Dialog title={say('outcome.add')} onClose={onClose}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          add.mutate(outcome);
        }}
      >
        <Select
          label={say('outcome.kind')}
          value={outcome.kind}
          options={OUTCOME_KINDS.map((kind) => ({ value: kind, label: word(`outcome.${kind}`) }))}
          onChange={(kind) => set({ kind })}
        />
        <TextInput
          label={say('outcome.title')}
          required
          maxLength={200}
          value={outcome.title}
          onChange={(title) => set({ title })}
          error={wrongAt(add.error, '/title')}
        />
        <div className="row">
          <TextInput
            label={say('outcome.country')}
            maxLength={60}
            value={outcome.country}
            onChange={(country) => set({ country })}
          />
          <TextInput
            label={say('outcome.platform')}
            maxLength={100}
            value={outcome.platform}
            onChange={(platform) => set({ platform })}
          />
        </div>
        <DateInput
          label={say('outcome.day')}
          value={outcome.happenedOn}
          onChange={(happenedOn) => set({ happenedOn })}
        />
        <FileDrop label={say('outcome.proof')} multiple={false} onFile={({ id }) => set({ proofFileId: id })} />
        {add.error && wrongAt(add.error, '/title') === undefined && <ErrorState error={add.error} />}
        <p className="actions">
          <Button kind="main" type="submit" busy={add.isPending}>
            {say('outcome.save')}
          </Button>
        </p>
      </form>
    </Dialog>
  );
}
