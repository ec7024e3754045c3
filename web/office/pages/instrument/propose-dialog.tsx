import { useState } from 'react';
import type { z } from 'zod';
import { issuedVersion, type proposeIssue } from '../../../../contracts/instrument.ts';
import type { FileView } from '../../../../contracts/uploads.ts';
import { useCommand } from '../../../kit/data.ts';
import { DateInput, TextArea, TextInput } from '../../../kit/fields/text.tsx';
import { FileDrop } from '../../../kit/files/file-drop.tsx';
import { Button } from '../../../kit/parts/button.tsx';
import { Dialog } from '../../../kit/parts/dialog.tsx';
import { ErrorState, toast } from '../../../kit/parts/states.tsx';
import { useSignedIn } from '../../../kit/session.ts';
import type { Instrument } from './list-page.tsx';
import { say } from './say.ts';

interface ProposeProps {
  readonly instrument: Instrument;
  readonly onClose: () => void;
}

/** The first of two people: registers that the version was issued, with its official file. */
export function ProposeDialog({ instrument: { policyId, version, title, digest }, onClose }: ProposeProps) {
  const { today } = useSignedIn();
  const [issuedOn, setIssuedOn] = useState<string | null>(null);
  const [documentNumber, setDocumentNumber] = useState('');
  const [conclusion, setConclusion] = useState('');
  const [file, setFile] = useState<FileView>();
  const [pressed, setPressed] = useState(false);
  const propose = useCommand<z.input<typeof proposeIssue>, typeof issuedVersion>({
    path: '/instruments/propose',
    schema: issuedVersion,
    refresh: ['/instruments'],
    onDone() {
      toast(say('propose.done'));
      onClose();
    },
  });
  const missing = (isMissing: boolean) => (pressed && isMissing ? say('missing') : undefined);
  const isFuture = issuedOn !== null && issuedOn > today;
  const submit = () => {
    setPressed(true);
    const texts = [documentNumber, conclusion].map((text) => text.trim());
    const [number = '', fairCompetitionConclusion = ''] = texts;
    if (issuedOn === null || isFuture || !file || texts.includes('')) return;
    propose.mutate({
      policyId,
      version,
      issuedOn,
      documentNumber: number,
      officialFileId: file.id,
      fairCompetitionConclusion,
    });
  };
  return (
    <Dialog title={say('propose.act')} onClose={onClose}>
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <p>{say('propose.what', { title, version })}</p>
        <p className="note">
          {say('digest')} <code className="code">{digest}</code>
        </p>
        <DateInput
          label={say('issued-on')}
          required
          max={today}
          value={issuedOn}
          onChange={setIssuedOn}
          error={isFuture ? say('propose.future') : missing(issuedOn === null)}
        />
        <TextInput
          label={say('document')}
          help={say('document-help')}
          required
          maxLength={100}
          value={documentNumber}
          onChange={setDocumentNumber}
          error={missing(documentNumber.trim() === '')}
        />
        <FileDrop
          label={say('file')}
          help={file ? say('file.chosen', { name: file.name }) : say('file.help')}
          required
          multiple={false}
          accept=".pdf,.ofd"
          onFile={setFile}
          error={missing(!file)}
        />
        <TextArea
          label={say('conclusion')}
          help={say('conclusion-help')}
          required
          maxLength={2000}
          value={conclusion}
          onChange={setConclusion}
          error={missing(conclusion.trim() === '')}
        />
        {propose.isError && <ErrorState error={propose.error} />}
        <p className="actions">
          <Button kind="main" type="submit" busy={propose.isPending}>
            {say('propose.act')}
          </Button>
        </p>
      </form>
    </Dialog>
  );
}
