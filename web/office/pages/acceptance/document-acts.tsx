import { useState } from 'react';
import { type OfficialDocumentView, officialDocument } from '../../../../contracts/official-documents.ts';
import type { FileView } from '../../../../contracts/uploads.ts';
import { useCommand } from '../../../kit/data.ts';
import { FileDrop } from '../../../kit/files/file-drop.tsx';
import { Button } from '../../../kit/parts/button.tsx';
import { ErrorState, toast } from '../../../kit/parts/states.tsx';
import { useSignedIn } from '../../../kit/session.ts';
import { Icon } from '../../../public/components/icon.tsx';
import { say } from './say.ts';

type Props = { readonly document: OfficialDocumentView };

/** The next step of a document, for those whose step it is. */
export function DocumentActs({ document }: Props) {
  const { staffRoles } = useSignedIn();
  const mayBe = (...roles: readonly string[]) => staffRoles.some((role) => roles.includes(role));
  if (document.state === 'drafted' && mayBe('officer', 'supervisor')) return <Sign document={document} />;
  if (document.state === 'signed' && mayBe('clerk', 'officer')) return <Send document={document} />;
  if (document.state === 'sent-for-seal' && mayBe('clerk', 'officer')) return <Serve document={document} />;
  return null;
}

const REFRESH = ['/documents', '/applications', '/work-list'];

function Sign({ document }: Props) {
  const { account } = useSignedIn();
  const sign = useCommand<void, typeof officialDocument>({
    path: `/documents/${document.id}/sign`,
    schema: officialDocument,
    refresh: REFRESH,
    onDone: ({ number }) => toast(say('document.signed', { number: number ?? '' })),
  });
  const isOwn = document.draftedBy === account.id;
  return (
    <div className="stack">
      <p className="actions">
        <Button
          kind="main"
          disabled={isOwn}
          busy={sign.isPending}
          aria-describedby="why-sign"
          onClick={() => sign.mutate()}
        >
          {say('document.sign')}
        </Button>
        <span id="why-sign" className="note">
          {isOwn && <Icon name="cross" />} {isOwn ? say('document.own') : say('document.sign-what')}
        </span>
      </p>
      {sign.isError && <ErrorState error={sign.error} />}
    </div>
  );
}

function Send({ document }: Props) {
  const send = useCommand({
    path: `/documents/${document.id}/send-for-seal`,
    refresh: REFRESH,
    onDone: () => toast(say('document.sent')),
  });
  return (
    <div className="stack">
      <p className="actions">
        <Button kind="main" busy={send.isPending} onClick={() => send.mutate()}>
          {say('document.send')}
        </Button>
      </p>
      {send.isError && <ErrorState error={send.error} />}
    </div>
  );
}

function Serve({ document }: Props) {
  const [file, setFile] = useState<FileView>();
  const serve = useCommand<{ readonly sealedFileId: string }>({
    path: `/documents/${document.id}/serve`,
    refresh: REFRESH,
    onDone: () => toast(say('document.done')),
  });
  return (
    <div className="stack">
      <FileDrop
        label={say('document.sealed')}
        help={say('document.sealed-help')}
        accept=".pdf,.ofd,image/*"
        multiple={false}
        camera
        onFile={setFile}
      />
      <p className="actions">
        <Button
          kind="main"
          disabled={file === undefined}
          busy={serve.isPending}
          aria-describedby="why-serve"
          onClick={() => file && serve.mutate({ sealedFileId: file.id })}
        >
          {say('document.serve')}
        </Button>
        <span id="why-serve" className="note">
          {file ? say('document.sealed-given', { name: file.name }) : say('document.sealed-missing')}{' '}
          {say('document.serve-what')}
        </span>
      </p>
      {serve.isError && <ErrorState error={serve.error} />}
    </div>
  );
}
