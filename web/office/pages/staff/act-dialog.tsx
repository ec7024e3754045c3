import type { ReactNode } from 'react';
import { Button } from '../../../kit/parts/button.tsx';
import { Dialog } from '../../../kit/parts/dialog.tsx';
import { ErrorState } from '../../../kit/parts/states.tsx';
import { ApiProblem } from '../../../kit/problem.ts';

/** What the service said of one member: `/role`. */
export function wrongAt(error: unknown, path: string): string | undefined {
  return error instanceof ApiProblem && error.path === path ? error.message : undefined;
}

interface ActDialogProps {
  readonly title: string;
  readonly command: { readonly isPending: boolean; readonly error: Error | null };
  readonly onSubmit: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A short form over the page; the button says what the title says. */
export function ActDialog({ title, command, onSubmit, onClose, children }: ActDialogProps) {
  return (
    <Dialog title={title} onClose={onClose}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (!command.isPending) onSubmit();
        }}
      >
        {children}
        {command.error && <ErrorState error={command.error} />}
        <p className="actions">
          <Button kind="main" type="submit" busy={command.isPending}>
            {title}
          </Button>
        </p>
      </form>
    </Dialog>
  );
}
