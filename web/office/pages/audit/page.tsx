import { useState } from 'react';
import { AUDIT_OUTCOMES, type AuditEntry, auditPage } from '../../../../contracts/audit.ts';
import { useGet } from '../../../kit/data.ts';
import { DateInput } from '../../../kit/fields/text.tsx';
import { PageBody } from '../../../kit/frame/page-body.tsx';
import { useRowKeys } from '../../../kit/keys.ts';
import { WithDrawer } from '../../../kit/parts/drawer.tsx';
import { FilterBar, Pager } from '../../../kit/parts/filters.tsx';
import { LinkButton } from '../../../kit/parts/link.tsx';
import { Answer, Empty } from '../../../kit/parts/states.tsx';
import { SubLine, Table } from '../../../kit/parts/table.tsx';
import { useQueryState } from '../../../kit/url.ts';
import { EntryDrawer } from './entry-drawer.tsx';
import { actName, actOptions, say } from './say.ts';
import { organisationWords, timeWords, whoWords } from './words.ts';

const ASKED = ['act', 'outcome', 'accountId', 'organisationId', 'onId', 'onType', 'from', 'until', 'cursor'] as const;
const ACTS = actOptions();
const OUTCOMES = AUDIT_OUTCOMES.map((value) => ({ value, label: say(`outcome.${value}`) }));

/** The audit, for the auditor: searched by act, person, organisation, object, day and outcome. */
export function Page() {
  const [query] = useQueryState();
  const asked = ASKED.flatMap((name) => (query[name] ? [[name, query[name]]] : []));
  const found = useGet(`/audit/entries?${new URLSearchParams(asked)}`, auditPage);
  return (
    <PageBody title={say('title')} actions={<LinkButton href="/audit-heads">{say('heads')}</LinkButton>}>
      <p className="note">{say('lead')}</p>
      <Filters />
      <Answer of={found}>
        {({ items, next }) => (
          <>
            {items.length === 0 ? (
              <Empty title={say('none')}>
                <p>{say('none.hint')}</p>
              </Empty>
            ) : (
              <Entries entries={items} />
            )}
            <Pager next={next} words={say('count', { count: items.length })} />
          </>
        )}
      </Answer>
    </PageBody>
  );
}

function Filters() {
  const [query, change] = useQueryState();
  return (
    <FilterBar
      label={say('filters')}
      filters={[
        { name: 'act', label: say('filter.act'), options: ACTS },
        { name: 'outcome', label: say('filter.outcome'), options: OUTCOMES },
        { name: 'onId', label: say('filter.onId') },
        { name: 'accountId', label: say('filter.accountId') },
        { name: 'organisationId', label: say('filter.organisationId') },
      ]}
    >
      <DateInput
        label={say('filter.from')}
        value={query.from ?? null}
        onChange={(day) => change({ from: day ?? '' })}
        {...(query.until ? { max: query.until } : {})}
      />
      <DateInput
        label={say('filter.until')}
        value={query.until ?? null}
        onChange={(day) => change({ until: day ?? '' })}
        {...(query.from ? { min: query.from } : {})}
      />
    </FilterBar>
  );
}

function Entries({ entries }: { readonly entries: readonly AuditEntry[] }) {
  const [openId, setOpenId] = useState<string>();
  const keys = entries.map(({ id }) => String(id));
  useRowKeys({ keys, current: openId, onMove: setOpenId, onOpen: setOpenId });
  const open = entries.find(({ id }) => String(id) === openId);
  const drawer = open && <EntryDrawer key={open.id} entry={open} onClose={() => setOpenId(undefined)} />;
  return (
    <WithDrawer drawer={drawer}>
      <Table
        caption={say('list')}
        rows={entries}
        keyOf={({ id }) => String(id)}
        open={openId}
        onOpen={({ id }) => setOpenId(String(id))}
        columns={[
          { id: 'at', head: say('time'), cell: ({ at }) => timeWords(at) },
          {
            id: 'act',
            head: say('act'),
            wide: true,
            rowHead: true,
            cell: ({ id, act, on }) => (
              <>
                <button type="button" className="btn btn--quiet" onClick={() => setOpenId(String(id))}>
                  {actName(act)}
                </button>
                {on && <SubLine>{`${on.type} ${on.id}`}</SubLine>}
              </>
            ),
          },
          { id: 'who', head: say('who'), cell: whoWords },
          { id: 'for', head: say('for'), wide: true, cell: ({ organisation }) => organisationWords(organisation) },
          { id: 'outcome', head: say('outcome'), cell: ({ outcome }) => say(`outcome.${outcome}`) },
        ]}
      />
    </WithDrawer>
  );
}
