import { type ReactNode, useState } from 'react';
import { type AuditEntry, auditPersonalValues } from '../../../../contracts/audit.ts';
import { useGet } from '../../../kit/data.ts';
import { Button } from '../../../kit/parts/button.tsx';
import { Drawer } from '../../../kit/parts/drawer.tsx';
import { PageLink } from '../../../kit/parts/link.tsx';
import { DataList, type Datum, DiffList } from '../../../kit/parts/lists.tsx';
import { Answer } from '../../../kit/parts/states.tsx';
import { roleWord } from '../../say.ts';
import { changesBetween } from './changes.ts';
import { actName, say } from './say.ts';
import { organisationWords, timeWords, whoWords } from './words.ts';

/** One entry whole: who, for whom, what before and after, where in the chain. */
export function EntryDrawer({ entry, onClose }: { readonly entry: AuditEntry; readonly onClose: () => void }) {
  const changes = changesBetween(entry.before, entry.after);
  return (
    <Drawer title={actName(entry.act)} onClose={onClose}>
      <div className="stack">
        <DataList data={factsOf(entry)} />
        <h3>{say('changes')}</h3>
        <DiffList
          label={say('changes')}
          changes={changes.map(({ path, before, after }) => ({
            id: path,
            label: path === '' ? say('whole') : path,
            ...(before === undefined ? {} : { before }),
            ...(after === undefined ? {} : { after }),
          }))}
        />
        {entry.personalOf.length > 0 && <PersonalValues entry={entry} />}
      </div>
    </Drawer>
  );
}

function factsOf(entry: AuditEntry): Datum[] {
  const { account, organisation, on, link, staffRoles, actingFor, outcome, refusalCode, requestId } = entry;
  return [
    { label: say('time'), value: timeWords(entry.at) },
    { label: say('who'), value: narrowed(whoWords(entry), account && `accountId=${account.id}`, say('only-who')) },
    ...(staffRoles.length > 0 ? [{ label: say('roles'), value: staffRoles.map(roleWord).join('、') }] : []),
    ...(actingFor ? [{ label: say('acting-for'), value: organisationWords(actingFor) }] : []),
    {
      label: say('for'),
      value: narrowed(
        organisationWords(organisation),
        organisation && `organisationId=${organisation.id}`,
        say('only-for'),
      ),
    },
    ...(on
      ? [
          {
            label: say('on'),
            value: narrowed(`${on.type} ${on.id}`, new URLSearchParams({ onId: on.id }).toString(), say('only-on')),
          },
        ]
      : []),
    { label: say('outcome'), value: say(`outcome.${outcome}`) },
    ...(refusalCode === null ? [] : [{ label: say('refusal'), value: <code>{refusalCode}</code> }]),
    ...(requestId === null ? [] : [{ label: say('request'), value: <code>{requestId}</code> }]),
    { label: say('link'), value: link ? say('link.value', { seq: link.seq }) : say('link.none') },
    ...(link ? [{ label: say('hash'), value: <code>{link.hash}</code> }] : []),
  ];
}

/** A fact, and the way to everything else about it. */
function narrowed(words: string, query: string | null, label: string): ReactNode {
  if (query === null) return words;
  return (
    <>
      {words} <PageLink to={`/audit?${query}`}>{label}</PageLink>
    </>
  );
}

/** Shown after a press only: the look itself goes into the audit. */
function PersonalValues({ entry }: { readonly entry: AuditEntry }) {
  const [shown, setShown] = useState(false);
  const found = useGet(`/audit/entries/${entry.id}/personal-values`, auditPersonalValues, { enabled: shown });
  return (
    <>
      <h3>{say('personal')}</h3>
      <p className="note">{say('personal.what', { count: entry.personalOf.length })}</p>
      {shown ? (
        <Answer of={found}>
          {({ values }) => (
            <DataList
              data={values.map(({ personId, value }) => ({
                label: personId.slice(0, 8),
                value: value === null ? say('personal.erased') : <code>{JSON.stringify(value)}</code>,
              }))}
            />
          )}
        </Answer>
      ) : (
        <Button icon="eye" onClick={() => setShown(true)}>
          {say('personal.show')}
        </Button>
      )}
    </>
  );
}
