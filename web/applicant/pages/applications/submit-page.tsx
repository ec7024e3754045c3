import { type FormEvent, useState } from 'react';
import {
  type ApplicationView,
  application as applicationView,
  type ChecklistView,
  checklist,
  runningAssessment,
  submittedApplication,
} from '../../../../contracts/application.ts';
import { useCommand, useGet, useRefresh } from '../../../kit/data.ts';
import { Tick } from '../../../kit/fields/choice.tsx';
import { TextInput } from '../../../kit/fields/text.tsx';
import { PageBody, Section } from '../../../kit/frame/page-body.tsx';
import { Button } from '../../../kit/parts/button.tsx';
import { LinkButton, PageLink } from '../../../kit/parts/link.tsx';
import { DataList } from '../../../kit/parts/lists.tsx';
import { Answer, ErrorState } from '../../../kit/parts/states.tsx';
import { ApiProblem } from '../../../kit/problem.ts';
import { useActingMembership, useSignedIn } from '../../../kit/session.ts';
import { useGo, writeQuery } from '../../../kit/url.ts';
import { Callout } from '../../../public/components/callout.tsx';
import { ChecklistPart } from './checklist-part.tsx';
import { FormContext } from './form-context.ts';
import { RunningPart } from './running-part.tsx';
import { say } from './say.ts';
import { useFormState } from './use-form-state.ts';
import { type ApplicationGround, WithApplication } from './with-application.tsx';
import './applications.css';

/** Which command hands the application in, by where it stands. */
const WAYS = {
  draft: 'submit',
  'correction-requested': 'resubmit',
  'awaiting-confirmation': 'confirm',
} as const;

/** The last look before an application is handed in: summary, what is missing, the undertaking. */
export function Page() {
  return <WithApplication>{(ground) => <Submit ground={ground} />}</WithApplication>;
}

function Submit({ ground }: { readonly ground: ApplicationGround }) {
  const { application } = ground;
  const { state, id } = application;
  if (state === 'draft' || state === 'correction-requested' || state === 'awaiting-confirmation') {
    return <HandIn ground={ground} way={WAYS[state]} />;
  }
  return <Done id={id} application={application} />;
}

function HandIn({
  ground,
  way,
}: {
  readonly ground: ApplicationGround;
  readonly way: 'submit' | 'resubmit' | 'confirm';
}) {
  const { application } = ground;
  const base = `/applications/${application.id}`;
  const running = useGet(`${base}/assessment`, runningAssessment);
  const missing = useGet(`${base}/checklist`, checklist);
  const { context } = useFormState(ground, running.data);
  const go = useGo();
  return (
    <FormContext value={context}>
      <PageBody
        title={say(`hand-in.title.${way}`)}
        note={application.roundTitle}
        actions={application.mayEdit && <LinkButton to={`${base}/edit`}>{say('hand-in.back')}</LinkButton>}
      >
        <Section title={say('hand-in.who')}>
          <DataList
            data={[
              { label: say('organisation.name'), value: application.organisationName },
              { label: say('organisation.uscc'), value: application.uscc },
              { label: say('hand-in.round'), value: application.roundTitle },
            ]}
          />
        </Section>
        <Section title={say('asked.title')}>
          <div className="running">
            <Answer of={running}>{(found) => <RunningPart running={found} />}</Answer>
          </div>
        </Section>
        <Answer of={missing}>
          {(found) => (
            <>
              {found.items.length > 0 && (
                <Section title={say('checklist.title')}>
                  <ChecklistPart
                    checklist={found}
                    onReach={({ ids }) => go(`${base}/edit${writeQuery({ to: ids.join(' ') })}`)}
                  />
                  {found.maySubmit && <p className="note">{say('hand-in.may-lack')}</p>}
                </Section>
              )}
              <Undertaking application={application} checklist={found} way={way} />
            </>
          )}
        </Answer>
      </PageBody>
    </FormContext>
  );
}

interface UndertakingProps {
  readonly application: ApplicationView;
  readonly checklist: ChecklistView;
  readonly way: 'submit' | 'resubmit' | 'confirm';
}

function Undertaking({ application, checklist: { maySubmit, undertaking }, way }: UndertakingProps) {
  const { account } = useSignedIn();
  const isRepresentative = useActingMembership()?.role === 'representative';
  const refresh = useRefresh();
  const [signer, setSigner] = useState(account.name);
  const [agreed, setAgreed] = useState(false);
  const [tried, setTried] = useState(false);
  const base = `/applications/${application.id}`;
  const submit = useCommand<void, typeof submittedApplication>({
    path: `${base}/${way}`,
    schema: submittedApplication,
    body: () => ({
      draftRevision: application.draftRevision,
      undertaking: { version: undertaking.version, agreed: true, signer: signer.trim() },
    }),
    refresh: ['/applications'],
  });
  const press = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    const blank = signer.trim() === '' ? 'undertaking.signer' : agreed ? undefined : 'undertaking.agreed';
    if (blank !== undefined) document.getElementById(blank)?.focus();
    else if (maySubmit && isRepresentative)
      submit.mutate(undefined, { onError: (error) => isOld(error) && void refresh(base) });
  };
  return (
    <Section title={say('undertaking.title')}>
      <form className="stack" onSubmit={press}>
        <ol className="undertaking">
          {undertaking.paragraphs.map((paragraph) => (
            <li key={paragraph}>{paragraph}</li>
          ))}
        </ol>
        <TextInput
          name="undertaking.signer"
          label={say('undertaking.signer')}
          help={say('undertaking.signer-help')}
          required
          maxLength={50}
          value={signer}
          onChange={setSigner}
          error={tried && signer.trim() === '' ? say('undertaking.signer-missing') : undefined}
        />
        <Tick name="undertaking.agreed" label={say('undertaking.agree')} checked={agreed} onChange={setAgreed} />
        {tried && !agreed && <p role="alert">{say('undertaking.agree-missing')}</p>}
        {submit.error && <ErrorState error={submit.error} />}
        {!maySubmit && <p>{say('hand-in.blocked')}</p>}
        {!isRepresentative && (
          <p>
            {say('hand-in.representative')} <PageLink to="/organisation/letter">{say('hand-in.authority')}</PageLink>
          </p>
        )}
        <p className="actions">
          <Button kind="main" type="submit" busy={submit.isPending} disabled={!maySubmit || !isRepresentative}>
            {say(`hand-in.do.${way}`)}
          </Button>
        </p>
      </form>
    </Section>
  );
}

/** What was shown is not what stands there any more: it is read again. */
function isOld(error: unknown): boolean {
  return error instanceof ApiProblem && ['DRAFT_CHANGED', 'UNDERTAKING_CHANGED', 'INCOMPLETE'].includes(error.code);
}

/** Milliseconds between two looks for the receipt, which is made as a job. */
const RECEIPT_MILLISECONDS = 3_000;

function Done({
  id,
  application: { number, progressPath, receiptFileId },
}: {
  readonly id: string;
  readonly application: ApplicationView;
}) {
  const waiting = receiptFileId === null;
  useGet(`/applications/${id}`, applicationView, { pollMilliseconds: waiting && RECEIPT_MILLISECONDS });
  return (
    <PageBody title={say('done.title')} narrow>
      <Callout kind="change">
        <p>
          <b>{say('done.number', { number: number ?? '' })}</b>
        </p>
        <p>{say('done.next')}</p>
      </Callout>
      <ul className="ways">
        <li>
          {waiting ? (
            <p role="status">{say('handed-in.receipt-coming')}</p>
          ) : (
            <a href={`/api/v1/files/${receiptFileId}/content`}>
              <b>{say('handed-in.receipt-get')}</b>
              <span>{say('done.receipt-what')}</span>
            </a>
          )}
        </li>
        {progressPath !== null && (
          <li>
            <a href={progressPath}>
              <b>{say('handed-in.progress-see')}</b>
              <span>{say('done.progress-what')}</span>
            </a>
          </li>
        )}
      </ul>
      <p>
        <PageLink to={`/applications/${id}`}>{say('done.see')}</PageLink>
      </p>
    </PageBody>
  );
}
