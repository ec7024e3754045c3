import { useState } from 'react';
import type { z } from 'zod';
import { instrumentList } from '../../../../contracts/instrument.ts';
import { useGet } from '../../../kit/data.ts';
import { PageBody, Section } from '../../../kit/frame/page-body.tsx';
import { Button } from '../../../kit/parts/button.tsx';
import { PageLink } from '../../../kit/parts/link.tsx';
import { DataList } from '../../../kit/parts/lists.tsx';
import { Answer, Empty } from '../../../kit/parts/states.tsx';
import { Table, Tag } from '../../../kit/parts/table.tsx';
import { useSignedIn } from '../../../kit/session.ts';
import { chineseDay } from '../../../public/amounts.ts';
import { IssueStatus } from './issue-status.tsx';
import { ProposeDialog } from './propose-dialog.tsx';
import { say } from './say.ts';

export type Instrument = z.output<typeof instrumentList>['items'][number];

/** The loaded versions of support policies, and how far the issuing of each is. */
export function Page() {
  const found = useGet('/instruments', instrumentList);
  return (
    <PageBody title={say('list.title')} note={say('list.note')}>
      <Answer of={found}>
        {({ items }) => (
          <>
            {items.length === 0 && <Empty title={say('list.empty')} />}
            {items.map((instrument) => (
              <Version key={`${instrument.policyId} ${instrument.version}`} instrument={instrument} />
            ))}
          </>
        )}
      </Answer>
    </PageBody>
  );
}

/** Why the version cannot be proposed now; undefined where it can. */
function obstacleOf({ issues, mayBeIssued, status }: Instrument): string | undefined {
  if (!mayBeIssued) return say('propose.not-issued', { status: say(`status.${status}`) });
  return issues.some(({ state }) => state !== 'withdrawn') ? say('propose.already') : undefined;
}

function Version({ instrument }: { readonly instrument: Instrument }) {
  const { policyId, version, title, status, dated, digest, readings, issues } = instrument;
  const { staffRoles } = useSignedIn();
  const [proposing, setProposing] = useState(false);
  const proposes = staffRoles.some((role) => role === 'officer' || role === 'supervisor');
  const obstacle = obstacleOf(instrument);
  const address = `/policies/${encodeURIComponent(policyId)}/${encodeURIComponent(version)}`;
  return (
    <Section
      title={title}
      actions={
        proposes &&
        obstacle === undefined && (
          <Button kind="plain" onClick={() => setProposing(true)}>
            {say('propose.act')}
            <span className="sr">{title}</span>
          </Button>
        )
      }
    >
      <DataList
        data={[
          { label: say('version'), value: <a href={address}>{version}</a> },
          {
            label: say('status'),
            value: say('status.dated', { status: say(`status.${status}`), day: chineseDay(dated) }),
          },
          { label: say('digest'), value: <code className="code">{digest}</code> },
          { label: say('readings'), value: say('readings.value', { readings }) },
        ]}
      />
      {proposes && obstacle !== undefined && <p className="note">{obstacle}</p>}
      {issues.length === 0 ? <p className="note">{say('issues.none')}</p> : <Issues issues={issues} />}
      {proposing && <ProposeDialog instrument={instrument} onClose={() => setProposing(false)} />}
    </Section>
  );
}

function Issues({ issues }: Pick<Instrument, 'issues'>) {
  return (
    <Table
      caption={say('issues.caption')}
      folds
      rows={issues}
      keyOf={({ id }) => id}
      isDone={({ state }) => state === 'withdrawn'}
      columns={[
        {
          id: 'document',
          head: say('document'),
          rowHead: true,
          wide: true,
          cell: ({ id, documentNumber, isSample }) => (
            <span>
              <PageLink to={`/instruments/${id}`}>{documentNumber}</PageLink>{' '}
              {isSample && <Tag warn>{say('sample')}</Tag>}
            </span>
          ),
        },
        { id: 'state', head: say('state'), cell: ({ state }) => <IssueStatus state={state} /> },
        { id: 'issued', head: say('issued-on'), cell: ({ issuedOn }) => chineseDay(issuedOn) },
        {
          id: 'loaded',
          head: say('loaded'),
          cell: ({ isLoaded }) => (isLoaded ? say('loaded.yes') : <Tag warn>{say('loaded.no')}</Tag>),
        },
      ]}
    />
  );
}
