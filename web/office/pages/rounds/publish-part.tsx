import { useState } from 'react';
import { type OfficeRoundView, officeRound, type RoundDraft } from '../../../../contracts/round.ts';
import { useCommand } from '../../../kit/data.ts';
import { Section } from '../../../kit/frame/page-body.tsx';
import { Button } from '../../../kit/parts/button.tsx';
import { ConfirmDialog } from '../../../kit/parts/dialog.tsx';
import { toast } from '../../../kit/parts/states.tsx';
import { useSignedIn } from '../../../kit/session.ts';
import { CancelDialog } from './act-dialogs.tsx';
import { DefectList } from './defect-list.tsx';
import { type Basis, type Defect, publishDefects } from './defects.ts';
import { say } from './say.ts';

interface PublishProps {
  readonly round: OfficeRoundView;
  readonly draft: RoundDraft;
  readonly basis: Basis;
  readonly isChanged: boolean;
}

/** What stands in the way of publishing, and the act itself for those who may. */
export function PublishPart({ round, draft, basis, isChanged }: PublishProps) {
  const { staffRoles, today } = useSignedIn();
  const [act, setAct] = useState<'publish' | 'cancel'>();
  const defects = publishDefects(draft, basis, today);
  const supervises = staffRoles.includes('supervisor');
  const publish = useCommand<void, typeof officeRound>({
    path: `/rounds/${round.id}/publish`,
    schema: officeRound,
    refresh: ['/office/rounds', '/rounds'],
    onDone: ({ number }) => toast(say('publish.done', { number: number ?? '' })),
  });
  const close = () => setAct(undefined);
  return (
    <Section title={say('publish.title')} id="publish">
      <Obstacles defects={defects} isChanged={isChanged} />
      {!supervises && <p className="note">{say('publish.supervisor')}</p>}
      {supervises && (
        <p className="actions">
          <Button kind="main" disabled={defects.length > 0 || isChanged} onClick={() => setAct('publish')}>
            {say('publish.act')}
          </Button>
          <Button kind="quiet" onClick={() => setAct('cancel')}>
            {say('cancel.draft')}
          </Button>
        </p>
      )}
      {act === 'publish' && (
        <ConfirmDialog
          title={say('publish.ask')}
          act={say('publish.act')}
          onConfirm={() => publish.mutateAsync()}
          onClose={close}
        >
          <p>{say('publish.what')}</p>
        </ConfirmDialog>
      )}
      {act === 'cancel' && <CancelDialog round={round} onClose={close} />}
    </Section>
  );
}

function Obstacles({ defects, isChanged }: { readonly defects: readonly Defect[]; readonly isChanged: boolean }) {
  return (
    <>
      {defects.length > 0 && (
        <>
          <p>{say('publish.lacks', { count: defects.length })}</p>
          <DefectList label={say('publish.list')} defects={defects} />
        </>
      )}
      {defects.length === 0 && !isChanged && <p className="note">{say('publish.ready')}</p>}
      {isChanged && <p className="note">{say('publish.unsaved')}</p>}
    </>
  );
}
