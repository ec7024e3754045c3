import { useState } from 'react';
import { useCommand } from '../../../kit/data.ts';
import { DateInput, TextArea, TextInput } from '../../../kit/fields/text.tsx';
import { Button } from '../../../kit/parts/button.tsx';
import { Dialog } from '../../../kit/parts/dialog.tsx';
import { ErrorState, toast } from '../../../kit/parts/states.tsx';
import { say } from './say.ts';

interface AskOpinionProps {
  readonly applicationId: string;
  readonly onClose: () => void;
}

const BLANK = { department: '', email: '', question: '' };

/** Asks a department by a link in a mail. */
export function AskOpinionDialog({ applicationId, onClose }: AskOpinionProps) {
  const [words, setWords] = useState(BLANK);
  const [dueDay, setDueDay] = useState<string | null>(null);
  const [pressed, setPressed] = useState(false);
  const ask = useCommand<object>({
    path: `/applications/${applicationId}/opinions`,
    refresh: [`/applications/${applicationId}/verification`],
    onDone() {
      toast(say('opinions.sent'));
      onClose();
    },
  });
  const submit = () => {
    setPressed(true);
    const whole = Object.values(words).every((one) => one.trim() !== '');
    if (whole && dueDay !== null) ask.mutate({ ...words, dueDay });
  };
  const field = (name: keyof typeof BLANK) => ({
    label: say(`opinions.${name}`),
    required: true,
    value: words[name],
    onChange: (value: string) => setWords({ ...words, [name]: value }),
    error: pressed && words[name].trim() === '' ? say('fill') : undefined,
  });
  return (
    <Dialog title={say('opinions.ask')} onClose={onClose}>
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <TextInput {...field('department')} maxLength={100} />
        <TextInput {...field('email')} type="email" inputMode="email" maxLength={200} />
        <TextArea {...field('question')} rows={4} maxLength={2000} />
        <DateInput
          label={say('opinions.due')}
          required
          value={dueDay}
          onChange={setDueDay}
          error={pressed && dueDay === null ? say('fill') : undefined}
        />
        {ask.isError && <ErrorState error={ask.error} />}
        <p className="actions">
          <Button kind="main" type="submit" busy={ask.isPending}>
            {say('opinions.send')}
          </Button>
        </p>
      </form>
    </Dialog>
  );
}
