import { type ReactNode, useState } from 'react';
import type { z } from 'zod';
import { opinion } from '../../contracts/verification.ts';
import { useGet } from '../kit/data.ts';
import { Brand } from '../kit/frame/brand.tsx';
import { DataList } from '../kit/parts/lists.tsx';
import { Answer, OfflineBar, Toasts } from '../kit/parts/states.tsx';
import { say as sayOfKit } from '../kit/say.ts';
import { chineseDay } from '../public/amounts.ts';
import { Callout } from '../public/components/callout.tsx';
import { AnswerForm } from './answer-form.tsx';
import { say } from './say.ts';

/** `/opinions/<token>`: a department answers without an account. */
export function OpinionPage() {
  const [, , token = ''] = location.pathname.split('/');
  return (
    <>
      <a className="skip" href="#main">
        {sayOfKit('frame.skip')}
      </a>
      <header className="my-head">
        <Brand />
      </header>
      <OfflineBar />
      <main id="main" className="opinion" tabIndex={-1}>
        <h1>{say('title')}</h1>
        {token === '' ? <p>{say('no-token')}</p> : <Behind token={token} />}
      </main>
      <Toasts />
    </>
  );
}

function Behind({ token }: { readonly token: string }) {
  const [isSent, setSent] = useState(false);
  const found = useGet(`/opinions/${encodeURIComponent(token)}`, opinion, { enabled: !isSent });
  if (isSent) {
    return (
      <Callout kind="note">
        <p role="status">
          <b>{say('sent')}</b> {say('sent-what')}
        </p>
      </Callout>
    );
  }
  return (
    <Answer of={found}>
      {(asked) => (
        <Asked asked={asked}>
          <AnswerForm token={token} onDone={() => setSent(true)} />
        </Asked>
      )}
    </Answer>
  );
}

interface AskedProps {
  readonly asked: z.output<typeof opinion>;
  readonly children: ReactNode;
}

function Asked({ asked, children }: AskedProps) {
  const { department, number, organisationName, subjects, dueDay, question } = asked;
  return (
    <>
      <p>{say('of', { department })}</p>
      <DataList
        data={[
          { label: say('number'), value: number },
          { label: say('organisation'), value: organisationName },
          ...(subjects.length > 0 ? [{ label: say('subjects'), value: subjects.join('、') }] : []),
          { label: say('due'), value: chineseDay(dueDay) },
        ]}
      />
      <section>
        <h2>{say('question')}</h2>
        <p className="question">{question}</p>
      </section>
      {children}
    </>
  );
}
