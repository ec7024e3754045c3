import { useState } from 'react';
import type { z } from 'zod';
import { bankAccountShown, contactShown, organisationShown } from '../../../../contracts/party.ts';
import industries from '../../../../messages/zh-CN/industries.json' with { type: 'json' };
import { get } from '../../../kit/api.ts';
import { useGet } from '../../../kit/data.ts';
import { PageBody, Section } from '../../../kit/frame/page-body.tsx';
import { Button } from '../../../kit/parts/button.tsx';
import { PageLink } from '../../../kit/parts/link.tsx';
import { DataList } from '../../../kit/parts/lists.tsx';
import { Answer, toast } from '../../../kit/parts/states.tsx';
import { problemWords } from '../../../kit/problem.ts';
import { useSignedIn } from '../../../kit/session.ts';
import { usePathPart } from '../../../kit/url.ts';
import { chineseDay } from '../../../public/amounts.ts';
import { Debarments } from '../integrity/debarments.tsx';
import { MergeDialog } from './merge-dialog.tsx';
import { say } from './say.ts';

type Organisation = z.output<typeof organisationShown>;

/** One organisation, with phone and account number covered until somebody asks for them. */
export function Page() {
  const organisationId = usePathPart('organisationId');
  const found = useGet(`/organisations/${encodeURIComponent(organisationId)}`, organisationShown);
  return <Answer of={found}>{(organisation) => <Shown organisation={organisation} />}</Answer>;
}

function Shown({ organisation }: { readonly organisation: Organisation }) {
  const { staffRoles } = useSignedIn();
  const [merging, setMerging] = useState(false);
  const merges = staffRoles.some((role) => role === 'officer' || role === 'supervisor');
  return (
    <PageBody
      title={organisation.name}
      note={say(`organisation.authority.${organisation.authority}`)}
      actions={
        merges &&
        organisation.mergedInto === null && (
          <Button kind="plain" onClick={() => setMerging(true)}>
            {say('organisation.merge')}
          </Button>
        )
      }
    >
      <Facts organisation={organisation} />
      <Bank organisation={organisation} />
      {organisation.shareholders.length > 0 && (
        <Section title={say('organisation.shareholders')}>
          <DataList
            data={organisation.shareholders.map(({ name, uscc, shareBp }) => ({
              label: name,
              value: [`${shareBp / 100}%`, uscc].filter(Boolean).join(' · '),
            }))}
          />
        </Section>
      )}
      <Debarments organisationId={organisation.organisationId} />
      {merging && <MergeDialog organisation={organisation} onClose={() => setMerging(false)} />}
    </PageBody>
  );
}

function Facts({ organisation }: { readonly organisation: Organisation }) {
  const { formerNames, mergedInto, absorbed, registeredOn, organisationId, industry } = organisation;
  const words: Readonly<Record<string, string>> = industries;
  return (
    <Section title={say('organisation.facts')}>
      <DataList
        data={[
          { label: say('organisation.uscc'), value: <span className="num">{organisation.uscc}</span> },
          { label: say('organisation.former'), value: formerNames.map(({ name }) => name).join('、') || '—' },
          { label: say('organisation.legal'), value: organisation.legalRepresentative || null },
          { label: say('organisation.address'), value: organisation.address || null },
          { label: say('organisation.industry'), value: words[industry] },
          { label: say('organisation.registered'), value: registeredOn && chineseDay(registeredOn) },
          { label: say('organisation.contact'), value: organisation.contactName || null },
          {
            label: say('organisation.phone'),
            value: organisation.contactPhoneMasked && (
              <Covered
                masked={organisation.contactPhoneMasked}
                roles={['clerk', 'officer', 'supervisor']}
                open={async () => (await get(`/organisations/${organisationId}/contact`, contactShown)).contactPhone}
              />
            ),
          },
          ...(mergedInto
            ? [
                {
                  label: say('organisation.merged'),
                  value: <PageLink to={`/organisations/${mergedInto.organisationId}`}>{mergedInto.name}</PageLink>,
                },
              ]
            : []),
          ...absorbed.map((one) => ({
            label: say('organisation.absorbed'),
            value: <PageLink to={`/organisations/${one.organisationId}`}>{one.name}</PageLink>,
          })),
        ]}
      />
    </Section>
  );
}

function Bank({ organisation: { bankAccount, organisationId } }: { readonly organisation: Organisation }) {
  return (
    <Section title={say('organisation.bank')}>
      {bankAccount ? (
        <DataList
          data={[
            { label: say('organisation.bank-name'), value: bankAccount.bankName },
            {
              label: say('organisation.account'),
              value: (
                <Covered
                  masked={bankAccount.accountMasked}
                  roles={['officer', 'supervisor', 'finance']}
                  open={async () =>
                    (await get(`/organisations/${organisationId}/bank-account`, bankAccountShown)).accountNumber
                  }
                />
              ),
            },
            {
              label: say('organisation.bank-file'),
              value: <a href={`/api/v1/files/${bankAccount.proofFileId}/content`}>{say('organisation.certificate')}</a>,
            },
          ]}
        />
      ) : (
        <p className="note">{say('organisation.none')}</p>
      )}
    </Section>
  );
}

interface CoveredProps {
  readonly masked: string;
  /** Roles that may see it in the clear. */
  readonly roles: readonly string[];
  readonly open: () => Promise<string | null>;
}

/** A value that is covered until it is asked for; asking is recorded. */
function Covered({ masked, roles, open }: CoveredProps) {
  const { staffRoles } = useSignedIn();
  const [shown, setShown] = useState<string | null>(null);
  const show = async () => {
    try {
      setShown(await open());
    } catch (error) {
      toast(problemWords(error), { warn: true });
    }
  };
  return (
    <span>
      <span className="num">{shown ?? masked}</span>{' '}
      {shown === null && staffRoles.some((role) => roles.includes(role)) && (
        <>
          <Button kind="quiet" icon="eye" onClick={() => void show()}>
            {say('organisation.show')}
          </Button>{' '}
          <span className="note">{say('organisation.show-note')}</span>
        </>
      )}
    </span>
  );
}
