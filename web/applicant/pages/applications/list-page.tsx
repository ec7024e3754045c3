import type { z } from 'zod';
import { applicationList, type applicationSummary } from '../../../../contracts/application.ts';
import { APPLICATION_STATES, type ApplicationState } from '../../../../contracts/application-states.ts';
import { useGet } from '../../../kit/data.ts';
import { PageBody } from '../../../kit/frame/page-body.tsx';
import { momentWords } from '../../../kit/moments.ts';
import { FilterBar, Pager } from '../../../kit/parts/filters.tsx';
import { LinkButton, PageLink } from '../../../kit/parts/link.tsx';
import { Status, type StatusKind } from '../../../kit/parts/marks.tsx';
import { Answer, Empty } from '../../../kit/parts/states.tsx';
import { SubLine, Table, Tag } from '../../../kit/parts/table.tsx';
import { useActingMembership } from '../../../kit/session.ts';
import { useQueryState, writeQuery } from '../../../kit/url.ts';
import { DueWords } from './due-words.tsx';
import { actorWord, say, stateWord } from './say.ts';

type Summary = z.output<typeof applicationSummary>;

export const STATUS_KINDS: Readonly<Record<ApplicationState, StatusKind>> = {
  draft: 'open',
  'awaiting-confirmation': 'yours',
  submitted: 'going',
  'correction-requested': 'yours',
  accepted: 'going',
  declined: 'stopped',
  verifying: 'going',
  verified: 'done',
  withdrawn: 'stopped',
};

/** The applications of the organisation, newest first. */
export function Page() {
  const membership = useActingMembership();
  const [{ state, cursor }] = useQueryState();
  const found = useGet(`/applications${writeQuery({ state, cursor })}`, applicationList, {
    enabled: membership !== undefined,
  });
  if (!membership) {
    return (
      <PageBody title={say('list.title')}>
        <Empty title={say('list.no-organisation')}>
          <p>{say('list.no-organisation-what')}</p>
          <LinkButton kind="main" to="/organisations">
            {say('list.organisation')}
          </LinkButton>
        </Empty>
      </PageBody>
    );
  }
  return (
    <PageBody
      title={say('list.title')}
      note={membership.name}
      actions={
        <LinkButton kind="main" icon="plus" to="/applications/new">
          {say('list.new')}
        </LinkButton>
      }
    >
      <FilterBar
        label={say('list.filter')}
        filters={[
          {
            name: 'state',
            label: say('list.state'),
            options: APPLICATION_STATES.map((value) => ({ value, label: stateWord(value) })),
          },
        ]}
      />
      <Answer of={found}>
        {({ items, next }) => (
          <>
            {items.length === 0 ? <Nothing filtered={state !== undefined} /> : <Applications items={items} />}
            <Pager next={next} />
          </>
        )}
      </Answer>
    </PageBody>
  );
}

function Nothing({ filtered }: { readonly filtered: boolean }) {
  if (filtered) return <Empty title={say('list.none-such')} />;
  return (
    <Empty title={say('list.empty')}>
      <p>{say('list.empty-what')}</p>
      <p className="actions">
        <LinkButton kind="main" to="/rounds">
          {say('list.rounds')}
        </LinkButton>
        <LinkButton kind="plain" href="/calculator">
          {say('list.calculator')}
        </LinkButton>
      </p>
    </Empty>
  );
}

function Applications({ items }: { readonly items: readonly Summary[] }) {
  return (
    <Table
      caption={say('list.title')}
      folds
      rows={items}
      keyOf={({ id }) => id}
      columns={[
        {
          id: 'round',
          head: say('list.round'),
          rowHead: true,
          wide: true,
          cell: ({ id, roundTitle, number, isSample, source }) => (
            <span>
              <PageLink to={`/applications/${id}`}>{roundTitle}</PageLink> {isSample && <Tag>{say('sample')}</Tag>}{' '}
              {source === 'paper' && <Tag>{say('paper')}</Tag>}
              <SubLine>{number ?? say('list.no-number')}</SubLine>
            </span>
          ),
        },
        {
          id: 'state',
          head: say('list.state'),
          cell: ({ state }) => <Status kind={STATUS_KINDS[state]}>{stateWord(state)}</Status>,
        },
        {
          id: 'next',
          head: say('list.next'),
          cell: ({ nextActor }) => (nextActor === null ? say('list.nobody') : actorWord(nextActor)),
        },
        {
          id: 'due',
          head: say('list.due'),
          cell: ({ due, nextActor }) => <DueWords due={due} mine={nextActor === 'applicant'} />,
        },
        { id: 'saved', head: say('list.saved'), cell: ({ draftSavedAt }) => momentWords(draftSavedAt) },
      ]}
    />
  );
}
