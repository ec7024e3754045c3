import type { CostLineView } from '../../../../contracts/cost-lines.ts';
import { useCommand } from '../../../kit/data.ts';
import { ConfirmDialog } from '../../../kit/parts/dialog.tsx';
import { toast } from '../../../kit/parts/states.tsx';
import { pathsAfter } from './paths.ts';
import { say } from './say.ts';

interface RemoveProps {
  readonly applicationId: string;
  readonly line: CostLineView;
  readonly onClose: () => void;
}

/** Asks before a line goes. */
export function RemoveLine({ applicationId, line, onClose }: RemoveProps) {
  const remove = useCommand({
    path: `/applications/${applicationId}/cost-lines/${line.id}/remove`,
    body: () => ({ revision: line.revision }),
    refresh: pathsAfter(applicationId),
    onDone: () => toast(say('removed')),
  });
  return (
    <ConfirmDialog
      title={say('remove')}
      act={say('remove')}
      danger
      onConfirm={() => remove.mutateAsync()}
      onClose={onClose}
    >
      {say('remove-what', { number: line.position + 1, description: line.description })}
    </ConfirmDialog>
  );
}
