import { useState } from 'react';
import {
  type ApplicationView,
  movedApplication,
  runningAssessment,
  timeline,
} from '../../../../contracts/application.ts';
import { STATE_TABLE } from '../../../../contracts/application-states.ts';
import { servedDocumentList } from '../../../../contracts/official-documents.ts';
import { useCommand, useGet } from '../../../kit/data.ts';
import { PageBody, Section } from '../../../kit/frame/page-body.tsx';
import { momentWords } from '../../../kit/moments.ts';
import { Button } from '../../../kit/parts/button.tsx';
import { ConfirmDialog } from '../../../kit/parts/dialog.tsx';
import { LinkButton, PageLink } from '../../../kit/parts/link.tsx';
import { DataList, Timeline } from '../../../kit/parts/lists.tsx';
import { Status } from '../../../kit/parts/marks.tsx';
import { Answer, toast } from '../../../kit/parts/states.tsx';
import { useActingMembership } from '../../../kit/session.ts';
import { Callout } from '../../../public/components/callout.tsx';
import { DueWords } from './due-words.tsx';
import { FormContext } from './form-context.ts';
import { STATUS_KINDS } from './list-page.tsx';
import { RunningPart } from './running-part.tsx';
import { say, stateWord } from './say.ts';
import { useFormState } from './use-form-state.ts';
import { type ApplicationGround, WithApplication } from './with-application.tsx';
import './applications.css';

/** Where an application stands, who acts next, and everything that was served or handed in. */
export function Page() {
  return <WithApplication>{(ground) => <Shown ground={ground} />}</WithApplication>;
}

function Shown({ ground }: { readonly ground: ApplicationGround }) {
  const { application } = ground;
  const { state, number, isSample } = application;
  const note = [number ?? say('list.no-number'), ...(isSample ? [say('sample')] : [])].join(' · ');
  return (
    <PageBody title={application.roundTitle} note={note} actions={<Acts application={application} />}>
      <p>
        <Status kind={STATUS_KINDS[state]}>{stateWord(state)}</Status>
      </p>
      <WhatToDo application={application} />
      <Progress application={application} />
      <Documents application={application} />
      <Asked ground={ground} />
      <HandedIn application={application} />
    </PageBody>
  );
}

interface Props {
  readonly application: ApplicationView;
}

/** What the person may do now. What only the representative may do is said, not hidden. */
function Acts({ application }: Props) {
  const role = useActingMembership()?.role;
  const base = `/applications/${application.id}`;
  const { state, mayEdit } = application;
  const [asking, setAsking] = useState<'withdraw' | 'send-back'>();
  const isRepresentative = role === 'representative';
  const mayWithdraw = isRepresentative && STATE_TABLE[state].to.includes('withdrawn');
  return (
    <>
      {mayEdit && (
        <LinkButton kind="main" to={`${base}/edit`}>
          {say(state === 'correction-requested' ? 'act.correct' : 'act.go-on')}
        </LinkButton>
      )}
      {state === 'awaiting-confirmation' && (
        <>
          <LinkButton kind="main" to={`${base}/submit`}>
            {say('act.confirm')}
          </LinkButton>
          {isRepresentative && <Button onClick={() => setAsking('send-back')}>{say('act.send-back')}</Button>}
        </>
      )}
      {mayWithdraw && (
        <Button kind="quiet" onClick={() => setAsking('withdraw')}>
          {say('act.withdraw')}
        </Button>
      )}
      {asking && <AskReason application={application} act={asking} onClose={() => setAsking(undefined)} />}
    </>
  );
}

interface AskProps extends Props {
  readonly act: 'withdraw' | 'send-back';
  readonly onClose: () => void;
}

function AskReason({ application, act, onClose }: AskProps) {
  const move = useCommand<{ readonly reason: string }, typeof movedApplication>({
    path: `/applications/${application.id}/${act}`,
    schema: movedApplication,
    refresh: ['/applications'],
    onDone: () => toast(say(`${act}.done`)),
  });
  return (
    <ConfirmDialog
      title={say(`${act}.title`)}
      act={say(`act.${act}`)}
      danger={act === 'withdraw'}
      reason={{ label: say(`${act}.reason`), required: true }}
      onConfirm={(reason) => move.mutateAsync({ reason })}
      onClose={onClose}
    >
      <p>{say(`${act}.what`)}</p>
    </ConfirmDialog>
  );
}

/** The one thing that waits for the applicant. */
function WhatToDo({ application: { id, state, source, mayEdit } }: Props) {
  const word =
    state === 'draft' && source === 'paper'
      ? 'todo.paper'
      : state === 'draft' && !mayEdit
        ? 'todo.viewer'
        : state === 'awaiting-confirmation'
          ? 'todo.confirm'
          : state === 'correction-requested'
            ? 'todo.correct'
            : undefined;
  if (word === undefined) return null;
  return (
    <Callout kind={state === 'draft' ? 'note' : 'warn'}>
      <p>{say(word)}</p>
      {state === 'correction-requested' && (
        <p>
          <PageLink to={`/applications/${id}/notice`}>{say('todo.notice')}</PageLink>
        </p>
      )}
    </Callout>
  );
}

function Progress({ application }: Props) {
  const found = useGet(`/applications/${application.id}/timeline`, timeline);
  return (
    <Section title={say('progress.title')}>
      <Answer of={found} lines={3}>
        {({ steps, now }) => (
          <>
            <p>
              <b>{now.next}</b>
            </p>
            {now.nextActor !== null && <DueWords due={now.due} mine={now.nextActor === 'applicant'} />}
            <Timeline
              label={say('progress.title')}
              steps={steps.map(({ title, at, note }, index) => ({
                id: `${at} ${title}`,
                title,
                note: note === '' ? momentWords(at) : say('progress.note', { moment: momentWords(at), note }),
                state: index === steps.length - 1 && now.nextActor !== null ? 'now' : 'done',
              }))}
            />
          </>
        )}
      </Answer>
    </Section>
  );
}

function Documents({ application }: Props) {
  const found = useGet('/served-documents?limit=200', servedDocumentList);
  const own = found.data?.items.filter(({ applicationId }) => applicationId === application.id) ?? [];
  if (own.length === 0) return null;
  return (
    <Section title={say('documents.title')}>
      <ul className="item-list">
        {own.map(({ id, number, title, servedAt, readAt }) => (
          <li key={id}>
            <span>
              <PageLink to={`/notices/${id}`}>{title}</PageLink>
              <span className="sub">{say('documents.served', { number, moment: momentWords(servedAt) })}</span>
            </span>
            {readAt === null && <Status kind="yours">{say('documents.unread')}</Status>}
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** What is asked for, with the assessment of the draft or of what was handed in. */
function Asked({ ground }: { readonly ground: ApplicationGround }) {
  const running = useGet(`/applications/${ground.application.id}/assessment`, runningAssessment);
  const { context } = useFormState(ground, running.data);
  return (
    <Section title={say('asked.title')}>
      <FormContext value={context}>
        <div className="running">
          <Answer of={running}>{(found) => <RunningPart running={found} />}</Answer>
        </div>
      </FormContext>
    </Section>
  );
}

function HandedIn({ application }: Props) {
  const { submittedAt, receiptFileId, progressPath, snapshots, id, copiedFrom } = application;
  if (submittedAt === null && copiedFrom === null) return null;
  return (
    <Section title={say('handed-in.title')}>
      <DataList
        data={[
          ...(submittedAt === null ? [] : [{ label: say('handed-in.at'), value: momentWords(submittedAt) }]),
          ...(submittedAt === null
            ? []
            : [
                {
                  label: say('handed-in.receipt'),
                  value:
                    receiptFileId === null ? (
                      say('handed-in.receipt-coming')
                    ) : (
                      <a href={`/api/v1/files/${receiptFileId}/content`}>{say('handed-in.receipt-get')}</a>
                    ),
                },
              ]),
          ...(progressPath === null
            ? []
            : [
                { label: say('handed-in.progress'), value: <a href={progressPath}>{say('handed-in.progress-see')}</a> },
              ]),
          ...(snapshots > 1
            ? [
                {
                  label: say('handed-in.changes'),
                  value: (
                    <PageLink to={`/applications/${id}/changes`}>
                      {say('handed-in.changes-see', { count: snapshots })}
                    </PageLink>
                  ),
                },
              ]
            : []),
          ...(copiedFrom === null
            ? []
            : [
                {
                  label: say('handed-in.copied'),
                  value: <PageLink to={`/applications/${copiedFrom}`}>{say('handed-in.copied-see')}</PageLink>,
                },
              ]),
        ]}
      />
    </Section>
  );
}
