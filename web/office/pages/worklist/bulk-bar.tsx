import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { bulkAcceptance, bulkPreview } from '../../../../contracts/acceptance.ts';
import { deskOf, type WorkItem } from '../../../../contracts/work-list.ts';
import { command } from '../../../kit/api.ts';
import { useCommand } from '../../../kit/data.ts';
import { useKeys } from '../../../kit/keys.ts';
import { Button } from '../../../kit/parts/button.tsx';
import { PageLink } from '../../../kit/parts/link.tsx';
import { ErrorState, toast } from '../../../kit/parts/states.tsx';
import { randomId } from '../../../kit/random-id.ts';
import { useSignedIn } from '../../../kit/session.ts';
import { Icon } from '../../../public/components/icon.tsx';
import { say } from './say.ts';

interface BulkBarProps {
  readonly items: readonly WorkItem[];
  readonly onAssign: () => void;
  readonly onClear: () => void;
}

/** Acts over what was chosen, and before they are pressed which of it would refuse, and why. */
export function BulkBar({ items, onAssign, onClear }: BulkBarProps) {
  const { staffRoles } = useSignedIn();
  const mayAssign = staffRoles.some((role) => ['clerk', 'officer', 'supervisor'].includes(role));
  useKeys([{ key: 'Escape', words: say('key.clear'), run: onClear }]);
  const others = (
    <>
      {mayAssign && (
        <Button kind="plain" shortcut="G" onClick={onAssign}>
          {say('bulk.assign')}
        </Button>
      )}
      <Button kind="quiet" shortcut="Esc" onClick={onClear}>
        {say('bulk.clear')}
      </Button>
    </>
  );
  const isAtCounter = staffRoles.includes('clerk') && items.some(({ state }) => deskOf(state) === 'clerk');
  return (
    <section className="bulk" aria-label={say('bulk.label')}>
      {isAtCounter ? (
        <BulkAcceptance items={items} onClear={onClear}>
          {others}
        </BulkAcceptance>
      ) : (
        <p className="actions">
          <b>{say('bulk.chosen', { count: items.length })}</b>
          {others}
        </p>
      )}
    </section>
  );
}

/** What the acceptance of these would say; asked again whenever the choice changes. Nothing is changed by asking. */
function useAcceptancePreview(ids: readonly string[]) {
  return useQuery({
    queryKey: ['bulk-acceptance-preview', ...ids],
    queryFn: () =>
      command('/applications/bulk-acceptance-preview', { ids }, { idempotencyKey: randomId(), schema: bulkPreview }),
  });
}

interface BulkAcceptanceProps {
  readonly items: readonly WorkItem[];
  readonly onClear: () => void;
  readonly children: ReactNode;
}

function BulkAcceptance({ items, onClear, children }: BulkAcceptanceProps) {
  const ids = items.map(({ id }) => id).sort();
  const preview = useAcceptancePreview(ids);
  const rows = preview.data?.items ?? [];
  const ready = rows.filter(({ refusal }) => refusal === null).map(({ id }) => id);
  const refused = rows.filter(({ refusal }) => refusal !== null);
  const accept = useCommand<readonly string[], typeof bulkAcceptance>({
    path: '/applications/bulk-accept',
    schema: bulkAcceptance,
    body: (chosen) => ({ ids: chosen }),
    refresh: ['/work-list', '/applications'],
    onDone({ items: answers }) {
      const done = answers.filter(({ accepted }) => accepted).length;
      const left = answers.length - done;
      if (left === 0) toast(say('bulk.done', { count: done }));
      else toast(say('bulk.partly', { done, refused: left }), { warn: true });
      onClear();
    },
  });
  const run = () => ready.length > 0 && !accept.isPending && accept.mutate(ready);
  useKeys([{ key: 'a', words: say('key.accept'), enabled: ready.length > 0, run }]);
  return (
    <>
      <p className="actions">
        <b role="status">
          {preview.data
            ? say('bulk.accept', { count: items.length, ready: ready.length, refused: refused.length })
            : say('bulk.checking', { count: items.length })}
        </b>
        {preview.data && (
          <Button kind="main" shortcut="A" disabled={ready.length === 0} busy={accept.isPending} onClick={run}>
            {say('bulk.act', { count: ready.length })}
          </Button>
        )}
        {children}
      </p>
      {refused.length > 0 && (
        <ul className="refuse">
          {refused.map(({ id, number, refusal }) => (
            <li key={id}>
              <Icon name="warning" /> <b>{number}</b> {refusal?.sentence} {refusal?.cure}{' '}
              {refusal?.code === 'DEFECTS_LEFT' ? (
                <PageLink to={`/applications/${id}/correction`}>{say('bulk.notice')}</PageLink>
              ) : (
                <PageLink to={`/applications/${id}`}>{say('bulk.open')}</PageLink>
              )}
            </li>
          ))}
        </ul>
      )}
      {(preview.isError || accept.isError) && <ErrorState error={preview.error ?? accept.error} />}
    </>
  );
}
