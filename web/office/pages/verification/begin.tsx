import { Button } from '../../../kit/parts/button.tsx';
import { ErrorState, toast } from '../../../kit/parts/states.tsx';
import { useVerificationAct } from './acts.ts';
import { say } from './say.ts';

/** Takes an accepted application. */
export function Begin({ applicationId }: { readonly applicationId: string }) {
  const open = useVerificationAct(applicationId, 'open', () => toast(say('begun')));
  return (
    <section className="verify__begin stack" aria-label={say('begin')}>
      <p>{say('begin-what')}</p>
      {open.isError && <ErrorState error={open.error} />}
      <p className="actions">
        <Button kind="main" busy={open.isPending} onClick={() => open.mutate()}>
          {say('begin')}
        </Button>
      </p>
    </section>
  );
}
