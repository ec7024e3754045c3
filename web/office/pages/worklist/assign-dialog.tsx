import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { colleagues } from '../../../../contracts/staff.ts';
import { bulkAssignment, bulkAssignmentPreview, deskOf, type WorkItem } from '../../../../contracts/work-list.ts';
import { command } from '../../../kit/api.ts';
import { useCommand, useGet } from '../../../kit/data.ts';
import { Select } from '../../../kit/fields/choice.tsx';
import { Button } from '../../../kit/parts/button.tsx';
import { Dialog } from '../../../kit/parts/dialog.tsx';
import { Answer, ErrorState, toast } from '../../../kit/parts/states.tsx';
import { randomId } from '../../../kit/random-id.ts';
import { say } from './say.ts';

interface AssignDialogProps {
  readonly items: readonly WorkItem[];
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** Gives one or many to a colleague of the desk where the first of them lies; says beforehand which would be refused. */
export function AssignDialog({ items, onClose, onDone }: AssignDialogProps) {
  const role = items.map(({ state }) => deskOf(state)).find((desk) => desk !== null) ?? 'clerk';
  const found = useGet(`/staff/colleagues?role=${role}`, colleagues);
  const [accountId, setAccountId] = useState('');
  const ids = items.map(({ id }) => id).sort();
  return (
    <Dialog title={say('assign.title', { count: items.length })} onClose={onClose}>
      <Answer of={found}>
        {({ items: people }) =>
          people.length === 0 ? (
            <p>{say('assign.nobody')}</p>
          ) : (
            <Select
              label={`${say('assign.to')}（${say(`assign.desk.${role}`)}）`}
              value={accountId}
              blank={say('assign.choose')}
              onChange={setAccountId}
              options={people.map(({ accountId: value, name, isAbsent }) => ({
                value,
                label: isAbsent ? say('assign.absent', { name }) : name,
              }))}
            />
          )
        }
      </Answer>
      {accountId !== '' && (
        <Foreseen
          ids={ids}
          accountId={accountId}
          onDone={() => {
            onDone();
            onClose();
          }}
        />
      )}
    </Dialog>
  );
}

interface ForeseenProps {
  readonly ids: readonly string[];
  readonly accountId: string;
  readonly onDone: () => void;
}

function Foreseen({ ids, accountId, onDone }: ForeseenProps) {
  const preview = useQuery({
    queryKey: ['bulk-assignment-preview', accountId, ...ids],
    queryFn: () =>
      command(
        '/applications/bulk-assignment-preview',
        { ids, accountId },
        { idempotencyKey: randomId(), schema: bulkAssignmentPreview },
      ),
  });
  const assign = useCommand<readonly string[], typeof bulkAssignment>({
    path: '/applications/bulk-assign',
    schema: bulkAssignment,
    body: (chosen) => ({ ids: chosen, accountId }),
    refresh: ['/work-list', '/applications'],
    onDone({ items }) {
      toast(say('assign.done', { count: items.filter(({ assigned }) => assigned).length }));
      onDone();
    },
  });
  return (
    <Answer of={preview} lines={2}>
      {({ items }) => {
        const ready = items.filter(({ refusal }) => refusal === null).map(({ id }) => id);
        const refused = items.filter(({ refusal }) => refusal !== null);
        return (
          <div className="stack">
            <p>{say('assign.ready', { ready: ready.length, refused: refused.length })}</p>
            {refused.length > 0 && (
              <ul className="refuse">
                {refused.map(({ id, number, refusal }) => (
                  <li key={id}>
                    <b>{number}</b> {refusal?.sentence} {refusal?.cure}
                  </li>
                ))}
              </ul>
            )}
            {assign.isError && <ErrorState error={assign.error} />}
            <p className="actions">
              <Button
                kind="main"
                disabled={ready.length === 0}
                busy={assign.isPending}
                onClick={() => ready.length > 0 && assign.mutate(ready)}
              >
                {say('assign.act', { count: ready.length })}
              </Button>
            </p>
          </div>
        );
      }}
    </Answer>
  );
}
