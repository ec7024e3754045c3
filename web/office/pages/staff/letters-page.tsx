import { useState } from 'react';
import type { z } from 'zod';
import { LETTER_STATES, letterPage, nothing } from '../../../../contracts/party.ts';
import { useCommand, useGet } from '../../../kit/data.ts';
import { PageBody } from '../../../kit/frame/page-body.tsx';
import { Button } from '../../../kit/parts/button.tsx';
import { ConfirmDialog } from '../../../kit/parts/dialog.tsx';
import { FilterBar, Pager } from '../../../kit/parts/filters.tsx';
import { PageLink } from '../../../kit/parts/link.tsx';
import { Answer, Empty, toast } from '../../../kit/parts/states.tsx';
import { SubLine, Table, Tag } from '../../../kit/parts/table.tsx';
import { useSignedIn } from '../../../kit/session.ts';
import { useQueryState, writeQuery } from '../../../kit/url.ts';
import { chineseDay } from '../../../public/amounts.ts';
import { say } from './say.ts';

type Letter = z.output<typeof letterPage>['items'][number];

interface Deciding {
  readonly letter: Letter;
  readonly confirms: boolean;
}

const FILTERS = [
  {
    name: 'state',
    label: say('letters.state'),
    options: LETTER_STATES.map((value) => ({ value, label: say(`letters.state.${value}`) })),
  },
];

/** Letters of authority that wait for a clerk, oldest first. */
export function Page() {
  const [{ state, cursor }] = useQueryState();
  const found = useGet(`/authority-letters${writeQuery({ state, cursor })}`, letterPage);
  const [deciding, setDeciding] = useState<Deciding>();
  return (
    <PageBody title={say('letters.title')}>
      <FilterBar label={say('letters.title')} filters={FILTERS} />
      <Answer of={found}>
        {({ items, next }) => (
          <>
            {items.length === 0 ? (
              <Empty title={say('letters.empty')} />
            ) : (
              <List letters={items} onDecide={setDeciding} />
            )}
            <Pager next={next} words={say('letters.count', { count: items.length })} />
          </>
        )}
      </Answer>
      {deciding && <Decide {...deciding} onClose={() => setDeciding(undefined)} />}
    </PageBody>
  );
}

interface ListProps {
  readonly letters: readonly Letter[];
  readonly onDecide: (deciding: Deciding) => void;
}

function List({ letters, onDecide }: ListProps) {
  const { staffRoles } = useSignedIn();
  const decides = staffRoles.includes('clerk');
  return (
    <Table
      caption={say('letters.caption')}
      folds
      rows={letters}
      keyOf={({ letterId }) => letterId}
      columns={[
        {
          id: 'organisation',
          head: say('letters.organisation'),
          rowHead: true,
          wide: true,
          cell: ({ organisationId, registeredName, writtenName, uscc }) => (
            <span>
              <PageLink to={`/organisations/${organisationId}`}>{registeredName}</PageLink>
              <SubLine>{uscc}</SubLine>
              {writtenName !== registeredName && <Tag warn>{say('letters.differs', { name: writtenName })}</Tag>}
            </span>
          ),
        },
        {
          id: 'person',
          head: say('letters.person'),
          wide: true,
          cell: ({ personName, replaces }) => (
            <span>
              {personName} {replaces !== null && <Tag warn>{replacesWords(replaces)}</Tag>}
            </span>
          ),
        },
        {
          id: 'submitted',
          head: say('letters.submitted'),
          cell: ({ submittedAt }) => chineseDay(submittedAt.slice(0, 10)),
        },
        {
          id: 'file',
          head: say('letters.file'),
          cell: ({ fileId }) => <a href={`/api/v1/files/${fileId}/content`}>{say('letters.file')}</a>,
        },
        {
          id: 'act',
          head: say('letters.state'),
          cell: (letter) =>
            letter.state === 'submitted' && decides ? (
              <span className="actions">
                <Button onClick={() => onDecide({ letter, confirms: true })}>{say('letters.confirm')}</Button>
                <Button kind="plain" onClick={() => onDecide({ letter, confirms: false })}>
                  {say('letters.refuse')}
                </Button>
              </span>
            ) : (
              <span>
                {say(`letters.state.${letter.state}`)}
                <SubLine>{letter.reason}</SubLine>
              </span>
            ),
        },
      ]}
    />
  );
}

function replacesWords(name: string): string {
  return name === '' ? say('letters.replaces-unnamed') : say('letters.replaces', { name });
}

function Decide({ letter, confirms, onClose }: Deciding & { readonly onClose: () => void }) {
  const { letterId, registeredName: name, personName: person, replaces } = letter;
  const decide = useCommand<object, typeof nothing>({
    path: `/authority-letters/${letterId}/${confirms ? 'confirm' : 'refuse'}`,
    schema: nothing,
    refresh: ['/authority-letters', '/organisations'],
    onDone: () => toast(say('act.done')),
  });
  if (confirms) {
    return (
      <ConfirmDialog
        title={say('letters.confirm')}
        act={say('letters.confirm')}
        onConfirm={() => decide.mutateAsync({})}
        onClose={onClose}
      >
        <p>{say('letters.confirm-what', { person, name })}</p>
        {replaces !== null && <p>{replacesWords(replaces)}</p>}
      </ConfirmDialog>
    );
  }
  return (
    <ConfirmDialog
      title={say('letters.refuse')}
      act={say('letters.refuse')}
      reason={{ label: say('letters.reason'), required: true, help: say('letters.reason-help') }}
      onConfirm={(reason) => decide.mutateAsync({ reason })}
      onClose={onClose}
    >
      {say('letters.refuse-what', { name })}
    </ConfirmDialog>
  );
}
