import type { RoundSummaryView, RoundView } from '../../../contracts/round.ts';
import type { PolicyPackage } from '../../../engine/package.ts';
import { chineseDay, spokenMoney } from '../amounts.ts';
import { Callout } from '../components/callout.tsx';
import { Seal } from '../components/seal.tsx';
import { beijingMoment } from '../moments.ts';
import { findPackage } from '../packages.ts';
import { applyPath, clausePath, paths, policyPath, roundPath } from '../paths.ts';
import { Page, respond } from '../shell.tsx';
import type { PageCall, PageResponse } from '../site.ts';
import { tell } from './round-words.ts';

/** The calls for applications, as the database has them. */
export interface RoundsShown {
  readonly items: readonly RoundSummaryView[];
  /** Cursor of the older ones; null at the end. */
  readonly next: string | null;
}

/** All published rounds, those that are open first. */
export function renderRoundsPage(call: PageCall, { items, next }: RoundsShown): PageResponse {
  const open = items.filter(({ phase }) => phase === 'open');
  const others = items.filter(({ phase }) => phase !== 'open');
  return respond(
    <Page
      call={call}
      title={tell('rounds.title')}
      description={tell('rounds.description')}
      place="rounds"
      crumbs={[]}
      strip={false}
    >
      <div className="wrap">
        <header className="page-head">
          <h1>{tell('rounds.title')}</h1>
          <p className="lead">{tell('rounds.lead')}</p>
        </header>
        {open.length === 0 && !call.query.has('cursor') && <p>{tell('rounds.none-open')}</p>}
        {[...open, ...others].map((round) => (
          <RoundItem key={round.id} round={round} />
        ))}
        <p className="actions">
          {call.query.has('cursor') && <a href={paths.rounds}>{tell('rounds.newest')}</a>}
          {next !== null && <a href={`${paths.rounds}?cursor=${encodeURIComponent(next)}`}>{tell('rounds.older')}</a>}
          <a href={paths.progress}>{tell('progress.title')}</a>
        </p>
      </div>
    </Page>,
  );
}

function RoundItem({ round }: { readonly round: RoundSummaryView }) {
  const { id, title, phase, isSample, number, policyTitle, clauses } = round;
  return (
    <section className="group" aria-label={title}>
      <h2>
        <a href={roundPath(id)}>{title}</a> {isSample && <Seal word={tell('sample')} />}
      </h2>
      <p>
        <b>{tell(`phase.${phase}`)}</b> · {windowWords(round)}
      </p>
      <p className="small">
        {tell('rounds.item', { number, policy: policyTitle })}
        {clauses.map((clause) => clause.title).join(tell('list.separator'))}
      </p>
    </section>
  );
}

function windowWords({ opensAt, closesAt, graceUntil }: RoundSummaryView): string {
  const open = tell('round.window', { from: beijingMoment(opensAt), until: beijingMoment(closesAt) });
  return graceUntil === null ? open : `${open}${tell('round.grace', { until: beijingMoment(graceUntil) })}`;
}

/** One round: its window, its clauses with their money, what is asked beside the package, and what was changed. */
export function renderRoundPage(call: PageCall, round: RoundView): PageResponse {
  const policy = findPackage(call.site, round.policyId, round.version);
  const { title, phase, isSample, id, contact } = round;
  return respond(
    <Page
      call={call}
      title={title}
      description={tell('round.description', { title, window: windowWords(round) })}
      place="rounds"
      crumbs={[{ label: tell('rounds.title'), href: paths.rounds }]}
      {...(policy ? { policy } : {})}
    >
      <div className="wrap">
        <header className="page-head">
          <h1>{title}</h1>
          <p className="lead">
            {isSample && <Seal word={tell('sample')} />} {tell(`phase.${phase}`)} · {windowWords(round)}
          </p>
          <p className="actions">
            {phase === 'open' && (
              <a className="btn btn--main" href={applyPath({ round: id })} rel="nofollow">
                {tell('round.apply')}
              </a>
            )}
            <a className="btn" href={paths.calculator}>
              {tell('round.calculate')}
            </a>
          </p>
        </header>
        {isSample && (
          <Callout kind="note">
            <p>{tell('round.sample-what')}</p>
          </Callout>
        )}
        <Basis round={round} policy={policy} />
        <Clauses round={round} policy={policy} />
        <Asked round={round} />
        {contact !== '' && (
          <section className="group" aria-labelledby="contact">
            <h2 id="contact">{tell('round.contact')}</h2>
            <p className="written">{contact}</p>
          </section>
        )}
        <Changes round={round} />
      </div>
    </Page>,
  );
}

interface RoundProps {
  readonly round: RoundView;
}

interface WithPolicy extends RoundProps {
  readonly policy: PolicyPackage | undefined;
}

function Basis({ round, policy }: WithPolicy) {
  const { policyTitle, documentNumber, issuedOn, number, programYear, digest, readings } = round;
  return (
    <section className="group" aria-labelledby="basis">
      <h2 id="basis">{tell('round.basis')}</h2>
      <p>
        {policy ? <a href={policyPath(policy)}>{policyTitle}</a> : policyTitle}
        {tell('round.basis-what', { document: documentNumber, day: chineseDay(issuedOn), number, year: programYear })}
      </p>
      <p className="note">{tell('round.digest', { digest, readings })}</p>
    </section>
  );
}

function Clauses({ round, policy }: WithPolicy) {
  return (
    <section className="group" aria-labelledby="clauses">
      <h2 id="clauses">{tell('round.clauses')}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls sideways must be reachable by keyboard. */}
      <section className="scroll-x" tabIndex={0} aria-label={tell('round.table')}>
        <table className="table">
          <caption className="sr">{tell('round.table')}</caption>
          <thead>
            <tr>
              <th scope="col">{tell('round.clause')}</th>
              <th scope="col">{tell('round.budget')}</th>
              <th scope="col">{tell('round.places')}</th>
            </tr>
          </thead>
          <tbody>
            {round.clauses.map(({ clause, title, budgetFen, places }) => (
              <tr key={clause}>
                <th scope="row">{policy ? <a href={clausePath(policy, clause)}>{title}</a> : title}</th>
                <td>{budgetFen === null ? tell('round.not-stated') : spokenMoney(budgetFen)}</td>
                <td>{places === null ? tell('round.as-in-text') : places}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}

function Asked({ round: { questions, materials } }: RoundProps) {
  if (questions.length === 0 && materials.length === 0) return null;
  return (
    <section className="group" aria-labelledby="asked">
      <h2 id="asked">{tell('round.asked')}</h2>
      <ul>
        {questions.map(({ id, label, required }) => (
          <li key={id}>{required ? tell('round.required', { label }) : label}</li>
        ))}
        {materials.map(({ id, label, help, required }) => (
          <li key={id}>
            {required ? tell('round.required', { label }) : label}
            {help !== '' && <span className="note"> {help}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Changes({ round: { changes } }: RoundProps) {
  if (changes.length === 0) return null;
  return (
    <section className="group" aria-labelledby="changes">
      <h2 id="changes">{tell('round.changes')}</h2>
      <ul>
        {changes.map(({ kind, reason, at }) => (
          <li key={at}>{tell(`round.change.${kind}`, { moment: beijingMoment(at), reason })}</li>
        ))}
      </ul>
    </section>
  );
}
