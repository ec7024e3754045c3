import { useState } from 'react';
import { actingFor } from '../../../kit/acting-for.ts';
import { useRefresh } from '../../../kit/data.ts';
import { Button } from '../../../kit/parts/button.tsx';
import { say } from './say.ts';

interface DownloadButtonProps {
  readonly documentId: string;
  readonly form: 'sealed' | 'pdf';
  readonly words: string;
}

/** Takes a served document. A plain link could not say for whom the person acts. */
export function DownloadButton({ documentId, form, words }: DownloadButtonProps) {
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<string>();
  const refresh = useRefresh();
  const take = async () => {
    setBusy(true);
    setFailed(undefined);
    const organisation = actingFor();
    try {
      const answer = await fetch(`/api/v1/documents/${encodeURIComponent(documentId)}/${form}`, {
        headers: organisation === undefined ? {} : { 'x-acting-for': organisation },
      });
      if (answer.ok) save(await answer.blob(), nameIn(answer.headers.get('content-disposition')));
      else setFailed(say('list.failed', { reason: answer.status }));
      await refresh('/served-documents');
    } catch {
      setFailed(say('list.unreachable'));
    }
    setBusy(false);
  };
  return (
    <>
      <Button kind="plain" icon="down" busy={busy} onClick={() => void take()}>
        {words}
      </Button>
      {failed !== undefined && <span role="alert">{failed}</span>}
    </>
  );
}

function nameIn(disposition: string | null): string {
  const encoded = /filename\*=UTF-8''([^;]+)/.exec(disposition ?? '')?.[1];
  return encoded === undefined ? '' : decodeURIComponent(encoded);
}

function save(content: Blob, name: string): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
