import { useState } from 'react';
import { letterSubmitted } from '../../../../contracts/party.ts';
import { useCommand } from '../../../kit/data.ts';
import { TextInput } from '../../../kit/fields/text.tsx';
import { PageBody } from '../../../kit/frame/page-body.tsx';
import { PrintButton } from '../../../kit/parts/marks.tsx';
import { toast } from '../../../kit/parts/states.tsx';
import { useSignedIn } from '../../../kit/session.ts';
import { useGo, useQueryState } from '../../../kit/url.ts';
import { Form, type Proof, ProofField, wrongAt } from './form.tsx';
import { LetterText } from './letter-text.tsx';
import { say } from './say.ts';

/** A letter of authority for an organisation that somebody else registered. */
export function Page() {
  const [query] = useQueryState();
  const [typed, setTyped] = useState({ uscc: query.uscc ?? '', name: '' });
  const [proof, setProof] = useState<Proof>();
  const [missing, setMissing] = useState(false);
  const { account } = useSignedIn();
  const go = useGo();
  const claim = useCommand<
    { readonly uscc: string; readonly name: string; readonly fileId: string },
    typeof letterSubmitted
  >({
    path: '/authority-letters/claim',
    schema: letterSubmitted,
    refresh: ['/organisations'],
    onDone: () => {
      toast(say('claim.done'));
      go('/organisations');
    },
  });
  const submit = () => {
    setMissing(proof === undefined);
    if (proof) claim.mutate({ ...typed, fileId: proof.id });
  };
  return (
    <PageBody title={say('claim.title')} note={say('claim.note')} actions={<PrintButton />} narrow>
      <div className="screen-only">
        <Form act={say('claim.act')} busy={claim.isPending} error={claim.error} onSubmit={submit}>
          <TextInput
            label={say('register.uscc')}
            required
            maxLength={24}
            value={typed.uscc}
            onChange={(uscc) => setTyped({ ...typed, uscc })}
            error={wrongAt(claim.error, '/uscc')}
          />
          <TextInput
            label={say('claim.name')}
            required
            maxLength={200}
            value={typed.name}
            onChange={(name) => setTyped({ ...typed, name })}
            error={wrongAt(claim.error, '/name')}
          />
          <ProofField
            label={say('letter.file')}
            help={say('letter.file-help')}
            proof={proof}
            onChange={setProof}
            error={missing && !proof ? say('file.missing') : wrongAt(claim.error, '/fileId')}
          />
        </Form>
      </div>
      <LetterText name={typed.name} uscc={typed.uscc} person={account.name} />
    </PageBody>
  );
}
