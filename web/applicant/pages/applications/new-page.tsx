import { useState } from 'react';
import { startedApplication } from '../../../../contracts/application.ts';
import { type RoundSummaryView, roundList } from '../../../../contracts/round.ts';
import type { Membership } from '../../../../contracts/session.ts';
import { actFor } from '../../../kit/acting-for.ts';
import { useCommand, useGet } from '../../../kit/data.ts';
import { RadioGroup, Select } from '../../../kit/fields/choice.tsx';
import { PageBody, Section } from '../../../kit/frame/page-body.tsx';
import { momentWords } from '../../../kit/moments.ts';
import { Button } from '../../../kit/parts/button.tsx';
import { LinkButton } from '../../../kit/parts/link.tsx';
import { Answer, Empty, ErrorState } from '../../../kit/parts/states.tsx';
import { useActingMembership, useSignedIn } from '../../../kit/session.ts';
import { useGo, useQueryState, writeQuery } from '../../../kit/url.ts';
import { Callout } from '../../../public/components/callout.tsx';
import { type StartChoice, startBody } from './model/start-choice.ts';
import { say } from './say.ts';
import { StartFrom, useFirstChoice } from './start-from.tsx';

/** Begins an application: in which round, for whom, from what. `?round=`, `?clause=` and `?from=calculation` choose beforehand. */
export function Page() {
  const membership = useActingMembership();
  const rounds = useGet('/rounds?phase=open&limit=200', roundList);
  return (
    <PageBody title={say('new.title')} narrow>
      {membership ? (
        <Answer of={rounds}>
          {({ items }) => (items.length === 0 ? <NoRound /> : <Start rounds={items} membership={membership} />)}
        </Answer>
      ) : (
        <Empty title={say('list.no-organisation')}>
          <p>{say('list.no-organisation-what')}</p>
          <LinkButton kind="main" to="/organisations">
            {say('list.organisation')}
          </LinkButton>
        </Empty>
      )}
    </PageBody>
  );
}

function NoRound() {
  return (
    <Empty title={say('new.no-round')}>
      <p>{say('new.no-round-what')}</p>
      <LinkButton kind="plain" to="/rounds">
        {say('new.all-rounds')}
      </LinkButton>
    </Empty>
  );
}

interface StartProps {
  readonly rounds: readonly RoundSummaryView[];
  readonly membership: Membership;
}

/** The round that the address asks for, else one that has the clause, else the first. */
function firstRound(rounds: readonly RoundSummaryView[], wanted: string, clause: string): RoundSummaryView | undefined {
  const withClause = rounds.find(({ clauses }) => clauses.some((one) => one.clause === clause));
  return rounds.find(({ id }) => id === wanted) ?? withClause ?? rounds[0];
}

function Start({ rounds, membership }: StartProps) {
  const [query] = useQueryState();
  const { round: wanted = '', clause = '' } = query;
  const [roundId, setRoundId] = useState(() => firstRound(rounds, wanted, clause)?.id ?? '');
  const round = rounds.find(({ id }) => id === roundId);
  const isAsked = clause === '' || round?.clauses.some((one) => one.clause === clause) === true;
  return (
    <>
      {!isAsked && (
        <Callout kind="warn">
          <p>{say('new.clause-not-open')}</p>
        </Callout>
      )}
      <Section title={say('new.round')}>
        <RadioGroup
          label={say('new.round')}
          quietLabel
          value={roundId}
          options={rounds.map(({ id, title, closesAt, isSample }) => ({
            value: id,
            label: isSample ? say('new.sample-round', { title }) : title,
            note: say('new.until', { moment: momentWords(closesAt) }),
          }))}
          onChange={setRoundId}
        />
      </Section>
      <ForWhom membership={membership} />
      {round && (
        <FromWhat
          key={`${round.id} ${membership.organisationId}`}
          round={round}
          membership={membership}
          clause={isAsked ? clause : ''}
        />
      )}
    </>
  );
}

function ForWhom({ membership }: { readonly membership: Membership }) {
  const { memberships } = useSignedIn();
  return (
    <Section title={say('new.for')}>
      {memberships.length === 1 ? (
        <p>{membership.name}</p>
      ) : (
        <Select
          label={say('new.for')}
          quietLabel
          value={membership.organisationId}
          options={memberships.map(({ organisationId, name }) => ({ value: organisationId, label: name }))}
          onChange={actFor}
        />
      )}
    </Section>
  );
}

interface FromWhatProps {
  readonly round: RoundSummaryView;
  readonly membership: Membership;
  readonly clause: string;
}

function FromWhat({ round, membership, clause }: FromWhatProps) {
  const go = useGo();
  const [choice, setChoice] = useState<StartChoice>(useFirstChoice(round, clause));
  const from = startBody(choice);
  const start = useCommand<void, typeof startedApplication>({
    path: `/rounds/${round.id}/applications`,
    schema: startedApplication,
    body: () => ({ from }),
    refresh: ['/applications'],
    onDone: ({ id, leftOut }) => go(`/applications/${id}/edit${writeQuery({ without: leftOut.join(' ') })}`),
  });
  const mayStart = membership.role !== 'viewer';
  return (
    <Section title={say('new.from')}>
      <StartFrom round={round} choice={choice} onChange={setChoice} />
      {start.error && <ErrorState error={start.error} />}
      {!mayStart && <p className="note">{say('new.viewer')}</p>}
      {from === undefined && <p className="note">{say(`new.choose.${choice.kind}`)}</p>}
      <p className="actions">
        <Button
          kind="main"
          busy={start.isPending}
          disabled={!mayStart || from === undefined}
          onClick={() => mayStart && from !== undefined && start.mutate()}
        >
          {say('new.start')}
        </Button>
        <LinkButton kind="plain" href={`/rounds/${round.id}`}>
          {say('new.see-round')}
        </LinkButton>
      </p>
    </Section>
  );
}
