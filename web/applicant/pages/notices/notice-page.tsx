import { type CorrectionNoticeView, correctionNotices } from '../../../../contracts/acceptance.ts';
import { useGet } from '../../../kit/data.ts';
import { PageBody, Section } from '../../../kit/frame/page-body.tsx';
import { momentWords } from '../../../kit/moments.ts';
import { LinkButton, PageLink } from '../../../kit/parts/link.tsx';
import { Answer, Empty } from '../../../kit/parts/states.tsx';
import { usePathPart } from '../../../kit/url.ts';
import { chineseDay } from '../../../public/amounts.ts';
import { Callout } from '../../../public/components/callout.tsx';
import { DownloadButton } from './download-button.tsx';
import { formAddress } from './form-address.ts';
import './notices.css';
import { say } from './say.ts';

/** Everything that has to be mended, until when, and where in the form. */
export function Page() {
  const id = usePathPart('applicationId');
  const found = useGet(`/applications/${encodeURIComponent(id)}/correction-notices`, correctionNotices);
  return (
    <Answer of={found}>
      {({ items: [latest, ...earlier] }) => (latest ? <Notice notice={latest} earlier={earlier} /> : <NoNotice />)}
    </Answer>
  );
}

function NoNotice() {
  return (
    <PageBody title={say('notice.title')} narrow>
      <Empty title={say('notice.none')}>
        <p>{say('notice.none-what')}</p>
      </Empty>
    </PageBody>
  );
}

interface NoticeProps {
  readonly notice: CorrectionNoticeView;
  readonly earlier: readonly CorrectionNoticeView[];
}

function Notice({ notice, earlier }: NoticeProps) {
  const { applicationId, items, contact, answeredAt, servedDocumentId } = notice;
  return (
    <PageBody
      title={say('notice.title')}
      narrow
      note={<p>{say('notice.of', { number: notice.applicationNumber, round: notice.roundTitle })}</p>}
    >
      <Callout kind={answeredAt === null ? 'warn' : 'note'}>
        {answeredAt === null && (
          <p>
            <b>{say('notice.count', { count: items.length })}</b>
          </p>
        )}
        <p>{answeredAt === null ? dueWords(notice) : say('notice.answered', { day: momentWords(answeredAt) })}</p>
      </Callout>
      {answeredAt === null && (
        <p className="actions">
          <LinkButton kind="main" to={formAddress(applicationId, undefined)}>
            {say('notice.to-form')}
          </LinkButton>
        </p>
      )}
      <Section title={say('notice.items')}>
        <ItemList notice={notice} />
      </Section>
      {contact !== '' && <p className="note">{say('notice.contact', { contact })}</p>}
      <Section title={say('notice.document')}>
        {servedDocumentId === null ? (
          <p className="note">{say('notice.document-waiting')}</p>
        ) : (
          <DownloadButton documentId={servedDocumentId} form="sealed" words={say('list.open')} />
        )}
      </Section>
      {earlier.length > 0 && (
        <Section title={say('notice.earlier')}>
          {earlier.map((one) => (
            <details key={one.id}>
              <summary>{say('notice.sequence', { sequence: one.sequence, day: momentWords(one.issuedAt) })}</summary>
              <ItemList notice={one} />
            </details>
          ))}
        </Section>
      )}
    </PageBody>
  );
}

function ItemList({ notice: { applicationId, items, answeredAt } }: { readonly notice: CorrectionNoticeView }) {
  return (
    <ol className="to-mend">
      {items.map(({ id, sentence, cure, place }) => (
        <li key={id}>
          <p>
            <b>{sentence}</b>
          </p>
          <p className="small">{say('notice.cure', { cure })}</p>
          {answeredAt === null && (
            <p>
              <PageLink to={formAddress(applicationId, place)} label={say('notice.jump-to', { sentence })}>
                {say('notice.jump')}
              </PageLink>
            </p>
          )}
        </li>
      ))}
    </ol>
  );
}

function dueWords({ due, workingDays }: CorrectionNoticeView): string {
  const days = workingDays ?? 0;
  if (due.day !== null) return say('notice.due', { day: chineseDay(due.day), days });
  if (due.awaitingYear !== null) return say('notice.due-awaiting', { year: due.awaitingYear, days });
  return say('notice.due-none');
}
