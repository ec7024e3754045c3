import { useState } from 'react';
import type { z } from 'zod';
import { organisationShown, type profileInput, revised } from '../../../../contracts/party.ts';
import { useCommand, useGet } from '../../../kit/data.ts';
import { Select } from '../../../kit/fields/choice.tsx';
import { DateInput, TextInput } from '../../../kit/fields/text.tsx';
import { PageBody, Section } from '../../../kit/frame/page-body.tsx';
import { Answer, toast } from '../../../kit/parts/states.tsx';
import { ActingOrganisation } from './acting-organisation.tsx';
import { Form, wrongAt } from './form.tsx';
import { Rename } from './rename.tsx';
import { INDUSTRIES, say } from './say.ts';
import { ShareholdersForm } from './shareholders-form.tsx';

type Organisation = z.output<typeof organisationShown>;
type Profile = Omit<z.input<typeof profileInput>, 'organisationId'>;

/** What the business licence says, the contact, the shareholders, and a new name. */
export function Page() {
  return (
    <ActingOrganisation title={say('edit.title')}>
      {({ organisationId, role }) => (
        <Edit organisationId={organisationId} isRepresentative={role === 'representative'} />
      )}
    </ActingOrganisation>
  );
}

interface EditProps {
  readonly organisationId: string;
  readonly isRepresentative: boolean;
}

function Edit({ organisationId, isRepresentative }: EditProps) {
  const found = useGet(`/organisations/${organisationId}`, organisationShown);
  return (
    <PageBody title={say('edit.title')} narrow>
      <Answer of={found}>
        {(organisation) => (
          <>
            <Section title={say('organisation.facts')}>
              <ProfileForm key={organisation.revision} organisation={organisation} />
            </Section>
            <Section title={say('shareholders.title')}>
              <ShareholdersForm key={organisation.revision} organisation={organisation} />
            </Section>
            {isRepresentative && (
              <Section title={say('rename.title')}>
                <Rename organisationId={organisationId} />
              </Section>
            )}
          </>
        )}
      </Answer>
    </PageBody>
  );
}

function ProfileForm({ organisation }: { readonly organisation: Organisation }) {
  const { organisationId, legalRepresentative, address, industry, registeredOn, contactName } = organisation;
  const [typed, setTyped] = useState({ legalRepresentative, address, industry, registeredOn, contactName });
  const [phone, setPhone] = useState('');
  const save = useCommand<Profile, typeof revised>({
    path: `/organisations/${organisationId}/update-profile`,
    schema: revised,
    refresh: ['/organisations'],
    onDone: () => toast(say('edit.done')),
  });
  const change = (more: Partial<typeof typed>) => setTyped({ ...typed, ...more });
  const contactPhone = phone.trim() === '' ? {} : { contactPhone: phone.trim() };
  return (
    <Form
      act={say('edit.save')}
      busy={save.isPending}
      error={save.error}
      onSubmit={() => save.mutate({ revision: organisation.revision, ...typed, ...contactPhone })}
    >
      <TextInput
        label={say('edit.legal')}
        maxLength={100}
        value={typed.legalRepresentative}
        onChange={(next) => change({ legalRepresentative: next })}
      />
      <TextInput
        label={say('edit.address')}
        maxLength={300}
        value={typed.address}
        onChange={(next) => change({ address: next })}
      />
      <Select
        label={say('edit.industry')}
        blank={say('edit.industry-blank')}
        options={INDUSTRIES}
        value={typed.industry}
        onChange={(next) => change({ industry: next })}
      />
      <DateInput
        label={say('edit.registered')}
        value={typed.registeredOn}
        onChange={(next) => change({ registeredOn: next })}
        error={wrongAt(save.error, '/registeredOn')}
      />
      <TextInput
        label={say('edit.contact-name')}
        maxLength={100}
        value={typed.contactName}
        onChange={(next) => change({ contactName: next })}
      />
      <TextInput
        label={say('edit.contact-phone')}
        type="tel"
        inputMode="tel"
        maxLength={20}
        value={phone}
        onChange={setPhone}
        {...(organisation.contactPhoneMasked === ''
          ? {}
          : { help: say('edit.contact-phone-help', { masked: organisation.contactPhoneMasked }) })}
        error={wrongAt(save.error, '/contactPhone')}
      />
    </Form>
  );
}
