import { useState } from 'react';
import {
  ASSIGNEES,
  DUE_FILTERS,
  savedFilter,
  scopeOf,
  TASKS,
  type WorkFilter,
  workChoices,
  workFilter,
} from '../../../../contracts/work-list.ts';
import { useCommand, useGet } from '../../../kit/data.ts';
import { TextInput } from '../../../kit/fields/text.tsx';
import { Button } from '../../../kit/parts/button.tsx';
import { Dialog } from '../../../kit/parts/dialog.tsx';
import { type Filter, FilterBar } from '../../../kit/parts/filters.tsx';
import { LinkButton } from '../../../kit/parts/link.tsx';
import { ErrorState, toast } from '../../../kit/parts/states.tsx';
import { useSignedIn } from '../../../kit/session.ts';
import { useQueryState, writeQuery } from '../../../kit/url.ts';
import { say, stateWord } from './say.ts';

/** What of the address narrows the list; anything else in it is not asked. */
export function useWorkFilter(): WorkFilter {
  const [query] = useQueryState();
  const { cursor: _cursor, ...rest } = query;
  const parsed = workFilter.safeParse(rest);
  return parsed.success ? parsed.data : {};
}

/** Clause, state, time limit, who and round; keep what is set; take it along as a file. */
export function WorkFilters() {
  const { staffRoles } = useSignedIn();
  const filter = useWorkFilter();
  const { data } = useGet('/work-list/choices', workChoices);
  const [saving, setSaving] = useState(false);
  const isEmpty = Object.keys(filter).length === 0;
  const titled = (choices: readonly { readonly id: string; readonly title: string }[] = []) =>
    choices.map(({ id, title }) => ({ value: id, label: title }));
  const filters: Filter[] = [
    { name: 'clause', label: say('filter.clause'), options: titled(data?.clauses) },
    {
      name: 'state',
      label: say('filter.state'),
      options: scopeOf(staffRoles).states.map((value) => ({ value, label: stateWord(value) })),
    },
    {
      name: 'due',
      label: say('filter.due'),
      options: DUE_FILTERS.map((value) => ({ value, label: say(`due.${value}`) })),
    },
    {
      name: 'assignee',
      label: say('filter.assignee'),
      options: ASSIGNEES.map((value) => ({ value, label: say(`assignee.${value}`) })),
    },
    { name: 'roundId', label: say('filter.round'), options: titled(data?.rounds) },
    ...(staffRoles.includes('supervisor')
      ? [
          {
            name: 'task',
            label: say('filter.task'),
            options: TASKS.map((value) => ({ value, label: say(`task.${value}`) })),
          },
        ]
      : []),
  ];
  return (
    <FilterBar label={say('filter.label')} filters={filters}>
      {!isEmpty && (
        <Button kind="plain" onClick={() => setSaving(true)}>
          {say('list.save')}
        </Button>
      )}
      <LinkButton
        kind="quiet"
        icon="down"
        href={`/api/v1/work-list/export${writeQuery(filter)}`}
        download={`${say('export.file')}.xlsx`}
      >
        {say('list.export')}
      </LinkButton>
      {saving && <SaveDialog filter={filter} onClose={() => setSaving(false)} />}
    </FilterBar>
  );
}

function SaveDialog({ filter, onClose }: { readonly filter: WorkFilter; readonly onClose: () => void }) {
  const [name, setName] = useState('');
  const save = useCommand<{ readonly name: string; readonly query: WorkFilter }, typeof savedFilter>({
    path: '/work-list/filters',
    schema: savedFilter,
    refresh: ['/work-list/filters'],
    onDone() {
      toast(say('save.done'));
      onClose();
    },
  });
  return (
    <Dialog title={say('save.title')} onClose={onClose}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim() !== '') save.mutate({ name: name.trim(), query: filter });
        }}
      >
        <TextInput label={say('save.name')} required value={name} onChange={setName} maxLength={40} />
        {save.isError && <ErrorState error={save.error} />}
        <p className="actions">
          <Button kind="main" type="submit" busy={save.isPending}>
            {say('save.act')}
          </Button>
        </p>
      </form>
    </Dialog>
  );
}
