import type { AcceptanceDesk } from '../../../../contracts/acceptance.ts';
import { Section } from '../../../kit/frame/page-body.tsx';
import { momentWords } from '../../../kit/moments.ts';
import { PageLink } from '../../../kit/parts/link.tsx';
import { DataList } from '../../../kit/parts/lists.tsx';
import { chineseDay } from '../../../public/amounts.ts';
import { Callout } from '../../../public/components/callout.tsx';
import { say } from './say.ts';

type Notice = AcceptanceDesk['notices'][number];

/** What has been decided and asked for, and the documents of it. */
export function DeskSection({ desk }: { readonly desk: AcceptanceDesk }) {
  const { decision, approval, notices, documents } = desk;
  return (
    <>
      {approval && (
        <Callout kind="note">
          <p>{say('desk.approval', { reason: approval.reason })}</p>
        </Callout>
      )}
      {decision && (
        <Section title={say('desk.decision')}>
          <DataList
            data={[
              { label: say('desk.decision'), value: say(`desk.${decision.outcome}`) },
              { label: say('desk.decided-at'), value: momentWords(decision.at) },
              ...(decision.reason === '' ? [] : [{ label: say('desk.reason'), value: decision.reason }]),
              ...(decision.lateReason === '' ? [] : [{ label: say('late.reason'), value: decision.lateReason }]),
            ]}
          />
        </Section>
      )}
      {notices.length > 0 && (
        <Section title={say('desk.notices')}>
          {notices.map((notice) => (
            <NoticeSummary key={notice.id} notice={notice} />
          ))}
        </Section>
      )}
      {documents.length > 0 && (
        <Section title={say('desk.documents')}>
          <ul className="stack">
            {documents.map(({ id, title, number, state }) => (
              <li key={id}>
                <PageLink to={`/documents/${id}`}>{title}</PageLink>{' '}
                <span className="note">
                  {number ?? say('documents.no-number')} {say(`document.state.${state}`)}
                </span>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}

function NoticeSummary({ notice }: { readonly notice: Notice }) {
  const { sequence, issuedAt, items, removed, answeredAt, secondReason } = notice;
  return (
    <details open={answeredAt === null}>
      <summary>
        {say('desk.notice', { sequence, day: momentWords(issuedAt), count: items.length })}{' '}
        <span className="note">{standing(notice)}</span>
      </summary>
      {secondReason !== null && <p>{say('desk.second-reason', { reason: secondReason })}</p>}
      <ol>
        {items.map(({ id, sentence, cure, reason }) => (
          <li key={id}>
            {sentence}
            <span className="sub">
              {cure}
              {reason !== undefined && ` ${reason}`}
            </span>
          </li>
        ))}
      </ol>
      {removed.length > 0 && (
        <>
          <p className="note">{say('desk.removed')}</p>
          <ul className="note">
            {removed.map(({ code, sentence, reason }) => (
              <li key={`${code} ${sentence}`}>{say('desk.removed-item', { sentence, reason })}</li>
            ))}
          </ul>
        </>
      )}
    </details>
  );
}

function standing({ answeredAt, dueDay, awaitingYear }: Notice): string {
  if (answeredAt !== null) return say('desk.notice-answered', { day: momentWords(answeredAt) });
  if (awaitingYear !== null) return say('desk.notice-awaiting', { year: awaitingYear });
  return dueDay === null ? say('desk.notice-open') : say('desk.notice-due', { day: chineseDay(dueDay) });
}
