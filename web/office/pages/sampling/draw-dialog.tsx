import { useState } from 'react';
import { colleagues } from '../../../../contracts/staff.ts';
import { sampleDraw } from '../../../../contracts/verification.ts';
import { useCommand, useGet } from '../../../kit/data.ts';
import { NumberInput } from '../../../kit/fields/amount.tsx';
import { CheckboxGroup } from '../../../kit/fields/choice.tsx';
import { Button } from '../../../kit/parts/button.tsx';
import { Dialog } from '../../../kit/parts/dialog.tsx';
import { Answer, ErrorState, toast } from '../../../kit/parts/states.tsx';
import { say } from '../verification/say.ts';

/** How many are drawn, and among which inspectors they are spread. */
export function DrawDialog({ roundId, onClose }: { readonly roundId: string; readonly onClose: () => void }) {
  const [size, setSize] = useState<number | null>(null);
  const [inspectors, setInspectors] = useState<readonly string[]>([]);
  const [pressed, setPressed] = useState(false);
  const found = useGet('/staff/colleagues?role=inspector', colleagues);
  const draw = useCommand<object, typeof sampleDraw>({
    path: `/rounds/${roundId}/sample-draws`,
    schema: sampleDraw,
    refresh: [`/rounds/${roundId}/sample-draws`],
    onDone({ drawn }) {
      toast(say('draws.done', { count: drawn.length }));
      onClose();
    },
  });
  const submit = () => {
    setPressed(true);
    if (size !== null && inspectors.length > 0) draw.mutate({ size, inspectors });
  };
  return (
    <Dialog title={say('draws.draw')} onClose={onClose}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <p>{say('draws.what')}</p>
        <NumberInput
          label={say('draws.size')}
          required
          min={1}
          max={500}
          unit={say('draws.unit')}
          value={size}
          onChange={setSize}
          error={pressed && size === null ? say('fill') : undefined}
        />
        <Answer of={found} lines={2}>
          {({ items }) =>
            items.length === 0 ? (
              <p className="note">{say('colleague.none')}</p>
            ) : (
              <CheckboxGroup
                label={say('draws.inspectors')}
                required
                options={items.map(({ accountId, name, isAbsent }) => ({
                  value: accountId,
                  label: isAbsent ? say('colleague.absent', { name }) : name,
                }))}
                value={inspectors}
                onChange={setInspectors}
                error={pressed && inspectors.length === 0 ? say('fill') : undefined}
              />
            )
          }
        </Answer>
        {draw.isError && <ErrorState error={draw.error} />}
        <p className="actions">
          <Button kind="main" type="submit" busy={draw.isPending}>
            {say('draws.draw')}
          </Button>
        </p>
      </form>
    </Dialog>
  );
}
