import { useState } from 'react';
import { clausePage, materialPage } from '../../../../contracts/policies.ts';
import type { OfficeRoundView } from '../../../../contracts/round.ts';
import { useGet } from '../../../kit/data.ts';
import { PageBody, Section } from '../../../kit/frame/page-body.tsx';
import { momentWords } from '../../../kit/moments.ts';
import { Button } from '../../../kit/parts/button.tsx';
import { LinkButton } from '../../../kit/parts/link.tsx';
import { DataList } from '../../../kit/parts/lists.tsx';
import { Money } from '../../../kit/parts/marks.tsx';
import { Answer } from '../../../kit/parts/states.tsx';
import { Table, Tag } from '../../../kit/parts/table.tsx';
import { useSignedIn } from '../../../kit/session.ts';
import { CancelDialog, ExtendDialog } from './act-dialogs.tsx';
import { History } from './history.tsx';
import { RoundStatus } from './round-status.tsx';
import { say } from './say.ts';
import './rounds.css';

/** A round that is no form any more (or not for this person), with the acts that are left. */
export function ShownRound({ round }: { readonly round: OfficeRoundView }) {
  const { staffRoles } = useSignedIn();
  const [act, setAct] = useState<'extend' | 'cancel'>();
  const isPublished = round.state === 'published';
  const supervises = staffRoles.includes('supervisor');
  const close = () => setAct(undefined);
  return (
    <PageBody
      title={round.title}
      note={
        <>
          <RoundStatus round={round} /> {round.number !== null && say('number', { number: round.number })}{' '}
          {round.isSample && <Tag warn>{say('sample')}</Tag>}
        </>
      }
      actions={
        <>
          {isPublished && (supervises || staffRoles.includes('officer')) && (
            <Button onClick={() => setAct('extend')}>{say('extend.act')}</Button>
          )}
          {isPublished && supervises && (
            <Button kind="danger" onClick={() => setAct('cancel')}>
              {say('cancel.act')}
            </Button>
          )}
          {round.number !== null && (
            <LinkButton kind="plain" href={`/rounds/${encodeURIComponent(round.id)}`}>
              {say('shown.public')}
            </LinkButton>
          )}
        </>
      }
    >
      <Facts round={round} />
      <Clauses round={round} />
      <Asked round={round} />
      <History changes={round.changes} />
      {act === 'extend' && <ExtendDialog round={round} onClose={close} />}
      {act === 'cancel' && <CancelDialog round={round} onClose={close} />}
    </PageBody>
  );
}

interface PartProps {
  readonly round: OfficeRoundView;
}

function versionPath({ policyId, version }: OfficeRoundView): string {
  return `/policies/${encodeURIComponent(policyId)}/versions/${encodeURIComponent(version)}`;
}

function Facts({ round }: PartProps) {
  const { opensAt, closesAt, graceUntil, contact, policyId, version, programYear, digest, readings } = round;
  return (
    <Section title={say('basic.title')}>
      <DataList
        data={[
          { label: say('field.opens'), value: opensAt && momentWords(opensAt) },
          { label: say('field.closes'), value: closesAt && momentWords(closesAt) },
          { label: say('field.grace'), value: graceUntil ? momentWords(graceUntil) : say('shown.no-grace') },
          { label: say('field.year'), value: programYear },
          {
            label: say('field.version'),
            value: <a href={`/policies/${encodeURIComponent(policyId)}/${encodeURIComponent(version)}`}>{version}</a>,
          },
          { label: say('shown.digest'), value: <code className="code">{digest}</code> },
          { label: say('shown.readings'), value: say('shown.readings-value', { readings }) },
          { label: say('field.contact'), value: contact || null },
        ]}
      />
    </Section>
  );
}

function Clauses({ round }: PartProps) {
  const known = useGet(`${versionPath(round)}/clauses?limit=200`, clausePage);
  return (
    <Section title={say('clauses.title')}>
      <Answer of={known}>
        {({ items }) => (
          <Table
            caption={say('clauses.title')}
            folds
            rows={round.clauses}
            keyOf={({ clause }) => clause}
            columns={[
              {
                id: 'clause',
                head: say('clauses.clause'),
                rowHead: true,
                wide: true,
                cell: ({ clause }) => items.find(({ id }) => id === clause)?.title ?? clause,
              },
              {
                id: 'budget',
                head: say('clauses.budget'),
                figure: true,
                cell: ({ budgetFen }) => <Money fen={budgetFen} unknown={say('clauses.not-stated')} />,
              },
              {
                id: 'places',
                head: say('clauses.places'),
                figure: true,
                cell: ({ places }) => places ?? say('clauses.as-in-text'),
              },
            ]}
          />
        )}
      </Answer>
    </Section>
  );
}

function Asked({ round }: PartProps) {
  const { questions, materials, waivedMaterials } = round;
  const known = useGet(`${versionPath(round)}/materials?limit=200`, materialPage);
  const labels = new Map(known.data?.items.map(({ id, label }) => [id, label]));
  const marked = (label: string, required: boolean) => (required ? say('shown.required', { label }) : label);
  return (
    <Section title={say('shown.asked')}>
      <DataList
        data={[
          {
            label: say('questions.title'),
            value: <Lines lines={questions.map(({ label, required }) => marked(label, required))} />,
          },
          {
            label: say('materials.title'),
            value: <Lines lines={materials.map(({ label, required }) => marked(label, required))} />,
          },
          {
            label: say('waived.title'),
            value: <Lines lines={waivedMaterials.map((id) => labels.get(id) ?? id)} />,
          },
        ]}
      />
    </Section>
  );
}

function Lines({ lines }: { readonly lines: readonly string[] }) {
  if (lines.length === 0) return <>{say('none')}</>;
  return (
    <ul>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
