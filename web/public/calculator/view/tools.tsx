import { type ChangeEvent, useState } from 'react';
import { Icon } from '../../components/icon.tsx';
import { tell } from './words.ts';

interface ToolsProps {
  /** There is a result to hand on. */
  readonly ready: boolean;
  /** The whole address with the figures behind `#`. */
  readonly shareLink: () => string;
  readonly onDownload: () => void;
  readonly onImport: (text: string) => void;
  readonly onClear: () => void;
  /** Puts the calculation by and goes on to an application. */
  readonly onApply: () => void;
}

/** What can be done with the result. Only where the page is alive: without script there is the browser's own menu. */
export function Tools({ ready, shareLink, onDownload, onImport, onClear, onApply }: ToolsProps) {
  const [link, setLink] = useState<string>();
  const [copied, setCopied] = useState(false);
  const share = () => {
    const made = shareLink();
    setLink(made);
    setCopied(false);
    // Without the permission, or on an insecure origin, the link can still be copied by hand.
    navigator.clipboard?.writeText(made).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  };
  const read = (event: ChangeEvent<HTMLInputElement>) => {
    const control = event.currentTarget;
    const file = control.files?.[0];
    void file?.text().then(onImport);
    control.value = '';
  };
  return (
    <section className="tools" aria-labelledby="tools">
      <h3 id="tools" className="sr">
        {tell('tools.title')}
      </h3>
      {ready && (
        <p className="actions">
          <button type="button" className="btn" onClick={onApply}>
            <Icon name="arrow" />
            {tell('tools.apply')}
          </button>
          <button type="button" className="btn btn--plain" onClick={share}>
            <Icon name="share" />
            {tell('tools.share')}
          </button>
          <button type="button" className="btn btn--plain" onClick={() => window.print()}>
            <Icon name="print" />
            {tell('tools.print')}
          </button>
          <button type="button" className="btn btn--plain" onClick={onDownload}>
            <Icon name="down" />
            {tell('tools.download')}
          </button>
        </p>
      )}
      {ready && link !== undefined && (
        <div className="field share">
          <label htmlFor="share-link">{tell(copied ? 'share.copied' : 'share.link')}</label>
          <input
            className="input"
            id="share-link"
            readOnly
            value={link}
            aria-describedby="share-help"
            onFocus={(event) => event.currentTarget.select()}
          />
          <p className="help" id="share-help">
            {tell('share.help')}
          </p>
        </div>
      )}
      <details className="more">
        <summary>{tell('tools.more')}</summary>
        <div className="more__body">
          <div className="field">
            <label htmlFor="import-file">{tell('import.label')}</label>
            <input
              id="import-file"
              type="file"
              accept="application/json,.json"
              aria-describedby="import-help"
              onChange={read}
            />
            <p className="help" id="import-help">
              {tell('import.help')}
            </p>
          </div>
          <p>
            <button type="button" className="btn btn--plain" onClick={onClear}>
              {tell('tools.clear')}
            </button>
          </p>
        </div>
      </details>
    </section>
  );
}
