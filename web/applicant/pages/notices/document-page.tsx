import { useEffect, useRef } from 'react';
import type { z } from 'zod';
import { officialDocumentDetail } from '../../../../contracts/official-documents.ts';
import { OfficialPaper } from '../../../documents/paper.tsx';
import { useCommand, useGet } from '../../../kit/data.ts';
import { PageBody } from '../../../kit/frame/page-body.tsx';
import { momentWords } from '../../../kit/moments.ts';
import { LinkButton } from '../../../kit/parts/link.tsx';
import { Answer } from '../../../kit/parts/states.tsx';
import { usePathPart } from '../../../kit/url.ts';
import { DownloadButton } from './download-button.tsx';
import { say } from './say.ts';

type Detail = z.output<typeof officialDocumentDetail>;

/** A served document; opening it is noted as having read it. */
export function Page() {
  const id = usePathPart('documentId');
  const found = useGet(`/documents/${encodeURIComponent(id)}`, officialDocumentDetail);
  return <Answer of={found}>{(document) => <Served document={document} />}</Answer>;
}

function Served({ document }: { readonly document: Detail }) {
  const { id, kind, title, number, date, model, servedAt, applicationId } = document;
  const { mutate } = useCommand({ path: `/documents/${id}/read`, refresh: ['/served-documents'] });
  const noted = useRef(document.readAt !== null);
  useEffect(() => {
    if (noted.current) return;
    noted.current = true;
    mutate();
  }, [mutate]);
  const application = `/applications/${applicationId}`;
  return (
    <PageBody
      title={title}
      narrow
      note={servedAt !== null && <p>{say('document.served', { at: momentWords(servedAt) })}</p>}
    >
      <div className="actions">
        {kind === 'correction-notice' && (
          <LinkButton kind="main" to={`${application}/notice`}>
            {say('document.to-mend')}
          </LinkButton>
        )}
        <DownloadButton documentId={id} form="sealed" words={say('list.open')} />
        <DownloadButton documentId={id} form="pdf" words={say('list.pdf')} />
      </div>
      <OfficialPaper model={model} number={number} date={date} />
    </PageBody>
  );
}
