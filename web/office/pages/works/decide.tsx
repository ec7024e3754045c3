import { useState } from 'react';
import { revised, type SubjectView } from '../../../../contracts/works.ts';
import { useCommand } from '../../../kit/data.ts';
import { Button } from '../../../kit/parts/button.tsx';
import { ConfirmDialog } from '../../../kit/parts/dialog.tsx';
import { ErrorState, toast } from '../../../kit/parts/states.tsx';
import { useSignedIn } from '../../../kit/session.ts';
import { say } from './say.ts';

interface DecideProps {
  readonly work: SubjectView;
  readonly act: 'decide-filing' | 'decide-key-project';
  readonly roles: readonly string[];
}

interface Decision {
  readonly decision: 'confirmed' | 'questioned';
  readonly note: string;
}

/** Confirms what a company says, or tells it what is wrong. Shown to whoever may. */
export function Decide({ work, act, roles }: DecideProps) {
  const { staffRoles } = useSignedIn();
  const [asking, setAsking] = useState(false);
  const decide = useCommand<Decision, typeof revised>({
    path: `/works/${work.id}/${act}`,
    schema: revised,
    body: (decision) => ({ ...decision, revision: work.revision }),
    refresh: ['/works', '/office/works'],
    onDone: () => toast(say('work.done')),
  });
  if (!staffRoles.some((role) => roles.includes(role))) return null;
  return (
    <>
      <p className="actions">
        <Button busy={decide.isPending} onClick={() => decide.mutate({ decision: 'confirmed', note: '' })}>
          {say('work.confirm')}
        </Button>
        <Button kind="plain" onClick={() => setAsking(true)}>
          {say('work.question')}
        </Button>
      </p>
      {decide.error && !asking && <ErrorState error={decide.error} />}
      {asking && (
        <ConfirmDialog
          title={say('work.question')}
          act={say('work.question')}
          reason={{ label: say('work.question-note'), required: true }}
          onConfirm={(note) => decide.mutateAsync({ decision: 'questioned', note })}
          onClose={() => setAsking(false)}
        >
          <p>{say('work.question-help')}</p>
        </ConfirmDialog>
      )}
    </>
  );
}
