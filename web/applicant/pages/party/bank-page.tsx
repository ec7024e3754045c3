import { useState } from 'react';
import type { z } from 'zod';
import { type bankAccountInput, bankAccountShown, nothing, organisationShown } from '../../../../contracts/party.ts';
import type { Membership } from '../../../../contracts/session.ts';
import { get } from '../../../kit/api.ts';
import { useCommand, useGet } from '../../../kit/data.ts';
import { TextInput } from '../../../kit/fields/text.tsx';
import { PageBody, Section } from '../../../kit/frame/page-body.tsx';
import { Button } from '../../../kit/parts/button.tsx';
import { DataList } from '../../../kit/parts/lists.tsx';
import { Answer, toast } from '../../../kit/parts/states.tsx';
import { problemWords } from '../../../kit/problem.ts';
import { ActingOrganisation } from './acting-organisation.tsx';
import { Form, type Proof, ProofField, wrongAt } from './form.tsx';
import { say } from './say.ts';

type Organisation = z.output<typeof organisationShown>;

/** The account to which the organisation is paid. */
export function Page() {
  return (
    <ActingOrganisation title={say('bank.title')}>
      {(membership) => <Bank membership={membership} />}
    </ActingOrganisation>
  );
}

function Bank({ membership: { organisationId, role } }: { readonly membership: Membership }) {
  const found = useGet(`/organisations/${organisationId}`, organisationShown);
  const isRepresentative = role === 'representative';
  return (
    <PageBody title={say('bank.title')} note={say('bank.note')} narrow>
      <Answer of={found}>
        {(organisation) => (
          <>
            <Section title={say('bank.current')}>
              <Current organisation={organisation} mayShow={isRepresentative} />
            </Section>
            <Section title={organisation.bankAccount ? say('bank.change') : say('bank.new')}>
              {isRepresentative ? <Change organisation={organisation} /> : <p className="note">{say('bank.only')}</p>}
            </Section>
          </>
        )}
      </Answer>
    </PageBody>
  );
}

function Current({ organisation, mayShow }: { readonly organisation: Organisation; readonly mayShow: boolean }) {
  const { bankAccount, organisationId } = organisation;
  const [shown, setShown] = useState<string | null>(null);
  if (!bankAccount) return <p className="note">{say('bank.none')}</p>;
  const show = async () => {
    try {
      setShown((await get(`/organisations/${organisationId}/bank-account`, bankAccountShown)).accountNumber);
    } catch (error) {
      toast(problemWords(error), { warn: true });
    }
  };
  return (
    <>
      <DataList
        data={[
          { label: say('bank.holder'), value: bankAccount.holderName },
          { label: say('bank.bank'), value: bankAccount.bankName },
          { label: say('bank.account'), value: <span className="num">{shown ?? bankAccount.accountMasked}</span> },
        ]}
      />
      {mayShow && shown === null && (
        <p className="actions">
          <Button kind="plain" icon="eye" onClick={() => void show()}>
            {say('bank.show')}
          </Button>
        </p>
      )}
    </>
  );
}

type Input = Omit<z.input<typeof bankAccountInput>, 'organisationId'>;

function Change({ organisation }: { readonly organisation: Organisation }) {
  const [typed, setTyped] = useState({ bankName: '', holderName: organisation.name, accountNumber: '' });
  const [proof, setProof] = useState<Proof>();
  const [missing, setMissing] = useState(false);
  const save = useCommand<Input, typeof nothing>({
    path: `/organisations/${organisation.organisationId}/change-bank-account`,
    schema: nothing,
    refresh: ['/organisations'],
    onDone: () => {
      setTyped({ bankName: '', holderName: organisation.name, accountNumber: '' });
      setProof(undefined);
      toast(say('bank.done'));
    },
  });
  const submit = () => {
    setMissing(proof === undefined);
    if (proof) save.mutate({ ...typed, proofFileId: proof.id });
  };
  return (
    <Form act={say('bank.act')} busy={save.isPending} error={save.error} onSubmit={submit}>
      <TextInput
        label={say('bank.holder')}
        help={say('bank.holder-help')}
        required
        maxLength={200}
        value={typed.holderName}
        onChange={(holderName) => setTyped({ ...typed, holderName })}
        error={wrongAt(save.error, '/holderName')}
      />
      <TextInput
        label={say('bank.bank')}
        required
        maxLength={200}
        value={typed.bankName}
        onChange={(bankName) => setTyped({ ...typed, bankName })}
        error={wrongAt(save.error, '/bankName')}
      />
      <TextInput
        label={say('bank.account')}
        help={say('bank.account-help')}
        required
        inputMode="numeric"
        maxLength={60}
        value={typed.accountNumber}
        onChange={(accountNumber) => setTyped({ ...typed, accountNumber })}
        error={wrongAt(save.error, '/accountNumber')}
      />
      <ProofField
        label={say('bank.file')}
        help={say('bank.file-help')}
        proof={proof}
        onChange={setProof}
        error={missing && !proof ? say('file.missing') : wrongAt(save.error, '/proofFileId')}
      />
    </Form>
  );
}
