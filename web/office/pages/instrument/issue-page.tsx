import { useState } from 'react';
import { type IssuedVersionView, issuedVersion } from '../../../../contracts/instrument.ts';
import { useCommand, useGet } from '../../../kit/data.ts';
import { PageBody } from '../../../kit/frame/page-body.tsx';
import { momentWords } from '../../../kit/moments.ts';
import { Button } from '../../../kit/parts/button.tsx';
import { ConfirmDialog } from '../../../kit/parts/dialog.tsx';
import { DataList } from '../../../kit/parts/lists.tsx';
import { Answer, toast } from '../../../kit/parts/states.tsx';
import { Tag } from '../../../kit/parts/table.tsx';
import { useSignedIn } from '../../../kit/session.ts';
import { usePathPart } from '../../../kit/url.ts';
import { chineseDay } from '../../../public/amounts.ts';
import { Callout } from '../../../public/components/callout.tsx';
import { IssueStatus } from './issue-status.tsx';
import { say } from './say.ts';

/** One registration of issuing, for its second person and for everybody who looks it up. */
export function Page() {
  const issueId = usePathPart('issueId');
  const found = useGet(`/instruments/${encodeURIComponent(issueId)}`, issuedVersion);
  return <Answer of={found}>{(issue) => <Issue issue={issue} />}</Answer>;
}

interface IssueProps {
  readonly issue: IssuedVersionView;
}

/** Why this person cannot confirm now; undefined where nothing is known. */
function obstacleOf({ proposedBy, isLoaded }: IssuedVersionView, accountId: string, roles: readonly string[]) {
  if (!roles.includes('supervisor')) return say('confirm.supervisor');
  if (proposedBy === accountId) return say('confirm.same-person');
  return isLoaded ? undefined : say('confirm.not-loaded');
}

function Issue({ issue }: IssueProps) {
  const { account, staffRoles } = useSignedIn();
  const [act, setAct] = useState<'confirm' | 'withdraw'>();
  const obstacle = obstacleOf(issue, account.id, staffRoles);
  const waits = issue.state === 'proposed';
  return (
    <PageBody
      title={issue.title}
      note={
        <>
          <IssueStatus state={issue.state} /> {issue.isSample && <Tag warn>{say('sample')}</Tag>}
        </>
      }
      actions={
        <>
          {waits && (
            <Button kind="main" disabled={obstacle !== undefined} onClick={() => setAct('confirm')}>
              {say('confirm.act')}
            </Button>
          )}
          {issue.state !== 'withdrawn' && staffRoles.includes('supervisor') && (
            <Button kind="danger" onClick={() => setAct('withdraw')}>
              {say('withdraw.act')}
            </Button>
          )}
        </>
      }
    >
      {waits && obstacle !== undefined && (
        <Callout kind="note">
          <p>{obstacle}</p>
        </Callout>
      )}
      <Facts issue={issue} />
      {act && <ActDialog issue={issue} act={act} onClose={() => setAct(undefined)} />}
    </PageBody>
  );
}

function Facts({ issue }: IssueProps) {
  const { policyId, version, digest, readings, issuedOn, documentNumber, officialFileId, isLoaded } = issue;
  const address = `/policies/${encodeURIComponent(policyId)}/${encodeURIComponent(version)}`;
  return (
    <DataList
      data={[
        { label: say('document'), value: documentNumber },
        { label: say('issued-on'), value: chineseDay(issuedOn) },
        {
          label: say('file'),
          value: <a href={`/api/v1/files/${encodeURIComponent(officialFileId)}/content`}>{say('file.open')}</a>,
        },
        { label: say('conclusion'), value: issue.fairCompetitionConclusion },
        { label: say('version'), value: <a href={address}>{version}</a> },
        { label: say('digest'), value: <code className="code">{digest}</code> },
        { label: say('readings'), value: say('readings.value', { readings }) },
        { label: say('loaded'), value: isLoaded ? say('loaded.yes') : <Tag warn>{say('loaded.no')}</Tag> },
        {
          label: say('confirmed-at'),
          value: issue.confirmedAt === null ? say('confirmed-at.none') : momentWords(issue.confirmedAt),
        },
        ...(issue.withdrawnReason === null ? [] : [{ label: say('withdraw.reason'), value: issue.withdrawnReason }]),
      ]}
    />
  );
}

interface ActDialogProps extends IssueProps {
  readonly act: 'confirm' | 'withdraw';
  readonly onClose: () => void;
}

function ActDialog({ issue: { id, documentNumber }, act, onClose }: ActDialogProps) {
  const command = useCommand<Readonly<Record<string, string>>, typeof issuedVersion>({
    path: `/instruments/${id}/${act}`,
    schema: issuedVersion,
    refresh: ['/instruments'],
    onDone: () => toast(say(`${act}.done`)),
  });
  if (act === 'confirm') {
    return (
      <ConfirmDialog
        title={say('confirm.act')}
        act={say('confirm.act')}
        onConfirm={() => command.mutateAsync({})}
        onClose={onClose}
      >
        <p>{say('confirm.what', { document: documentNumber })}</p>
      </ConfirmDialog>
    );
  }
  return (
    <ConfirmDialog
      title={say('withdraw.act')}
      act={say('withdraw.act')}
      danger
      reason={{ label: say('withdraw.reason'), required: true }}
      onConfirm={(reason) => command.mutateAsync({ reason })}
      onClose={onClose}
    >
      <p>{say('withdraw.what')}</p>
    </ConfirmDialog>
  );
}
