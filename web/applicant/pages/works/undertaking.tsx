import { useState } from 'react';
import { revised, type SubjectView } from '../../../../contracts/works.ts';
import { useCommand } from '../../../kit/data.ts';
import { Tick } from '../../../kit/fields/choice.tsx';
import { Section } from '../../../kit/frame/page-body.tsx';
import { Button } from '../../../kit/parts/button.tsx';
import { ErrorState, toast } from '../../../kit/parts/states.tsx';
import { useActingMembership } from '../../../kit/session.ts';
import { chineseDay } from '../../../public/amounts.ts';
import { word } from '../../../works/words.ts';
import { say } from './say.ts';

/** For works made by artificial intelligence: the representative undertakes that the rights to the material are there. */
export function Undertaking({ work }: { readonly work: SubjectView }) {
  const isAi = work.kind === 'ai-comic-drama' || work.aiGenerated === true;
  if (!isAi) return null;
  const { rightsUndertaking } = work;
  return (
    <Section title={say('work.undertaking')}>
      {rightsUndertaking === null ? (
        <Undertake work={work} />
      ) : (
        <>
          <p>{word('undertaken', { day: chineseDay(rightsUndertaking.at.slice(0, 10)) })}</p>
          <p className="note">{rightsUndertaking.text}</p>
        </>
      )}
    </Section>
  );
}

function Undertake({ work }: { readonly work: SubjectView }) {
  const membership = useActingMembership();
  const [agreed, setAgreed] = useState(false);
  const undertake = useCommand<void, typeof revised>({
    path: `/works/${work.id}/undertake-rights`,
    schema: revised,
    body: () => ({ revision: work.revision, agreed: true }),
    refresh: ['/works'],
    onDone: () => toast(say('work.undertaken')),
  });
  const text = <p>{word('undertaking.rights')}</p>;
  if (membership?.role !== 'representative') {
    return (
      <>
        {text}
        <p className="note">{say('work.undertake-who')}</p>
      </>
    );
  }
  return (
    <div className="stack">
      {text}
      <Tick label={say('work.agree')} checked={agreed} onChange={setAgreed} />
      {undertake.error && <ErrorState error={undertake.error} />}
      <p className="actions">
        <Button kind="main" disabled={!agreed} busy={undertake.isPending} onClick={() => agreed && undertake.mutate()}>
          {say('work.undertake')}
        </Button>
      </p>
    </div>
  );
}
