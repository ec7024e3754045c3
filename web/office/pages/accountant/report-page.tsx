import '../verification/verification.css';
import { useState } from 'react';
import { type VerificationView, verification } from '../../../../contracts/verification.ts';
import { useGet } from '../../../kit/data.ts';
import { PageBody, Section } from '../../../kit/frame/page-body.tsx';
import { momentWords } from '../../../kit/moments.ts';
import { Status } from '../../../kit/parts/marks.tsx';
import { Answer } from '../../../kit/parts/states.tsx';
import { usePathPart } from '../../../kit/url.ts';
import { useLineKeys } from '../verification/line-keys.ts';
import { LineTable } from '../verification/line-table.tsx';
import { say } from '../verification/say.ts';
import { Viewer } from '../verification/viewer.tsx';
import { ReportForm } from './report-form.tsx';

/** One application that was entrusted to the accountant: its costs with their vouchers, and the report. */
export function Page() {
  const id = usePathPart('applicationId');
  const found = useGet(`/applications/${encodeURIComponent(id)}/verification`, verification);
  return <Answer of={found}>{(view) => <Entrusted view={view} />}</Answer>;
}

function Entrusted({ view }: { readonly view: VerificationView }) {
  const [openId, setOpenId] = useState(view.lines[0]?.id);
  const line = view.lines.find(({ id }) => id === openId);
  const [assignment] = view.accountants;
  useLineKeys(
    view.lines.map(({ id }) => id),
    openId,
    setOpenId,
  );
  const returned = assignment?.returnedAt ?? null;
  return (
    <PageBody
      title={say('report.title', { number: view.number ?? '' })}
      note={
        <p className="actions">
          <span>{view.organisationName}</span>
          {returned !== null && (
            <Status kind="done">{say('report.was-returned', { moment: momentWords(returned) })}</Status>
          )}
        </p>
      }
    >
      {line && (
        <div className="desk-verify">
          <section className="lines" aria-label={say('tab.lines')}>
            <LineTable lines={view.lines} findings={view.findings} open={openId} onOpen={setOpenId} />
          </section>
          <section className="viewer" aria-label={say('viewer')}>
            <Viewer key={line.id} line={line} />
          </section>
        </div>
      )}
      {assignment && returned === null && <ReportForm view={view} assignment={assignment} />}
      {assignment?.report && (
        <Section title={say('report.opinion')}>
          <p className="prose-lines">{assignment.report.opinion}</p>
        </Section>
      )}
    </PageBody>
  );
}
