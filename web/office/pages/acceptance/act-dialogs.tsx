import { type ReactNode, useState } from 'react';
import type { AcceptanceDesk } from '../../../../contracts/acceptance.ts';
import { useCommand } from '../../../kit/data.ts';
import { TextArea } from '../../../kit/fields/text.tsx';
import { Button } from '../../../kit/parts/button.tsx';
import { Dialog } from '../../../kit/parts/dialog.tsx';
import { ErrorState, toast } from '../../../kit/parts/states.tsx';
import { chineseDay } from '../../../public/amounts.ts';
import { say } from './say.ts';

interface ActProps {
  readonly desk: AcceptanceDesk;
  readonly number: string;
  readonly onClose: () => void;
}

/** Accepts; asks for a reason where something is missing or the time limit has passed. */
export function AcceptDialog({ desk, number, onClose }: ActProps) {
  return (
    <ReasonedAct
      title={`${say('act.accept')} ${number}`}
      act={say('act.accept')}
      what={desk.defects > 0 ? say('accept.defects', { count: desk.defects }) : say('accept.what')}
      reason={desk.defects > 0 ? say('accept.reason') : undefined}
      late={lateWords(desk)}
      path={`/applications/${desk.applicationId}/accept`}
      done={say('accept.done')}
      onClose={onClose}
    />
  );
}

export function DeclineDialog({ desk, number, onClose }: ActProps) {
  return (
    <ReasonedAct
      title={`${say('act.decline')} ${number}`}
      act={say('act.decline')}
      danger
      what={
        <>
          <p>{say('decline.what')}</p>
          <p className="note">{say('decline.remedies')}</p>
        </>
      }
      reason={say('decline.reason')}
      late={lateWords(desk)}
      path={`/applications/${desk.applicationId}/decline`}
      done={say('decline.done')}
      onClose={onClose}
    />
  );
}

/** A supervisor lets one more notice go out. */
export function ApproveDialog({ desk, number, onClose }: ActProps) {
  return (
    <ReasonedAct
      title={`${say('act.approve-second-notice')} ${number}`}
      act={say('act.approve-second-notice')}
      what={say('approve.what')}
      reason={say('approve.reason')}
      late={undefined}
      path={`/applications/${desk.applicationId}/approve-second-notice`}
      done={say('approve.done')}
      onClose={onClose}
    />
  );
}

function lateWords({ isLate, due }: AcceptanceDesk): string | undefined {
  return isLate && due.day !== null ? say('late.what', { day: chineseDay(due.day) }) : undefined;
}

interface ReasonedActProps {
  readonly title: string;
  readonly act: string;
  readonly danger?: boolean;
  readonly what: ReactNode;
  /** Label of the reason; undefined = none is asked for. */
  readonly reason: string | undefined;
  /** Why lateness is asked about; undefined = it is in time. */
  readonly late: string | undefined;
  readonly path: string;
  readonly done: string;
  readonly onClose: () => void;
}

interface Reasons {
  readonly reason?: string;
  readonly lateReason?: string;
}

function ReasonedAct({ title, act, danger = false, what, reason, late, path, done, onClose }: ReasonedActProps) {
  const [why, setWhy] = useState('');
  const [whyLate, setWhyLate] = useState('');
  const [pressed, setPressed] = useState(false);
  const command = useCommand<Reasons>({
    path,
    refresh: ['/applications', '/documents', '/work-list'],
    onDone() {
      toast(done);
      onClose();
    },
  });
  const lacks = (reason !== undefined && why.trim() === '') || (late !== undefined && whyLate.trim() === '');
  const submit = () => {
    setPressed(true);
    if (lacks) return;
    command.mutate({
      ...(reason === undefined ? {} : { reason: why.trim() }),
      ...(late === undefined ? {} : { lateReason: whyLate.trim() }),
    });
  };
  const missing = (words: string) => (pressed && words.trim() === '' ? say('reason.missing') : undefined);
  return (
    <Dialog title={title} onClose={onClose}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <div>{what}</div>
        {reason !== undefined && (
          <TextArea
            label={reason}
            required
            value={why}
            onChange={setWhy}
            rows={4}
            maxLength={2000}
            error={missing(why)}
          />
        )}
        {late !== undefined && (
          <TextArea
            label={say('late.reason')}
            help={late}
            required
            value={whyLate}
            onChange={setWhyLate}
            rows={2}
            maxLength={1000}
            error={missing(whyLate)}
          />
        )}
        {command.isError && <ErrorState error={command.error} />}
        <p className="actions">
          <Button kind={danger ? 'danger' : 'main'} type="submit" busy={command.isPending}>
            {act}
          </Button>
        </p>
      </form>
    </Dialog>
  );
}
