import { useEffect, useState } from 'react';
import { type WorkItem, workList } from '../../../../contracts/work-list.ts';
import { useGet } from '../../../kit/data.ts';
import { PageBody } from '../../../kit/frame/page-body.tsx';
import { useKeys, useRowKeys } from '../../../kit/keys.ts';
import { WithDrawer } from '../../../kit/parts/drawer.tsx';
import { Pager } from '../../../kit/parts/filters.tsx';
import { LinkButton } from '../../../kit/parts/link.tsx';
import { Answer, Empty } from '../../../kit/parts/states.tsx';
import { useGo, useQueryState, writeQuery } from '../../../kit/url.ts';
import { Page as Home } from '../home/page.tsx';
import { AssignDialog } from './assign-dialog.tsx';
import { BulkBar } from './bulk-bar.tsx';
import { useHasWorkList } from './counts.ts';
import { useWorkFilter, WorkFilters } from './filters.tsx';
import { say } from './say.ts';
import { WorkDrawer } from './work-drawer.tsx';
import { WorkTable } from './work-table.tsx';

const LOOK_MILLISECONDS = 60_000;
const PER_PAGE = 50;

/** The home of the office: what has to be dealt with. Whoever deals with no applications sees who they are. */
export function Page() {
  return useHasWorkList() ? <WorkListPage /> : <Home />;
}

function WorkListPage() {
  const filter = useWorkFilter();
  const [{ cursor }] = useQueryState();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const address = `/work-list${writeQuery({ ...filter, limit: PER_PAGE, cursor })}`;
  const found = useGet(address, workList, { pollMilliseconds: LOOK_MILLISECONDS });
  // Another list: what was chosen in the one before is out of sight.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the address says which list it is.
  useEffect(() => setChosen(new Set()), [address]);
  const items = found.data?.items ?? [];
  const count = items.length;
  const visible = new Set(items.filter(({ id }) => chosen.has(id)).map(({ id }) => id));
  const note =
    visible.size > 0 ? say('list.note-chosen', { count, chosen: visible.size }) : say('list.note', { count });
  return (
    <div className="work-list">
      <PageBody title={say('list.title')} note={note}>
        <WorkFilters />
        <Answer of={found}>
          {({ next }) =>
            count === 0 ? (
              <Nothing isFiltered={Object.keys(filter).length > 0} />
            ) : (
              <>
                <Work items={items} chosen={visible} onChoose={setChosen} />
                <Pager next={next} />
              </>
            )
          }
        </Answer>
      </PageBody>
    </div>
  );
}

function Nothing({ isFiltered }: { readonly isFiltered: boolean }) {
  return (
    <Empty title={say(isFiltered ? 'list.empty-filtered' : 'list.empty')}>
      {isFiltered && (
        <p className="actions">
          <LinkButton to="/">{say('list.clear')}</LinkButton>
        </p>
      )}
    </Empty>
  );
}

interface WorkProps {
  readonly items: readonly WorkItem[];
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (chosen: ReadonlySet<string>) => void;
}

function Work({ items, chosen, onChoose }: WorkProps) {
  const [row, setRow] = useState<string>();
  const [isOpen, setOpen] = useState(false);
  const [assigning, setAssigning] = useState(false);
  const go = useGo();
  const current = items.find(({ id }) => id === row);
  const show = (id: string) => {
    // A second Enter goes to the page of the application.
    if (isOpen && id === row) return go(`/applications/${id}`);
    setRow(id);
    setOpen(true);
  };
  useRowKeys({ keys: items.map(({ id }) => id), current: current?.id, onMove: setRow, onOpen: show });
  const toggle = (id: string) => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    onChoose(next);
  };
  const toAssign = chosen.size > 0 ? items.filter(({ id }) => chosen.has(id)) : current ? [current] : [];
  useKeys([
    { key: 'x', words: say('key.choose'), enabled: current !== undefined, run: () => current && toggle(current.id) },
    { key: 'g', words: say('key.assign'), enabled: toAssign.length > 0, run: () => setAssigning(true) },
  ]);
  const drawer = isOpen && current && (
    <WorkDrawer
      key={current.id}
      item={current}
      hasChosen={chosen.size > 0}
      onAssign={() => setAssigning(true)}
      onClose={() => setOpen(false)}
    />
  );
  return (
    <WithDrawer drawer={drawer}>
      <WorkTable
        items={items}
        row={current?.id}
        onOpen={(id) => {
          setRow(id);
          setOpen(true);
        }}
        chosen={chosen}
        onChoose={onChoose}
      />
      {chosen.size > 0 && (
        <BulkBar
          items={items.filter(({ id }) => chosen.has(id))}
          onAssign={() => setAssigning(true)}
          onClear={() => onChoose(new Set())}
        />
      )}
      {assigning && toAssign.length > 0 && (
        <AssignDialog items={toAssign} onClose={() => setAssigning(false)} onDone={() => onChoose(new Set())} />
      )}
    </WithDrawer>
  );
}
