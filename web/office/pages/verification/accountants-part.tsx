import { useState } from 'react';
import type { VerificationView } from '../../../../contracts/verification.ts';
import { momentWords } from '../../../kit/moments.ts';
import { Button } from '../../../kit/parts/button.tsx';
import { ConfirmDialog } from '../../../kit/parts/dialog.tsx';
import { Status } from '../../../kit/parts/marks.tsx';
import { Empty, toast } from '../../../kit/parts/states.tsx';
import { chineseDay, yuanFigure } from '../../../public/amounts.ts';
import { useScreenCommand } from './acts.ts';
import { AssignAccountantDialog } from './assign-accountant.tsx';
import { say } from './say.ts';

interface AccountantsPartProps {
  readonly view: VerificationView;
  readonly mayDecide: boolean;
}

type Assignment = VerificationView['accountants'][number];

/** The accountants from outside, and what came back from them. */
export function AccountantsPart({ view, mayDecide }: AccountantsPartProps) {
  const [isAssigning, setAssigning] = useState(false);
  const [ending, setEnding] = useState<Assignment>();
  const { applicationId, accountants } = view;
  const end = useScreenCommand<{ readonly assignmentId: string; readonly reason: string }>(
    applicationId,
    ({ assignmentId }) => `/accountants/${assignmentId}/end`,
    () => toast(say('accountants.ended')),
    ({ reason }) => ({ reason }),
  );
  return (
    <div className="stack verify__around">
      {mayDecide && (
        <p className="actions">
          <Button onClick={() => setAssigning(true)}>{say('accountants.assign')}</Button>
        </p>
      )}
      {accountants.length === 0 && <Empty title={say('accountants.none')} />}
      {accountants.map((one) => (
        <article key={one.id} className="block">
          <div className="block__head">
            <h2>{one.accountName}</h2>
            <StatusOf assignment={one} />
          </div>
          {one.report && <Report report={one.report} />}
          {mayDecide && one.returnedAt === null && (
            <p className="actions">
              <Button kind="plain" onClick={() => setEnding(one)}>
                {say('accountants.end')}
              </Button>
            </p>
          )}
        </article>
      ))}
      {isAssigning && <AssignAccountantDialog applicationId={applicationId} onClose={() => setAssigning(false)} />}
      {ending && (
        <ConfirmDialog
          title={say('accountants.end')}
          act={say('accountants.end')}
          reason={{ label: say('facts.reason'), required: true }}
          onConfirm={(reason) => end.mutateAsync({ assignmentId: ending.id, reason })}
          onClose={() => setEnding(undefined)}
        >
          {say('accountants.end-what', { name: ending.accountName })}
        </ConfirmDialog>
      )}
    </div>
  );
}

function StatusOf({ assignment: { returnedAt, dueDay } }: { readonly assignment: Assignment }) {
  if (returnedAt !== null) {
    return <Status kind="done">{say('accountants.returned', { moment: momentWords(returnedAt) })}</Status>;
  }
  return <Status kind="going">{say('accountants.waiting', { day: chineseDay(dueDay) })}</Status>;
}

function Report({ report }: { readonly report: NonNullable<Assignment['report']> }) {
  return (
    <div className="stack">
      <p className="prose-lines">{report.opinion}</p>
      {report.lines.length > 0 && <p className="note">{say('accountants.lines', { count: report.lines.length })}</p>}
      {report.figures.length > 0 && (
        <ul className="item-list" aria-label={say('accountants.figures')}>
          {report.figures.map(({ name, amountFen, page }) => (
            <li key={name}>{say('accountants.figure', { name, amount: yuanFigure(amountFen), page })}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
