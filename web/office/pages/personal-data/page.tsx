import { useState } from 'react';
import { type PersonalRequest, personalRequests } from '../../../../contracts/personal.ts';
import { useCommand, useGet } from '../../../kit/data.ts';
import { PageBody } from '../../../kit/frame/page-body.tsx';
import { Button } from '../../../kit/parts/button.tsx';
import { ConfirmDialog } from '../../../kit/parts/dialog.tsx';
import { FilterBar, Pager } from '../../../kit/parts/filters.tsx';
import { Answer, Empty, toast } from '../../../kit/parts/states.tsx';
import { Table } from '../../../kit/parts/table.tsx';
import { dayWords, say } from '../../../kit/personal-data/say.ts';
import { useQueryState } from '../../../kit/url.ts';

const STATES = ['open', 'fulfilled', 'declined'] as const;
const OPTIONS = STATES.map((value) => ({ value, label: say(`state.${value}`) }));

/** Requests of people about their data, oldest first, for the supervisor to answer. */
export function Page() {
  const [query] = useQueryState();
  const asked = ['state', 'cursor'].flatMap((name) => (query[name] ? [[name, query[name]]] : []));
  const found = useGet(`/personal-data/requests?${new URLSearchParams(asked)}`, personalRequests);
  return (
    <PageBody title={say('office.title')}>
      <p className="note">{say('office.lead')}</p>
      <FilterBar
        label={say('office.filters')}
        filters={[{ name: 'state', label: say('office.state'), options: OPTIONS }]}
      />
      <Answer of={found}>
        {({ items, next }) => (
          <>
            {items.length === 0 ? <Empty title={say('office.none')} /> : <Requests items={items} />}
            <Pager next={next} />
          </>
        )}
      </Answer>
    </PageBody>
  );
}

interface Answering {
  readonly request: PersonalRequest;
  readonly decision: 'fulfilled' | 'declined';
}

function Requests({ items }: { readonly items: readonly PersonalRequest[] }) {
  const [answering, setAnswering] = useState<Answering>();
  return (
    <>
      <Table
        caption={say('office.list')}
        rows={items}
        keyOf={({ id }) => id}
        columns={[
          { id: 'asked', head: say('request.asked'), cell: ({ askedAt }) => dayWords(askedAt) },
          { id: 'kind', head: say('request.kind'), rowHead: true, cell: ({ kind }) => say(`request.${kind}`) },
          { id: 'words', head: say('request.words'), wide: true, cell: ({ words }) => words ?? say('erased') },
          {
            id: 'answer',
            head: say('request.answer'),
            wide: true,
            cell: (request) => <AnswerCell request={request} onAnswer={setAnswering} />,
          },
        ]}
      />
      {answering && <AnswerDialog {...answering} onClose={() => setAnswering(undefined)} />}
    </>
  );
}

interface AnswerCellProps {
  readonly request: PersonalRequest;
  readonly onAnswer: (answering: Answering) => void;
}

function AnswerCell({ request, onAnswer }: AnswerCellProps) {
  if (request.state !== 'open') return `${say(`state.${request.state}`)}：${request.answer ?? ''}`;
  return (
    <span className="actions">
      <Button kind="plain" onClick={() => onAnswer({ request, decision: 'fulfilled' })}>
        {say('office.fulfil')}
      </Button>
      <Button kind="plain" onClick={() => onAnswer({ request, decision: 'declined' })}>
        {say('office.decline')}
      </Button>
    </span>
  );
}

function AnswerDialog({ request, decision, onClose }: Answering & { readonly onClose: () => void }) {
  const send = useCommand<{ readonly decision: string; readonly answer: string }>({
    path: `/personal-data/requests/${request.id}/answer`,
    refresh: ['/personal-data/requests'],
    onDone: () => toast(say('office.answered')),
  });
  const title = say(decision === 'fulfilled' ? 'office.fulfil' : 'office.decline');
  const what = decision === 'declined' ? 'office.decline-what' : (`office.fulfil-${request.kind}` as const);
  return (
    <ConfirmDialog
      title={title}
      act={title}
      danger={decision === 'fulfilled' && request.kind === 'erasure'}
      reason={{ label: say('office.reason'), required: true }}
      onConfirm={(answer) => send.mutateAsync({ decision, answer })}
      onClose={onClose}
    >
      {say(what)}
    </ConfirmDialog>
  );
}
