import { useState } from 'react';
import { registered } from '../../../../contracts/party.ts';
import { actFor } from '../../../kit/acting-for.ts';
import { useCommand } from '../../../kit/data.ts';
import { TextInput } from '../../../kit/fields/text.tsx';
import { PageBody } from '../../../kit/frame/page-body.tsx';
import { LinkButton } from '../../../kit/parts/link.tsx';
import { toast } from '../../../kit/parts/states.tsx';
import { ApiProblem } from '../../../kit/problem.ts';
import { useGo } from '../../../kit/url.ts';
import { Form, useSessionAgain, wrongAt } from './form.tsx';
import { say } from './say.ts';

/** Registers an organisation under its code. */
export function Page() {
  const [typed, setTyped] = useState({ uscc: '', name: '' });
  const go = useGo();
  const again = useSessionAgain();
  const register = useCommand<typeof typed, typeof registered>({
    path: '/organisations',
    schema: registered,
    refresh: ['/organisations'],
    onDone: async ({ organisationId }) => {
      await again();
      actFor(organisationId);
      toast(say('register.done'));
      go('/organisation');
    },
  });
  const isTaken = register.error instanceof ApiProblem && register.error.code === 'ALREADY_REGISTERED';
  return (
    <PageBody title={say('register.title')} note={say('register.note')} narrow>
      <Form
        act={say('register.act')}
        busy={register.isPending}
        error={register.error}
        onSubmit={() => register.mutate(typed)}
      >
        <TextInput
          label={say('register.uscc')}
          help={say('register.uscc-help')}
          required
          maxLength={24}
          value={typed.uscc}
          onChange={(uscc) => setTyped({ ...typed, uscc })}
          error={wrongAt(register.error, '/uscc')}
        />
        <TextInput
          label={say('register.name')}
          help={say('register.name-help')}
          required
          maxLength={200}
          value={typed.name}
          onChange={(name) => setTyped({ ...typed, name })}
          error={wrongAt(register.error, '/name')}
        />
      </Form>
      {isTaken && (
        <p className="actions">
          <LinkButton kind="plain" to={`/organisations/claim?uscc=${encodeURIComponent(typed.uscc.trim())}`}>
            {say('claim.title')}
          </LinkButton>
        </p>
      )}
    </PageBody>
  );
}
