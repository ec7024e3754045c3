import { type ServedDocumentView, servedDocumentList } from '../../../../contracts/official-documents.ts';
import { useGet } from '../../../kit/data.ts';
import { PageBody } from '../../../kit/frame/page-body.tsx';
import { momentWords } from '../../../kit/moments.ts';
import { Pager } from '../../../kit/parts/filters.tsx';
import { PageLink } from '../../../kit/parts/link.tsx';
import { Answer, Empty } from '../../../kit/parts/states.tsx';
import { Tag } from '../../../kit/parts/table.tsx';
import { useQueryState, writeQuery } from '../../../kit/url.ts';
import { Seal } from '../../../public/components/seal.tsx';
import { DownloadButton } from './download-button.tsx';
import './notices.css';
import { say } from './say.ts';

/** What the office has served, newest first; taking one is noted as having read it. */
export function Page() {
  const [query] = useQueryState();
  const found = useGet(`/served-documents${writeQuery({ cursor: query.cursor })}`, servedDocumentList);
  return (
    <PageBody title={say('list.title')} narrow>
      <Answer of={found}>
        {({ items, next }) =>
          items.length === 0 ? (
            <Empty title={say('list.none')}>
              <p>{say('list.none-what')}</p>
            </Empty>
          ) : (
            <>
              <ul className="to-mend" aria-label={say('list.caption')}>
                {items.map((document) => (
                  <Served key={document.id} document={document} />
                ))}
              </ul>
              <Pager next={next} />
            </>
          )
        }
      </Answer>
    </PageBody>
  );
}

function Served({ document }: { readonly document: ServedDocumentView }) {
  const { id, title, number, servedAt, readAt, isSample, kind, applicationId } = document;
  const application = `/applications/${applicationId}`;
  return (
    <li>
      <p>
        <PageLink to={`/notices/${id}`}>{title}</PageLink> {readAt === null && <Tag warn>{say('list.unread')}</Tag>}{' '}
        {isSample && <Seal word={say('list.sample')} />}
      </p>
      <p className="note">
        {number} {say('list.served')} {momentWords(servedAt)}
      </p>
      <div className="actions">
        <DownloadButton documentId={id} form="sealed" words={say('list.open')} />
        <DownloadButton documentId={id} form="pdf" words={say('list.pdf')} />
        <PageLink to={kind === 'correction-notice' ? `${application}/notice` : application}>
          {say('list.application')}
        </PageLink>
      </div>
    </li>
  );
}
