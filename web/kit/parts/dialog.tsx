import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { TextArea } from '../fields/text.tsx';
import { problemWords } from '../problem.ts';
import { say } from '../say.ts';
import { Button } from './button.tsx';

interface DialogProps {
  readonly title: string;
  /** Escape, the close button. Left out: the dialog ends only by its own buttons. */
  readonly onClose?: () => void;
  readonly children: ReactNode;
  /** Room for a table. */
  readonly wide?: boolean;
}

/** A native modal dialog: mounted = open. The focus goes in, stays in, and comes back to where it was. */
export function Dialog({ title, onClose, children, wide = false }: DialogProps) {
  const ref = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const dialog = ref.current;
    if (!dialog) return;
    const before = document.activeElement;
    // Safari before 15.4 has no dialog: the element is shown as it is, over the page by its style.
    if (typeof dialog.showModal === 'function') dialog.showModal();
    else {
      dialog.setAttribute('open', '');
      dialog.setAttribute('data-plain', '');
    }
    return () => {
      dialog.close?.();
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={ref}
      className="dialog"
      data-wide={wide || undefined}
      aria-labelledby={titleId}
      aria-modal="true"
      onCancel={(event) => {
        event.preventDefault();
        onClose?.();
      }}
      onKeyDown={(event) => event.stopPropagation()}
    >
      <header className="dialog__head">
        <h2 id={titleId}>{title}</h2>
        {onClose && (
          <Button kind="quiet" icon="cross" onClick={onClose}>
            {say('dialog.close')}
          </Button>
        )}
      </header>
      <FocusFirst className="dialog__body">{children}</FocusFirst>
    </dialog>
  );
}

/** Puts the focus into the first field inside when it appears: a dialog, the next step of a form. */
export function FocusFirst({ children, className }: { readonly children: ReactNode; readonly className?: string }) {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    ref.current?.querySelector<HTMLElement>('input:not([type="hidden"]), select, textarea')?.focus();
  }, []);
  return (
    <div ref={ref} className={className}>
      {children}
    </div>
  );
}

interface ConfirmProps {
  readonly title: string;
  /** What will happen, and what cannot be taken back. */
  readonly children: ReactNode;
  /** Words of the act itself: 「撤回申请」, never 「确定」. */
  readonly act: string;
  readonly danger?: boolean;
  /** Asks for a reason; `required` makes it a condition. */
  readonly reason?: { readonly label: string; readonly required?: boolean; readonly help?: ReactNode };
  /** Resolves: the dialog closes. Rejects: the sentence is shown in the dialog. */
  readonly onConfirm: (reason: string) => Promise<unknown>;
  readonly onClose: () => void;
}

/** Asks once more before an act, with a reason where the act needs one. */
export function ConfirmDialog({ title, children, act, danger = false, reason, onConfirm, onClose }: ConfirmProps) {
  const [words, setWords] = useState('');
  const [failed, setFailed] = useState<string>();
  const [busy, setBusy] = useState(false);
  const confirm = async () => {
    if (reason?.required && words.trim() === '') return setFailed(say('confirm.reason-missing'));
    setBusy(true);
    setFailed(undefined);
    try {
      await onConfirm(words.trim());
      onClose();
    } catch (error) {
      setFailed(problemWords(error));
    }
    setBusy(false);
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void confirm();
        }}
      >
        <div>{children}</div>
        {reason && (
          <TextArea
            label={reason.label}
            help={reason.help}
            required={reason.required ?? false}
            value={words}
            onChange={setWords}
            rows={3}
            maxLength={500}
            error={failed}
          />
        )}
        {!reason && failed && <p role="alert">{failed}</p>}
        <p className="actions">
          <Button kind={danger ? 'danger' : 'main'} type="submit" busy={busy}>
            {act}
          </Button>
          <Button kind="plain" onClick={onClose}>
            {say('dialog.cancel')}
          </Button>
        </p>
      </form>
    </Dialog>
  );
}
