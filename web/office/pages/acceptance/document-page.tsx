import type { z } from 'zod';
import { officialDocumentDetail } from '../../../../contracts/official-documents.ts';
import { OfficialPaper } from '../../../documents/paper.tsx';
import { useGet } from '../../../kit/data.ts';
import { PageBody, Section } from '../../../kit/frame/page-body.tsx';
import { momentWords } from '../../../kit/moments.ts';
import { LinkButton, PageLink } from '../../../kit/parts/link.tsx';
import { DataList } from '../../../kit/parts/lists.tsx';
import { Answer } from '../../../kit/parts/states.tsx';
import { usePathPart } from '../../../kit/url.ts';
import { DocumentActs } from './document-acts.tsx';
import { say } from './say.ts';

type Detail = z.output<typeof officialDocumentDetail>;

/** One document: what it says, how far it is, and the next step. */
export function Page() {
  const id = usePathPart('documentId');
  const found = useGet(`/documents/${encodeURIComponent(id)}`, officialDocumentDetail);
  return <Answer of={found}>{(document) => <OneDocument document={document} />}</Answer>;
}

function OneDocument({ document }: { readonly document: Detail }) {
  const { id, number, title, applicationId, model, date, sealedFileId } = document;
  const at = `/api/v1/documents/${id}`;
  const steps = [
    { label: say('document.signed-at'), at: document.signedAt },
    { label: say('document.sent-at'), at: document.sentForSealAt },
    { label: say('document.served-at'), at: document.servedAt },
    { label: say('document.read-at'), at: document.readAt },
  ];
  return (
    <PageBody title={title} note={<p>{number ?? say('documents.no-number')}</p>}>
      <DocumentActs document={document} />
      <DataList
        data={[
          { label: say('documents.state'), value: say(`document.state.${document.state}`) },
          { label: say('documents.drafted'), value: momentWords(document.draftedAt) },
          ...steps.map(({ label, at: moment }) => ({
            label,
            value: moment === null ? say('document.not-yet') : momentWords(moment),
          })),
          {
            label: say('document.application'),
            value: <PageLink to={`/applications/${applicationId}`}>{say('document.open-application')}</PageLink>,
          },
        ]}
      />
      <p className="actions">
        <LinkButton kind="plain" icon="down" href={`${at}/docx`}>
          {say('document.docx')}
        </LinkButton>
        <LinkButton kind="plain" icon="down" href={`${at}/pdf`}>
          {say('document.pdf')}
        </LinkButton>
        {sealedFileId !== null && (
          <LinkButton kind="plain" icon="down" href={`${at}/sealed`}>
            {say('document.get-sealed')}
          </LinkButton>
        )}
      </p>
      <Section title={say('document.content')}>
        <OfficialPaper model={model} number={number} date={date} />
      </Section>
    </PageBody>
  );
}
