import { useState } from 'react';
import type { z } from 'zod';
import { contactShown, organisationShown } from '../../../../contracts/party.ts';
import type { Membership } from '../../../../contracts/session.ts';
import { get } from '../../../kit/api.ts';
import { useGet } from '../../../kit/data.ts';
import { PageBody, Section } from '../../../kit/frame/page-body.tsx';
import { Button } from '../../../kit/parts/button.tsx';
import { LinkButton } from '../../../kit/parts/link.tsx';
import { DataList } from '../../../kit/parts/lists.tsx';
import { Answer, toast } from '../../../kit/parts/states.tsx';
import { problemWords } from '../../../kit/problem.ts';
import { chineseDay } from '../../../public/amounts.ts';
import { Callout } from '../../../public/components/callout.tsx';
import { ActingOrganisation } from './acting-organisation.tsx';
import { AuthorityMark, AuthorityNote } from './authority-note.tsx';
import { industryWord, say } from './say.ts';

type Organisation = z.output<typeof organisationShown>;

/** The organisation for which the person acts. */
export function Page() {
  return (
    <ActingOrganisation title={say('organisation.title')}>
      {(membership) => <Shown membership={membership} />}
    </ActingOrganisation>
  );
}

function Shown({ membership }: { readonly membership: Membership }) {
  const found = useGet(`/organisations/${membership.organisationId}`, organisationShown);
  const writes = membership.role !== 'viewer';
  return (
    <PageBody
      title={membership.name}
      note={say(`role.${membership.role}`)}
      actions={
        <>
          <LinkButton to="/organisation/members">{say('organisation.members')}</LinkButton>
          <LinkButton to="/organisation/bank-account">{say('organisation.bank')}</LinkButton>
          {writes && <LinkButton to="/organisation/edit">{say('organisation.edit')}</LinkButton>}
          <LinkButton kind="plain" to="/organisations">
            {say('organisation.mine')}
          </LinkButton>
        </>
      }
    >
      <Answer of={found}>
        {(organisation) => (
          <>
            <Standing organisation={organisation} writes={writes} />
            <Facts organisation={organisation} writes={writes} />
            <Shareholders organisation={organisation} />
          </>
        )}
      </Answer>
    </PageBody>
  );
}

function Standing({ organisation, writes }: { readonly organisation: Organisation; readonly writes: boolean }) {
  const { authority, mergedInto } = organisation;
  if (mergedInto) {
    return (
      <Callout kind="note">
        <p>{say('organisation.merged', { name: mergedInto.name })}</p>
      </Callout>
    );
  }
  return (
    <div className="stack">
      <AuthorityNote of={authority} />
      {authority === 'none' && writes && (
        <p className="actions">
          <LinkButton kind="main" to="/organisation/letter">
            {say('organisation.letter')}
          </LinkButton>
        </p>
      )}
    </div>
  );
}

function Facts({ organisation, writes }: { readonly organisation: Organisation; readonly writes: boolean }) {
  const { uscc, name, formerNames, absorbed, registeredOn, bankAccount } = organisation;
  const former = formerNames.map((one) => one.name).join('、');
  return (
    <Section title={say('organisation.facts')} actions={<AuthorityMark of={organisation.authority} />}>
      <DataList
        data={[
          { label: say('organisation.name'), value: name },
          ...(former === '' ? [] : [{ label: say('organisation.former'), value: former }]),
          { label: say('organisation.uscc'), value: uscc },
          { label: say('edit.legal'), value: organisation.legalRepresentative || null },
          { label: say('edit.address'), value: organisation.address || null },
          { label: say('edit.industry'), value: industryWord(organisation.industry) },
          { label: say('edit.registered'), value: registeredOn && chineseDay(registeredOn) },
          { label: say('edit.contact-name'), value: organisation.contactName || null },
          { label: say('edit.contact-phone'), value: <Phone organisation={organisation} mayShow={writes} /> },
          {
            label: say('organisation.bank'),
            value: bankAccount && `${bankAccount.bankName} ${bankAccount.accountMasked}`,
          },
          ...(absorbed.length === 0
            ? []
            : [{ label: say('organisation.absorbed'), value: absorbed.map((one) => one.name).join('、') }]),
        ]}
      />
    </Section>
  );
}

function Phone({ organisation, mayShow }: { readonly organisation: Organisation; readonly mayShow: boolean }) {
  const { organisationId, contactPhoneMasked } = organisation;
  const [shown, setShown] = useState<string | null>(null);
  if (contactPhoneMasked === '') return null;
  // Each look is recorded: it is asked for by hand and kept no longer than the page.
  const show = async () => {
    try {
      setShown((await get(`/organisations/${organisationId}/contact`, contactShown)).contactPhone);
    } catch (error) {
      toast(problemWords(error), { warn: true });
    }
  };
  return (
    <span>
      <span className="num">{shown ?? contactPhoneMasked}</span>{' '}
      {mayShow && (
        <Button kind="quiet" icon="eye" onClick={() => (shown === null ? void show() : setShown(null))}>
          {shown === null ? say('contact.show') : say('contact.hide')}
        </Button>
      )}
    </span>
  );
}

function Shareholders({ organisation }: { readonly organisation: Organisation }) {
  const { shareholders } = organisation;
  return (
    <Section title={say('shareholders.title')}>
      {shareholders.length === 0 ? (
        <p className="note">{say('shareholders.none')}</p>
      ) : (
        <ul className="item-list">
          {shareholders.map(({ name, uscc, shareBp }) => (
            <li key={`${name} ${uscc ?? ''} ${shareBp}`}>
              <span>
                <b>{name}</b> {uscc}
              </span>
              <span className="num">{shareBp / 100}%</span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
