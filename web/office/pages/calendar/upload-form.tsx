import { useState } from 'react';
import { uploadedCalendar } from '../../../../contracts/calendar.ts';
import { useCommand } from '../../../kit/data.ts';
import { Field } from '../../../kit/fields/field.tsx';
import { TextInput } from '../../../kit/fields/text.tsx';
import { Button } from '../../../kit/parts/button.tsx';
import { ErrorState, toast } from '../../../kit/parts/states.tsx';
import { say } from './say.ts';

interface Upload {
  readonly file: string;
  readonly source: string;
}

/** A year's calendar as a file, with the announcement that it follows. */
export function UploadForm() {
  const [file, setFile] = useState<File>();
  const [source, setSource] = useState('');
  const [pressed, setPressed] = useState(false);
  const upload = useCommand<Upload, typeof uploadedCalendar>({
    path: '/working-calendars/upload',
    schema: uploadedCalendar,
    refresh: ['/working-calendars', '/applications'],
    onDone({ years, settledDeadlines: count }) {
      toast(say('done', { years: years.join(' '), count }));
      setFile(undefined);
      setSource('');
      setPressed(false);
    },
  });
  const submit = async () => {
    setPressed(true);
    if (!file || source.trim() === '') return;
    upload.mutate({ file: await base64Of(file), source: source.trim() });
  };
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <Field
        label={say('file')}
        help={say('file-help')}
        required
        error={pressed && !file ? say('file-missing') : undefined}
        echo={file ? say('file-chosen', { name: file.name }) : undefined}
      >
        {(control) => (
          <input
            {...control}
            type="file"
            accept=".csv,.json,text/csv,application/json"
            onChange={({ currentTarget }) => setFile(currentTarget.files?.[0])}
          />
        )}
      </Field>
      <TextInput
        label={say('source-field')}
        help={say('source-help')}
        required
        maxLength={200}
        value={source}
        onChange={setSource}
        error={pressed && source.trim() === '' ? say('source-missing') : undefined}
      />
      <p className="note">{say('replaces')}</p>
      {upload.isError && <ErrorState error={upload.error} />}
      <p className="actions">
        <Button kind="main" type="submit" busy={upload.isPending}>
          {say('upload-do')}
        </Button>
      </p>
    </form>
  );
}

async function base64Of(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}
