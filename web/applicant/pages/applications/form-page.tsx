import { useEffect, useRef } from 'react';
import { checklist, runningAssessment } from '../../../../contracts/application.ts';
import { useGet } from '../../../kit/data.ts';
import { PageBody } from '../../../kit/frame/page-body.tsx';
import { LinkButton, PageLink } from '../../../kit/parts/link.tsx';
import { Answer } from '../../../kit/parts/states.tsx';
import { useQueryState } from '../../../kit/url.ts';
import { SaveMark } from '../../../kit/use-autosave.tsx';
import { Callout } from '../../../public/components/callout.tsx';
import { AnswersSection } from './answers-section.tsx';
import { ChecklistPart } from './checklist-part.tsx';
import { ClaimsSection } from './claims-section.tsx';
import { CompanyFacts, OrganisationSection } from './company-section.tsx';
import { FormContext } from './form-context.ts';
import { FormDock } from './form-dock.tsx';
import { reachFirst } from './reach-place.ts';
import { RunningPart } from './running-part.tsx';
import { say, stateWord } from './say.ts';
import { SupportSection } from './support-section.tsx';
import { useFormState } from './use-form-state.ts';
import { type ApplicationGround, WithApplication } from './with-application.tsx';
import './applications.css';

/** The form of an application: one page, saved by section while it is filled in, with the assessment beside it. */
export function Page() {
  return <WithApplication watch>{(ground) => <Form ground={ground} />}</WithApplication>;
}

function Form({ ground }: { readonly ground: ApplicationGround }) {
  const { application } = ground;
  if (!application.mayEdit) return <NotEditable ground={ground} />;
  return <EditableForm key={application.id} ground={ground} />;
}

function NotEditable({ ground: { application } }: { readonly ground: ApplicationGround }) {
  return (
    <PageBody title={application.roundTitle}>
      <Callout kind="note">
        <p>{say('form.not-editable', { state: stateWord(application.state) })}</p>
        <p>
          <PageLink to={`/applications/${application.id}`}>{say('form.see')}</PageLink>
        </p>
      </Callout>
    </PageBody>
  );
}

function EditableForm({ ground }: { readonly ground: ApplicationGround }) {
  const { application, round } = ground;
  const base = `/applications/${application.id}`;
  const running = useGet(`${base}/assessment`, runningAssessment);
  const missing = useGet(`${base}/checklist`, checklist);
  const form = useFormState(ground, running.data);
  useArrival();
  const isCorrection = application.state === 'correction-requested';
  return (
    <FormContext value={form.context}>
      <PageBody
        title={say(isCorrection ? 'form.title-correction' : 'form.title')}
        note={
          <>
            {round.title} <SaveMark draft={{ value: undefined, revision: 0, ...form.saving }} />
          </>
        }
        actions={
          <LinkButton kind="main" to={`${base}/submit`}>
            {say(isCorrection ? 'form.resubmit' : 'form.submit')}
          </LinkButton>
        }
      >
        <LeftOut />
        {isCorrection && (
          <Callout kind="warn">
            <p>{say('todo.correct')}</p>
            <p>
              <PageLink to={`${base}/notice`}>{say('todo.notice')}</PageLink>
            </p>
          </Callout>
        )}
        <div className="application-form">
          <div className="application-form__sections">
            <OrganisationSection />
            <ClaimsSection />
            <CompanyFacts />
            <SupportSection />
            <AnswersSection />
          </div>
          <aside className="application-form__beside" aria-label={say('form.beside')}>
            <section id="running" className="running" aria-label={say('running.title')}>
              <Answer of={running} lines={3}>
                {(found) => <RunningPart running={found} />}
              </Answer>
            </section>
            <section id="checklist" aria-label={say('checklist.title')}>
              <h2>{say('checklist.title')}</h2>
              <Answer of={missing} lines={3}>
                {(found) => <ChecklistPart checklist={found} onReach={({ ids }) => reachFirst(ids)} />}
              </Answer>
            </section>
          </aside>
        </div>
        <FormDock running={running.data} missing={missing.data?.items.length} />
      </PageBody>
    </FormContext>
  );
}

/** `?to=` names the field that a link from elsewhere (a notice, the page before handing in) leads to. */
function useArrival(): void {
  const [{ to = '' }] = useQueryState();
  const reached = useRef('');
  useEffect(() => {
    if (to === '' || reached.current === to) return;
    reached.current = to;
    reachFirst(to.split(' '));
  }, [to]);
}

/** What of a calculation or an earlier application this round has no clause for. */
function LeftOut() {
  const [{ without = '' }] = useQueryState();
  if (without === '') return null;
  return (
    <Callout kind="warn">
      <p>{say('form.left-out', { clauses: without.split(' ').join(say('list.separator')) })}</p>
    </Callout>
  );
}
