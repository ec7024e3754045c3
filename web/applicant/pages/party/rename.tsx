import { useState } from 'react';
import { revised } from '../../../../contracts/party.ts';
import { useCommand } from '../../../kit/data.ts';
import { TextInput } from '../../../kit/fields/text.tsx';
import { toast } from '../../../kit/parts/states.tsx';
import { Form, type Proof, ProofField, useSessionAgain, wrongAt } from './form.tsx';
import { say } from './say.ts';

/** A new name with the business licence that shows it. */
export function Rename({ organisationId }: { readonly organisationId: string }) {
  const [name, setName] = useState('');
  const [proof, setProof] = useState<Proof>();
  const [missing, setMissing] = useState(false);
  const again = useSessionAgain();
  const rename = useCommand<{ readonly name: string; readonly proofFileId: string }, typeof revised>({
    path: `/organisations/${organisationId}/rename`,
    schema: revised,
    refresh: ['/organisations'],
    onDone: async () => {
      await again();
      toast(say('rename.done'));
    },
  });
  const submit = () => {
    setMissing(proof === undefined);
    if (proof) rename.mutate({ name, proofFileId: proof.id });
  };
  return (
    <>
      <p className="note">{say('rename.what')}</p>
      <Form act={say('rename.act')} busy={rename.isPending} error={rename.error} onSubmit={submit}>
        <TextInput
          label={say('rename.name')}
          required
          maxLength={200}
          value={name}
          onChange={setName}
          error={wrongAt(rename.error, '/name')}
        />
        <ProofField
          label={say('rename.file')}
          proof={proof}
          onChange={setProof}
          error={missing && !proof ? say('file.missing') : wrongAt(rename.error, '/proofFileId')}
        />
      </Form>
    </>
  );
}
