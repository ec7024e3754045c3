import { useState } from 'react';
import type { z } from 'zod';
import { debarmentList } from '../../../../contracts/integrity.ts';
import { useCommand, useGet } from '../../../kit/data.ts';
import { Section } from '../../../kit/frame/page-body.tsx';
import { momentWords } from '../../../kit/moments.ts';
import { Button } from '../../../kit/parts/button.tsx';
import { ConfirmDialog } from '../../../kit/parts/dialog.tsx';
import { Status } from '../../../kit/parts/marks.tsx';
import { Answer, toast } from '../../../kit/parts/states.tsx';
import { SubLine, Table } from '../../../kit/parts/table.tsx';
import { useSignedIn } from '../../../kit/session.ts';
import { chineseDay } from '../../../public/amounts.ts';
import { RecordDialog } from './record-dialog.tsx';
import { say } from './say.ts';

type Debarment = z.output<typeof debarmentList>['items'][number];

const READERS = ['clerk', 'officer', 'supervisor', 'auditor'];

interface DebarmentsProps {
  readonly organisationId: string;
}

/** Decisions that took the right to apply away from an organisation: part of its page. */
export function Debarments({ organisationId }: DebarmentsProps) {
  const { staffRoles } = useSignedIn();
  if (!staffRoles.some((role) => READERS.includes(role))) return null;
  return <Register organisationId={organisationId} supervises={staffRoles.includes('supervisor')} />;
}

function Register({ organisationId, supervises }: DebarmentsProps & { readonly supervises: boolean }) {
  const [recording, setRecording] = useState(false);
  const [lifting, setLifting] = useState<Debarment>();
  const found = useGet(`/organisations/${encodeURIComponent(organisationId)}/debarments`, debarmentList);
  return (
    <Section
      title={say('title')}
      actions={
        supervises && (
          <Button kind="plain" onClick={() => setRecording(true)}>
            {say('record.act')}
          </Button>
        )
      }
    >
      <Answer of={found} lines={1}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="note">{say('none')}</p>
          ) : (
            <List debarments={items} onLift={supervises ? setLifting : undefined} />
          )
        }
      </Answer>
      {recording && <RecordDialog organisationId={organisationId} onClose={() => setRecording(false)} />}
      {lifting && <LiftDialog debarment={lifting} onClose={() => setLifting(undefined)} />}
    </Section>
  );
}

interface ListProps {
  readonly debarments: readonly Debarment[];
  /** Left out where the person may not lift. */
  readonly onLift: ((debarment: Debarment) => void) | undefined;
}

function List({ debarments, onLift }: ListProps) {
  return (
    <Table
      caption={say('caption')}
      folds
      rows={debarments}
      keyOf={({ id }) => id}
      isDone={({ liftedAt }) => liftedAt !== null}
      columns={[
        {
          id: 'reason',
          head: say('reason'),
          rowHead: true,
          wide: true,
          cell: ({ reason, documentNumber }) => (
            <>
              {reason}
              {documentNumber !== '' && <SubLine>{documentNumber}</SubLine>}
            </>
          ),
        },
        { id: 'decided', head: say('decided-on'), cell: ({ decidedOn }) => chineseDay(decidedOn) },
        { id: 'recorded', head: say('recorded-at'), cell: ({ recordedAt }) => momentWords(recordedAt) },
        {
          id: 'state',
          head: say('state'),
          wide: true,
          cell: ({ liftedAt, liftReason }) =>
            liftedAt === null ? (
              <Status kind="stopped">{say('state.recorded')}</Status>
            ) : (
              <>
                <Status kind="done">{say('state.lifted')}</Status>
                <SubLine>{say('state.lifted-why', { at: momentWords(liftedAt), reason: liftReason ?? '' })}</SubLine>
              </>
            ),
        },
        ...(onLift
          ? [
              {
                id: 'lift',
                head: say('act'),
                cell: (debarment: Debarment) =>
                  debarment.liftedAt === null && (
                    <Button kind="quiet" onClick={() => onLift(debarment)}>
                      {say('lift.act')}
                      <span className="sr">{debarment.reason}</span>
                    </Button>
                  ),
              },
            ]
          : []),
      ]}
    />
  );
}

function LiftDialog({ debarment, onClose }: { readonly debarment: Debarment; readonly onClose: () => void }) {
  const lift = useCommand<{ readonly reason: string }>({
    path: `/debarments/${debarment.id}/lift`,
    refresh: ['/organisations'],
    onDone: () => toast(say('lift.done')),
  });
  return (
    <ConfirmDialog
      title={say('lift.act')}
      act={say('lift.act')}
      reason={{ label: say('lift.reason'), required: true }}
      onConfirm={(reason) => lift.mutateAsync({ reason })}
      onClose={onClose}
    >
      <p>{say('lift.what', { day: chineseDay(debarment.decidedOn) })}</p>
    </ConfirmDialog>
  );
}
