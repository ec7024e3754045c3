import { useState } from 'react';
import {
  type AcceptanceDesk,
  acceptanceDesk,
  acceptanceOutcome,
  type Completeness,
  completeness,
  type RequestCorrection,
} from '../../../../contracts/acceptance.ts';
import { type ApplicationView, application } from '../../../../contracts/application.ts';
import { useCommand, useGet } from '../../../kit/data.ts';
import { TextArea } from '../../../kit/fields/text.tsx';
import { PageBody, Section } from '../../../kit/frame/page-body.tsx';
import { Button } from '../../../kit/parts/button.tsx';
import { PageLink } from '../../../kit/parts/link.tsx';
import { Answer, ErrorState, toast } from '../../../kit/parts/states.tsx';
import { useGo, usePathPart } from '../../../kit/url.ts';
import { chineseDay } from '../../../public/amounts.ts';
import { Callout } from '../../../public/components/callout.tsx';
import { emptyChoice, isComplete, type NoticeChoice, requestOf } from './notice-choice.ts';
import { NoticeItems } from './notice-items.tsx';
import { NoticePreview } from './notice-preview.tsx';
import './acceptance.css';
import { say } from './say.ts';

/** The editor of a correction notice: everything that the check found, what the clerk takes out and adds, and the text. */
export function Page() {
  const id = encodeURIComponent(usePathPart('applicationId'));
  const one = useGet(`/applications/${id}`, application);
  const desk = useGet(`/applications/${id}/acceptance`, acceptanceDesk);
  const found = useGet(`/applications/${id}/completeness`, completeness);
  return (
    <Answer of={one}>
      {(it) => (
        <Answer of={desk}>
          {(at) => <Answer of={found}>{(check) => <Editor one={it} desk={at} check={check} />}</Answer>}
        </Answer>
      )}
    </Answer>
  );
}

interface EditorProps {
  readonly one: ApplicationView;
  readonly desk: AcceptanceDesk;
  readonly check: Completeness;
}

function Editor({ one, desk, check }: EditorProps) {
  const [choice, setChoice] = useState<NoticeChoice>(emptyChoice);
  const [pressed, setPressed] = useState(false);
  const go = useGo();
  const send = useCommand<Omit<RequestCorrection, 'id'>, typeof acceptanceOutcome>({
    path: `/applications/${one.id}/request-correction`,
    schema: acceptanceOutcome,
    refresh: ['/applications', '/documents', '/work-list'],
    onDone() {
      toast(say('notice.sent'));
      go(`/applications/${one.id}`);
    },
  });
  const refusal = desk.acts['request-correction'];
  const blocked = refusal !== null && refusal.code !== 'LATE_REASON_NEEDED';
  const complete = isComplete(choice, desk.isLate);
  const request = requestOf(choice, check.defects);
  const count = check.defects.length - request.removed.length + request.added.length;
  const submit = () => {
    setPressed(true);
    if (complete && !blocked) send.mutate(request);
  };
  return (
    <PageBody
      title={say('notice.title')}
      note={<p>{say('notice.of', { number: one.number ?? '', applicant: one.organisationName })}</p>}
      actions={<PageLink to={`/applications/${one.id}`}>{say('notice.back')}</PageLink>}
    >
      <div className="notice-editor">
        <div>
          <Callout kind="note">
            <p>{say('notice.only-once')}</p>
          </Callout>
          <Section title={say('notice.items')}>
            <NoticeItems check={check} choice={choice} onChange={setChoice} pressed={pressed} />
          </Section>
          {desk.isLate && (
            <TextArea
              label={say('late.reason')}
              help={desk.due.day === null ? undefined : say('late.what', { day: chineseDay(desk.due.day) })}
              required
              rows={2}
              maxLength={1000}
              value={choice.lateReason}
              onChange={(lateReason) => setChoice({ ...choice, lateReason })}
              error={pressed && choice.lateReason.trim() === '' ? say('reason.missing') : undefined}
            />
          )}
          {send.isError && <ErrorState error={send.error} />}
          {blocked && (
            <Callout kind="warn">
              <p>
                {say('act.why-not', { act: say('act.request-correction'), reason: refusal.sentence })} {refusal.cure}
              </p>
            </Callout>
          )}
          {pressed && !complete && <p role="alert">{say('notice.incomplete')}</p>}
          <p className="note">{say('notice.send-what', { count })}</p>
          <p className="actions">
            <Button kind="main" disabled={blocked || count === 0} busy={send.isPending} onClick={submit}>
              {say('notice.send')}
            </Button>
          </p>
        </div>
        <Section title={say('notice.preview')}>
          <NoticePreview applicationId={one.id} request={request} isEmpty={count === 0} />
        </Section>
      </div>
    </PageBody>
  );
}
