import { useState } from 'react';
import { TextInput } from '../fields/text.tsx';
import { ApiProblem } from '../problem.ts';
import { say } from '../say.ts';

export interface NewPasswordValue {
  readonly password: string;
  /** Typed twice alike. */
  readonly agrees: boolean;
}

interface NewPasswordProps {
  readonly value: NewPasswordValue;
  readonly onChange: (value: NewPasswordValue) => void;
  /** What the act was refused with: a refusal of the password stands at its field. */
  readonly error: unknown;
}

export const NO_PASSWORD: NewPasswordValue = { password: '', agrees: true };

/** A new password, typed twice. What makes a good one the service decides and says. */
export function NewPassword({ value, onChange, error }: NewPasswordProps) {
  const [again, setAgain] = useState('');
  const { password } = value;
  return (
    <div className="row">
      <TextInput
        label={say('password.new')}
        help={say('password.help')}
        name="new-password"
        type="password"
        autoComplete="new-password"
        value={password}
        onChange={(typed) => onChange({ password: typed, agrees: typed === again })}
        error={isAboutPassword(error) ? error.message : undefined}
      />
      <TextInput
        label={say('password.again')}
        name="new-password-again"
        type="password"
        autoComplete="new-password"
        value={again}
        onChange={(typed) => {
          setAgain(typed);
          onChange({ password, agrees: typed === password });
        }}
        error={again !== '' && again !== password ? say('password.differs') : undefined}
      />
    </div>
  );
}

/** Whether a refusal is about the new password, and told at its field. */
export function isAboutPassword(error: unknown): error is ApiProblem {
  return error instanceof ApiProblem && /^\/(newPassword|password)$/.test(error.path);
}
