import { useState } from 'react';
import { type Consents, consents } from '../../../contracts/personal.ts';
import { useCommand, useGet } from '../data.ts';
import { Section } from '../frame/page-body.tsx';
import { Button } from '../parts/button.tsx';
import { ConfirmDialog } from '../parts/dialog.tsx';
import { Answer, toast } from '../parts/states.tsx';
import { dayWords, say } from './say.ts';

type Consent = Consents['items'][number];

/** Separate consents: each with the words that it is to, given and withdrawn one by one. */
export function ConsentsSection() {
  const found = useGet('/personal-data/consents', consents);
  return (
    <Section title={say('consents')}>
      <Answer of={found}>
        {({ items }) => (
          <div className="stack">
            {items.map((consent) => (
              <ConsentLine key={consent.purpose} consent={consent} />
            ))}
          </div>
        )}
      </Answer>
    </Section>
  );
}

function ConsentLine({ consent }: { readonly consent: Consent }) {
  const [withdrawing, setWithdrawing] = useState(false);
  const { purpose, version, words, givenAt } = consent;
  const refresh = ['/personal-data/consents'];
  const onDone = () => toast(say('consent.done'));
  const give = useCommand({
    path: '/personal-data/consents/give',
    body: () => ({ purpose, version }),
    refresh,
    onDone,
  });
  const withdraw = useCommand({
    path: '/personal-data/consents/withdraw',
    body: () => ({ purpose }),
    refresh,
    onDone,
  });
  return (
    <div>
      <p>{words}</p>
      <p className="actions">
        <span className="note">
          {givenAt === null ? say('consent.not-given') : say('consent.given', { day: dayWords(givenAt) })}
        </span>
        {givenAt === null ? (
          <Button busy={give.isPending} onClick={() => give.mutate()}>
            {say('consent.give')}
          </Button>
        ) : (
          <Button kind="plain" onClick={() => setWithdrawing(true)}>
            {say('consent.withdraw')}
          </Button>
        )}
      </p>
      {withdrawing && (
        <ConfirmDialog
          title={say('consent.withdraw')}
          act={say('consent.withdraw')}
          onConfirm={() => withdraw.mutateAsync()}
          onClose={() => setWithdrawing(false)}
        >
          {say('consent.withdraw-what')}
        </ConfirmDialog>
      )}
    </div>
  );
}
