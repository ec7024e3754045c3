import type { z } from 'zod';
import type { authority } from '../../../../contracts/party.ts';
import { Status } from '../../../kit/parts/marks.tsx';
import { Callout } from '../../../public/components/callout.tsx';
import { say } from './say.ts';

type Authority = z.output<typeof authority>;

const KINDS = { none: 'yours', waiting: 'going', confirmed: 'done' } as const;

export function AuthorityMark({ of }: { readonly of: Authority }) {
  return <Status kind={KINDS[of]}>{say(`authority.${of}`)}</Status>;
}

/** What can be done already and what has to wait; nothing once a letter was confirmed. */
export function AuthorityNote({ of }: { readonly of: Authority }) {
  if (of === 'confirmed') return null;
  return (
    <Callout kind={of === 'none' ? 'warn' : 'note'}>
      <p>{say(`authority.${of}-what`)}</p>
    </Callout>
  );
}
