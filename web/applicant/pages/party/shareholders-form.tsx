import { useState } from 'react';
import type { z } from 'zod';
import { type organisationShown, revised, type shareholdersInput } from '../../../../contracts/party.ts';
import { useCommand } from '../../../kit/data.ts';
import { TextInput } from '../../../kit/fields/text.tsx';
import { Button } from '../../../kit/parts/button.tsx';
import { toast } from '../../../kit/parts/states.tsx';
import { randomId } from '../../../kit/random-id.ts';
import { Form, wrongAt } from './form.tsx';
import { say } from './say.ts';

interface Line {
  readonly key: string;
  readonly name: string;
  readonly uscc: string;
  /** Percent, as typed: at most two decimals. */
  readonly share: string;
}

type Input = Omit<z.input<typeof shareholdersInput>, 'organisationId'>;

/** The list of shareholders, saved as a whole. */
export function ShareholdersForm({ organisation }: { readonly organisation: z.output<typeof organisationShown> }) {
  const [lines, setLines] = useState<readonly Line[]>(() =>
    organisation.shareholders.map(({ name, uscc, shareBp }) => {
      return { key: randomId(), name, uscc: uscc ?? '', share: String(shareBp / 100) };
    }),
  );
  const save = useCommand<Input, typeof revised>({
    path: `/organisations/${organisation.organisationId}/set-shareholders`,
    schema: revised,
    refresh: ['/organisations'],
    onDone: () => toast(say('shareholders.done')),
  });
  const change = (key: string, more: Partial<Line>) =>
    setLines(lines.map((line) => (line.key === key ? { ...line, ...more } : line)));
  const shareholders = lines.map(({ name, uscc, share }) => {
    return { name, uscc: uscc.trim() === '' ? null : uscc, shareBp: basisPointsOf(share) };
  });
  return (
    <Form
      act={say('shareholders.save')}
      busy={save.isPending}
      error={save.error}
      onSubmit={() => save.mutate({ revision: organisation.revision, shareholders })}
    >
      {lines.map((line, at) => (
        <div key={line.key}>
          <div className="row">
            <TextInput
              label={say('shareholders.name')}
              required
              maxLength={200}
              value={line.name}
              onChange={(name) => change(line.key, { name })}
              error={wrongAt(save.error, `/shareholders/${at}/name`)}
            />
            <TextInput
              label={say('shareholders.uscc')}
              maxLength={24}
              value={line.uscc}
              onChange={(uscc) => change(line.key, { uscc })}
              error={wrongAt(save.error, `/shareholders/${at}/uscc`)}
            />
            <TextInput
              label={say('shareholders.share')}
              required
              inputMode="decimal"
              maxLength={6}
              value={line.share}
              onChange={(share) => change(line.key, { share })}
              error={wrongAt(save.error, `/shareholders/${at}/shareBp`)}
            />
          </div>
          <p className="actions">
            <Button kind="quiet" onClick={() => setLines(lines.filter(({ key }) => key !== line.key))}>
              {say('shareholders.remove')}
              <span className="sr">{line.name}</span>
            </Button>
          </p>
        </div>
      ))}
      <p>
        <Button
          kind="plain"
          icon="plus"
          onClick={() => setLines([...lines, { key: randomId(), name: '', uscc: '', share: '' }])}
        >
          {say('shareholders.add')}
        </Button>
      </p>
    </Form>
  );
}

/** 12.5 → 1250. What is no percentage becomes 0, which the service refuses at its place. */
function basisPointsOf(share: string): number {
  return /^\d{1,3}(\.\d{1,2})?$/.test(share.trim()) ? Math.round(Number(share) * 100) : 0;
}
