import type { ReactNode } from 'react';
import type { Terms } from '../../../engine/definition.ts';
import type { PolicyPackage } from '../../../engine/package.ts';
import { chineseDay } from '../amounts.ts';
import { Cite } from '../components/cite.tsx';
import { Seal } from '../components/seal.tsx';
import { Unbroken } from '../components/unbroken.tsx';
import { policyPath } from '../paths.ts';
import { type PhraseKey, say } from '../say.ts';
import { commencementSentence, consultationPeriod, lastDayOf, type StageState, stateOn } from './stages.ts';

/** The identity of a document and how far it has come. */
interface PaperProps {
  readonly policy: PolicyPackage;
  readonly terms: Terms;
  readonly today: string;
}

export function Paper({ policy, terms, today }: PaperProps) {
  const { manifest } = policy.definition;
  return (
    <aside className="paper" aria-labelledby="document">
      <Seal word={say(`status.${manifest.status}`)} />
      <h2 id="document">
        <a href={policyPath(policy)}>
          <Unbroken text={policy.text.title} />
        </a>
      </h2>
      <DocumentFacts policy={policy} terms={terms} />
      {(manifest.status === 'consultation-draft' || manifest.status === 'issued') && (
        <Stages policy={policy} terms={terms} today={today} />
      )}
    </aside>
  );
}

/** Issuer, day and period of force, each as far as it is known; a sample's day only puts versions in order. */
export function DocumentFacts({ policy, terms }: Omit<PaperProps, 'today'>) {
  const { manifest } = policy.definition;
  const lastDay = lastDayOf(terms);
  return (
    <dl className="facts">
      <dt>{say('paper.issuer')}</dt>
      <dd>{policy.text.issuer}</dd>
      {manifest.status !== 'sample' && (
        <>
          <dt>{say('paper.dated')}</dt>
          <dd>{chineseDay(manifest.dated)}</dd>
        </>
      )}
      {lastDay && (
        <>
          <dt>{say(manifest.status === 'consultation-draft' ? 'paper.proposed-until' : 'paper.until')}</dt>
          <dd>
            {chineseDay(lastDay.day)} <Cite policy={policy} id={lastDay.cite} />
          </dd>
        </>
      )}
    </dl>
  );
}

function Stages({ policy, today }: PaperProps) {
  const issued = policy.definition.manifest.status === 'issued';
  const period = consultationPeriod(policy);
  const consultation: StageState = period && !issued ? stateOn(today, period) : 'done';
  const commencement = commencementSentence(policy);
  return (
    <ol className="stages" aria-label={say('paper.stages')}>
      {period && (
        <Stage name={say('paper.consultation')} state={consultation} word={`stage.consultation-${consultation}`}>
          {chineseDay(period.from)}
          {say('paper.to')}
          {chineseDay(period.to)} <Cite policy={policy} id={period.cite} />
        </Stage>
      )}
      <Stage
        name={say('paper.issue')}
        state={issued ? 'done' : consultation === 'done' ? 'now' : 'ahead'}
        word={issued ? 'stage.issued' : 'stage.not-issued'}
      >
        {say(issued ? 'paper.issue-done' : 'paper.issue-open')}{' '}
        {commencement && <Cite policy={policy} id={commencement} />}
      </Stage>
      <Stage
        name={say('paper.applications')}
        state={issued ? 'now' : 'ahead'}
        word={issued ? 'stage.see-notice' : 'stage.not-open'}
      >
        {say(issued ? 'paper.applications-open' : 'paper.applications-ahead')}
      </Stage>
    </ol>
  );
}

interface StageProps {
  readonly name: string;
  readonly state: StageState;
  readonly word: PhraseKey;
  readonly children: ReactNode;
}

function Stage({ name, state, word, children }: StageProps) {
  return (
    <li data-state={state} aria-current={state === 'now' ? 'step' : undefined}>
      <b>
        {name}
        <small>{say(word)}</small>
      </b>
      <span>{children}</span>
    </li>
  );
}
