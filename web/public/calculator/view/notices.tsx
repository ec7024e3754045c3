import { Icon } from '../../components/icon.tsx';
import { tell } from './words.ts';

interface NoticeBarProps {
  readonly words: string;
  /** The words of its button, where it has one. */
  readonly button?: string | undefined;
  readonly onButton?: () => void;
  readonly onClose?: () => void;
  readonly warn?: boolean;
}

/** One thing that happened, said politely, with what can be done about it. */
export function NoticeBar({ words, button, onButton, onClose, warn = false }: NoticeBarProps) {
  return (
    <div className="callout notice" data-kind={warn ? 'warn' : 'note'}>
      <Icon name={warn ? 'warning' : 'question'} />
      <p>{words}</p>
      {button !== undefined && (
        <button type="button" className="btn btn--plain" onClick={onButton}>
          {button}
        </button>
      )}
      {onClose && (
        <button type="button" className="btn btn--quiet" onClick={onClose} aria-label={tell('notice.close')}>
          <Icon name="cross" />
        </button>
      )}
    </div>
  );
}
