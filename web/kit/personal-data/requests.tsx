import { type FormEvent, useState } from 'react';
import { type PersonalCopy, type PersonalRequest, personalRequests } from '../../../contracts/personal.ts';
import { useCommand, useGet } from '../data.ts';
import { RadioGroup, Select } from '../fields/choice.tsx';
import { TextArea } from '../fields/text.tsx';
import { Section } from '../frame/page-body.tsx';
import { Button } from '../parts/button.tsx';
import { Answer, ErrorState, toast } from '../parts/states.tsx';
import { Table } from '../parts/table.tsx';
import { dayWords, say } from './say.ts';

/** Asks for a correction or an erasure, and shows how earlier requests stand. */
export function RequestsSection({ fields }: Pick<PersonalCopy, 'fields'>) {
  const mine = useGet('/personal-data/requests/mine', personalRequests);
  return (
    <Section title={say('requests')}>
      <AskForm fields={fields} />
      <Answer of={mine}>
        {({ items }) => (items.length === 0 ? <p className="note">{say('request.none')}</p> : <Asked items={items} />)}
      </Answer>
    </Section>
  );
}

const KINDS = ['correction', 'erasure'] as const;

function AskForm({ fields }: Pick<PersonalCopy, 'fields'>) {
  const [kind, setKind] = useState<string>('correction');
  const [field, setField] = useState('');
  const [words, setWords] = useState('');
  const ask = useCommand({
    path: '/personal-data/requests',
    body: () => ({ kind, words, ...(kind === 'correction' && field !== '' ? { field } : {}) }),
    refresh: ['/personal-data/requests'],
    onDone: () => {
      setWords('');
      toast(say('request.sent'));
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (words.trim() !== '') ask.mutate();
  };
  return (
    <form className="stack" onSubmit={submit}>
      <RadioGroup
        label={say('request.kind')}
        value={kind}
        onChange={setKind}
        options={KINDS.map((value) => ({ value, label: say(`request.${value}`) }))}
      />
      {kind === 'correction' && (
        <Select
          label={say('request.field')}
          value={field}
          onChange={setField}
          blank={say('request.all')}
          options={fields.map(({ field: value, name }) => ({ value, label: name }))}
        />
      )}
      <TextArea label={say('request.words')} help={say('request.words-help')} value={words} onChange={setWords} />
      {ask.isError && <ErrorState error={ask.error} />}
      <p className="actions">
        <Button type="submit" kind="main" busy={ask.isPending} disabled={words.trim() === ''}>
          {say('request.send')}
        </Button>
      </p>
    </form>
  );
}

function Asked({ items }: { readonly items: readonly PersonalRequest[] }) {
  return (
    <Table
      caption={say('request.list')}
      rows={items}
      keyOf={({ id }) => id}
      folds
      columns={[
        { id: 'asked', head: say('request.asked'), cell: ({ askedAt }) => dayWords(askedAt) },
        { id: 'kind', head: say('request.kind'), rowHead: true, cell: ({ kind }) => say(`request.${kind}`) },
        { id: 'words', head: say('request.words'), wide: true, cell: ({ words }) => words ?? say('erased') },
        { id: 'state', head: say('request.state'), cell: ({ state }) => say(`state.${state}`) },
        { id: 'answer', head: say('request.answer'), wide: true, cell: ({ answer }) => answer ?? '—' },
      ]}
    />
  );
}
