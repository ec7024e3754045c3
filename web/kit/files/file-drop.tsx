import { type DragEvent, type ReactNode, useId, useState } from 'react';
import type { FileView } from '../../../contracts/uploads.ts';
import { Icon } from '../../public/components/icon.tsx';
import { State, type StateKind } from '../../public/components/state.tsx';
import { FieldNotes, RequiredMark } from '../fields/field.tsx';
import { Button } from '../parts/button.tsx';
import { say } from '../say.ts';
import { type UploadItem, useUploads } from './uploads.ts';

interface FileDropProps {
  readonly label: string;
  /** Called once for each file that has arrived and may be used. */
  readonly onFile: (file: FileView) => void;
  readonly help?: ReactNode;
  readonly error?: string | undefined;
  readonly required?: boolean;
  /** For the file dialog of the browser: `.pdf,.ofd,.xml,image/*`. The server looks at the content. */
  readonly accept?: string;
  readonly multiple?: boolean;
  /** Offers the camera of a phone. */
  readonly camera?: boolean;
  /** Default 50 MB. */
  readonly mostBytes?: number;
}

const MEGABYTE = 1024 * 1024;
const USUAL_BYTES = 50 * MEGABYTE;

/** Files by button, camera or drag and drop, with progress, resumption and the word of the virus scanner. */
export function FileDrop(props: FileDropProps) {
  const { label, onFile, help, error, required = false, accept, multiple = true, camera = false } = props;
  const { mostBytes = USUAL_BYTES } = props;
  const id = useId();
  const [over, setOver] = useState(false);
  const uploads = useUploads({ mostBytes, onFile });
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    uploads.add(event.dataTransfer.files);
  };
  return (
    <div className="field">
      <span className="field__label" id={`${id}-label`}>
        {label}
        {required && <RequiredMark />}
      </span>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the buttons inside are the first. */}
      <div
        className="file-drop"
        data-over={over || undefined}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <PickButton
          words={say('file.choose')}
          describedBy={id}
          onPick={uploads.add}
          accept={accept}
          multiple={multiple}
        />
        {camera && (
          <PickButton words={say('file.camera')} describedBy={id} onPick={uploads.add} accept="image/*" capture />
        )}
        <span className="note file-drop__hint">{say('file.drop')}</span>
      </div>
      <p className="note">{say('file.limits', { megabytes: Math.floor(mostBytes / MEGABYTE) })}</p>
      <FieldNotes id={id} error={error} help={help} />
      {uploads.items.length > 0 && (
        <ul className="uploads" aria-label={say('file.list')}>
          {uploads.items.map((item) => (
            <UploadLine key={item.key} item={item} uploads={uploads} />
          ))}
        </ul>
      )}
    </div>
  );
}

interface PickButtonProps {
  readonly words: string;
  readonly describedBy: string;
  readonly onPick: (files: Iterable<File>) => void;
  readonly accept?: string | undefined;
  readonly multiple?: boolean;
  readonly capture?: boolean;
}

/** The browser's own file control, with the look of a button. */
function PickButton({ words, describedBy, onPick, accept, multiple = false, capture = false }: PickButtonProps) {
  return (
    <label className="btn btn--plain file-pick">
      <Icon name="upload" />
      <span>{words}</span>
      <input
        type="file"
        aria-describedby={`${describedBy}-label`}
        accept={accept}
        multiple={multiple}
        capture={capture ? 'environment' : undefined}
        onChange={({ currentTarget }) => {
          onPick(Array.from(currentTarget.files ?? []));
          currentTarget.value = '';
        }}
      />
    </label>
  );
}

function stateOf({ phase, sent, bytes, problem, file }: UploadItem): {
  readonly kind: StateKind;
  readonly word: string;
} {
  if (phase === 'failed') return { kind: 'fail', word: say('file.failed', { reason: problem ?? '' }) };
  if (phase === 'scanning') return { kind: 'wait', word: say('file.waiting') };
  if (phase === 'sending') {
    const percent = bytes === 0 ? 0 : Math.floor((sent / bytes) * 100);
    return { kind: 'none', word: say('file.uploading', { percent }) };
  }
  return file?.scan === 'unscanned'
    ? { kind: 'wait', word: say('file.unscanned') }
    : { kind: 'met', word: say('file.clean') };
}

function UploadLine({ item, uploads }: { readonly item: UploadItem; readonly uploads: ReturnType<typeof useUploads> }) {
  const { kind, word } = stateOf(item);
  const { key, name, phase, sent, bytes } = item;
  return (
    <li>
      <span className="uploads__name">{name}</span>
      <span role="status">
        <State kind={kind} word={word} />
      </span>
      {phase === 'sending' && (
        <progress aria-label={say('file.progress', { name })} value={sent} max={Math.max(bytes, 1)} />
      )}
      <span className="actions">
        {phase === 'failed' && uploads.canRetry(key) && (
          <Button kind="quiet" onClick={() => uploads.retry(key)}>
            {say('file.retry')}
          </Button>
        )}
        {phase !== 'done' && phase !== 'scanning' && (
          <Button kind="quiet" onClick={() => uploads.cancel(key)}>
            {phase === 'failed' ? say('file.remove') : say('file.cancel')}
          </Button>
        )}
      </span>
    </li>
  );
}
