import { useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { FileDrop } from '../../../kit/files/file-drop.tsx';
import { Button } from '../../../kit/parts/button.tsx';
import { ErrorState } from '../../../kit/parts/states.tsx';
import { ApiProblem } from '../../../kit/problem.ts';
import { sessionQuery } from '../../../kit/session.ts';
import { Icon } from '../../../public/components/icon.tsx';
import { say } from './say.ts';

/** What the service said of one member: `/uscc`. */
export function wrongAt(error: unknown, path: string): string | undefined {
  return error instanceof ApiProblem && error.path === path ? error.message : undefined;
}

/** Reads anew for whom the person may act. */
export function useSessionAgain(): () => Promise<void> {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: sessionQuery.queryKey });
}

interface FormProps {
  readonly act: string;
  readonly busy: boolean;
  readonly error: unknown;
  readonly onSubmit: () => void;
  readonly children: ReactNode;
}

/** Fields one below the other, what was refused, and the one button. */
export function Form({ act, busy, error, onSubmit, children }: FormProps) {
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) onSubmit();
      }}
    >
      {children}
      {error instanceof Error && <ErrorState error={error} />}
      <p className="actions">
        <Button kind="main" type="submit" busy={busy}>
          {act}
        </Button>
      </p>
    </form>
  );
}

/** A file that was uploaded for a form. */
export interface Proof {
  readonly id: string;
  readonly name: string;
}

interface ProofFieldProps {
  readonly label: string;
  readonly help?: string;
  readonly proof: Proof | undefined;
  readonly onChange: (proof: Proof) => void;
  readonly error?: string | undefined;
}

/** One document as a file or a photo. */
export function ProofField({ label, help, proof, onChange, error }: ProofFieldProps) {
  return (
    <div>
      <FileDrop
        label={label}
        help={help}
        error={error}
        required
        multiple={false}
        camera
        accept=".pdf,.ofd,image/*"
        onFile={({ id, name }) => onChange({ id, name })}
      />
      {proof && (
        <p className="note">
          <Icon name="check" /> {say('file.chosen', { name: proof.name })}
        </p>
      )}
    </div>
  );
}
