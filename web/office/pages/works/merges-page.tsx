import { useState } from 'react';
import { type MergeProposal, mergeAnswer, mergeProposalPage } from '../../../../contracts/works.ts';
import { useCommand, useGet } from '../../../kit/data.ts';
import { PageBody, Section } from '../../../kit/frame/page-body.tsx';
import { momentWords } from '../../../kit/moments.ts';
import { Button } from '../../../kit/parts/button.tsx';
import { ConfirmDialog } from '../../../kit/parts/dialog.tsx';
import { FilterBar, Pager } from '../../../kit/parts/filters.tsx';
import { PageLink } from '../../../kit/parts/link.tsx';
import { Answer, Empty, toast } from '../../../kit/parts/states.tsx';
import { Tag } from '../../../kit/parts/table.tsx';
import { useSignedIn } from '../../../kit/session.ts';
import { useQueryState, writeQuery } from '../../../kit/url.ts';
import { kindWord, word } from '../../../works/words.ts';
import { say } from './say.ts';

const STATES = (['open', 'merged', 'dismissed'] as const).map((state) => ({
  value: state,
  label: say(`state.${state}`),
}));

/** Registrations that look like one work: an officer merges them or says that they are two. */
export function Page() {
  const [{ state, cursor }] = useQueryState();
  const proposals = useGet(`/office/merge-proposals${writeQuery({ state, cursor })}`, mergeProposalPage);
  return (
    <PageBody title={say('merge.title')} note={say('merge.note')}>
      <FilterBar
        label={say('merge.filter')}
        filters={[{ name: 'state', label: say('merge.state'), options: STATES }]}
      />
      <Answer of={proposals}>
        {({ items, next }) => (
          <>
            {items.length === 0 && <Empty title={say('merge.empty')} />}
            {items.map((proposal) => (
              <Proposal key={proposal.id} proposal={proposal} />
            ))}
            <Pager next={next} />
          </>
        )}
      </Answer>
    </PageBody>
  );
}

type Side = MergeProposal['first'];

function Proposal({ proposal }: { readonly proposal: MergeProposal }) {
  const { first, second, reasons, state } = proposal;
  const { staffRoles } = useSignedIn();
  const [keep, setKeep] = useState<Side>();
  const [dismissing, setDismissing] = useState(false);
  const base = `/office/merge-proposals/${proposal.id}`;
  const use = { schema: mergeAnswer, refresh: ['/office', '/works'], onDone: () => toast(say('merge.done')) };
  const merge = useCommand<{ survivorId: string; reason: string }, typeof mergeAnswer>({
    path: `${base}/merge`,
    ...use,
  });
  const dismiss = useCommand<{ reason: string }, typeof mergeAnswer>({ path: `${base}/dismiss`, ...use });
  const mayDecide = state === 'open' && staffRoles.some((role) => role === 'officer' || role === 'supervisor');
  const reason = { label: say('merge.reason'), required: true };
  return (
    <Section
      title={first.title}
      actions={
        mayDecide && (
          <Button kind="plain" onClick={() => setDismissing(true)}>
            {say('merge.dismiss')}
          </Button>
        )
      }
    >
      <p>
        {reasons.map((one) => (
          <Tag key={one}>{word(`merge.${one}`)}</Tag>
        ))}
        <Tag>{say(first.organisationId === second.organisationId ? 'merge.same' : 'merge.two')}</Tag>
      </p>
      <ul className="item-list">
        {[first, second].map((side) => (
          <li key={side.id}>
            <SideWords side={side} />
            {mayDecide && <Button onClick={() => setKeep(side)}>{say('merge.keep')}</Button>}
          </li>
        ))}
      </ul>
      {proposal.decisionReason !== '' && <p className="note">{proposal.decisionReason}</p>}
      {keep && (
        <ConfirmDialog
          title={say('merge.keep')}
          act={say('merge.keep')}
          reason={reason}
          onConfirm={(words) => merge.mutateAsync({ survivorId: keep.id, reason: words })}
          onClose={() => setKeep(undefined)}
        >
          <p>{say('merge.what', { title: keep.title })}</p>
        </ConfirmDialog>
      )}
      {dismissing && (
        <ConfirmDialog
          title={say('merge.dismiss')}
          act={say('merge.dismiss')}
          reason={reason}
          onConfirm={(words) => dismiss.mutateAsync({ reason: words })}
          onClose={() => setDismissing(false)}
        >
          <p>{say('merge.dismiss-what')}</p>
        </ConfirmDialog>
      )}
    </Section>
  );
}

function SideWords({ side }: { readonly side: Side }) {
  const { id, organisationId, title, presenterName, kind, filingNumber, registeredAt } = side;
  return (
    <span>
      <PageLink to={`/works/${id}`}>{title}</PageLink>{' '}
      <span className="note">
        {[
          kindWord(kind),
          presenterName,
          filingNumber && say('merge.number', { number: filingNumber }),
          say('merge.registered', { day: momentWords(registeredAt) }),
        ]
          .filter((part) => part !== '')
          .join(' · ')}
      </span>{' '}
      <PageLink to={`/works?organisationId=${organisationId}`}>{say('merge.of')}</PageLink>
    </span>
  );
}
