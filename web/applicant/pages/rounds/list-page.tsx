import { type RoundSummaryView, roundList } from '../../../../contracts/round.ts';
import { useGet } from '../../../kit/data.ts';
import { PageBody } from '../../../kit/frame/page-body.tsx';
import { momentWords } from '../../../kit/moments.ts';
import { FilterBar, Pager } from '../../../kit/parts/filters.tsx';
import { LinkButton } from '../../../kit/parts/link.tsx';
import { Status, type StatusKind } from '../../../kit/parts/marks.tsx';
import { Answer, Empty } from '../../../kit/parts/states.tsx';
import { Tag } from '../../../kit/parts/table.tsx';
import { useQueryState, writeQuery } from '../../../kit/url.ts';
import { say } from '../applications/say.ts';
import './rounds.css';

const PHASES = ['open', 'upcoming', 'grace', 'closed', 'cancelled'] as const;

const KINDS: Readonly<Record<RoundSummaryView['phase'], StatusKind>> = {
  open: 'going',
  upcoming: 'open',
  grace: 'going',
  closed: 'done',
  cancelled: 'stopped',
};

/** The calls for applications, the newest first. */
export function Page() {
  const [{ phase, cursor }] = useQueryState();
  const rounds = useGet(`/rounds${writeQuery({ phase, cursor })}`, roundList);
  return (
    <PageBody title={say('rounds.title')} note={say('rounds.note')}>
      <FilterBar
        label={say('rounds.filter')}
        filters={[
          {
            name: 'phase',
            label: say('rounds.phase'),
            options: PHASES.map((value) => ({ value, label: say(`phase.${value}`) })),
          },
        ]}
      />
      <Answer of={rounds}>
        {({ items, next }) => (
          <>
            {items.length === 0 && (
              <Empty title={say('rounds.empty')}>
                <p>{say('rounds.empty-what')}</p>
                <LinkButton kind="plain" href="/calculator">
                  {say('list.calculator')}
                </LinkButton>
              </Empty>
            )}
            {items.map((round) => (
              <RoundCard key={round.id} round={round} />
            ))}
            <Pager next={next} />
          </>
        )}
      </Answer>
    </PageBody>
  );
}

function RoundCard({ round }: { readonly round: RoundSummaryView }) {
  const { id, title, number, phase, isSample, opensAt, closesAt, graceUntil, policyTitle, clauses } = round;
  return (
    <article className="round-card" aria-label={title}>
      <header>
        <h2>{title}</h2>
        <Status kind={KINDS[phase]}>{say(`phase.${phase}`)}</Status>
        {isSample && <Tag>{say('sample')}</Tag>}
      </header>
      <p className="note">{say('rounds.number', { number, policy: policyTitle })}</p>
      <p>
        {say('rounds.window', { from: momentWords(opensAt), until: momentWords(closesAt) })}
        {graceUntil !== null && say('rounds.grace', { until: momentWords(graceUntil) })}
      </p>
      <p className="small">{clauses.map((clause) => clause.title).join(say('list.separator'))}</p>
      <p className="actions">
        {phase === 'open' && (
          <LinkButton kind="main" to={`/applications/new?round=${id}`}>
            {say('rounds.apply')}
            <span className="sr">{title}</span>
          </LinkButton>
        )}
        <LinkButton kind="plain" href={`/rounds/${id}`}>
          {say('rounds.see')}
          <span className="sr">{title}</span>
        </LinkButton>
      </p>
    </article>
  );
}
