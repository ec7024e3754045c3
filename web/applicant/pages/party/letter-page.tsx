import { useState } from 'react';
import { letterPrint, letterSubmitted, mine } from '../../../../contracts/party.ts';
import { useCommand, useGet } from '../../../kit/data.ts';
import { PageBody, Section } from '../../../kit/frame/page-body.tsx';
import { PrintButton } from '../../../kit/parts/marks.tsx';
import { Answer, toast } from '../../../kit/parts/states.tsx';
import { ActingOrganisation } from './acting-organisation.tsx';
import { Form, type Proof, ProofField, wrongAt } from './form.tsx';
import { LetterText } from './letter-text.tsx';
import { Letters } from './letters.tsx';
import { say } from './say.ts';

/** Print, stamp, upload; and what became of it. */
export function Page() {
  return (
    <ActingOrganisation title={say('letter.title')}>
      {({ organisationId }) => <LetterOf organisationId={organisationId} />}
    </ActingOrganisation>
  );
}

function LetterOf({ organisationId }: { readonly organisationId: string }) {
  const printed = useGet(`/organisations/${organisationId}/authority-letter`, letterPrint);
  const found = useGet('/organisations/mine', mine);
  return (
    <PageBody title={say('letter.title')} note={say('letter.steps')} actions={<PrintButton />} narrow>
      <div className="screen-only">
        <Section title={say('letter.act')}>
          <Upload organisationId={organisationId} />
        </Section>
        <Answer of={found}>{({ letters }) => <Letters letters={letters} />}</Answer>
      </div>
      <Answer of={printed}>
        {({ organisationName, uscc, personName }) => (
          <LetterText name={organisationName} uscc={uscc} person={personName} />
        )}
      </Answer>
    </PageBody>
  );
}

function Upload({ organisationId }: { readonly organisationId: string }) {
  const [proof, setProof] = useState<Proof>();
  const [missing, setMissing] = useState(false);
  const submit = useCommand<{ readonly fileId: string }, typeof letterSubmitted>({
    path: `/organisations/${organisationId}/submit-authority-letter`,
    schema: letterSubmitted,
    refresh: ['/organisations'],
    onDone: () => {
      setProof(undefined);
      toast(say('letter.done'));
    },
  });
  const send = () => {
    setMissing(proof === undefined);
    if (proof) submit.mutate({ fileId: proof.id });
  };
  return (
    <Form act={say('letter.act')} busy={submit.isPending} error={submit.error} onSubmit={send}>
      <ProofField
        label={say('letter.file')}
        help={say('letter.file-help')}
        proof={proof}
        onChange={setProof}
        error={missing && !proof ? say('file.missing') : wrongAt(submit.error, '/fileId')}
      />
    </Form>
  );
}
