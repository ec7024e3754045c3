import { useState } from 'react';
import type { VerificationView } from '../../../../contracts/verification.ts';
import { Button } from '../../../kit/parts/button.tsx';
import { ConfirmDialog } from '../../../kit/parts/dialog.tsx';
import { ErrorState, toast } from '../../../kit/parts/states.tsx';
import { yuanFigure } from '../../../public/amounts.ts';
import { useVerificationAct } from './acts.ts';
import { say } from './say.ts';

/** Ends the checking; what stands in the way is said beside the button before it is pressed. */
export function Complete({ view }: { readonly view: VerificationView }) {
  const [asking, setAsking] = useState(false);
  const { applicationId, obstacles, claims } = view;
  const complete = useVerificationAct(applicationId, 'complete', () => toast(say('complete.done')));
  const refresh = useVerificationAct(applicationId, 'refresh-findings', () => toast(say('refresh.done')));
  const ceiling = claims.reduce((sum, { ceilingVerifiedFen }) => sum + ceilingVerifiedFen, 0);
  return (
    <section className="verify__complete" aria-label={say('complete')}>
      <p className="actions">
        <Button
          kind="main"
          disabled={obstacles.length > 0}
          aria-describedby={obstacles.length > 0 ? 'verify-obstacles' : undefined}
          onClick={() => obstacles.length === 0 && setAsking(true)}
        >
          {say('complete')}
        </Button>
        <Button kind="plain" busy={refresh.isPending} onClick={() => refresh.mutate()}>
          {say('refresh')}
        </Button>
      </p>
      {refresh.isError && <ErrorState error={refresh.error} />}
      {obstacles.length > 0 && (
        <div id="verify-obstacles" className="refuse small">
          {say('complete.obstacles')}
          <ul>
            {obstacles.map((obstacle) => (
              <li key={obstacle}>{obstacle}</li>
            ))}
          </ul>
        </div>
      )}
      {asking && (
        <ConfirmDialog
          title={say('complete')}
          act={say('complete')}
          onConfirm={() => complete.mutateAsync()}
          onClose={() => setAsking(false)}
        >
          {say('complete.what', { amount: yuanFigure(ceiling) })}
        </ConfirmDialog>
      )}
    </section>
  );
}
