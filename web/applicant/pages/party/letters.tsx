import type { z } from 'zod';
import type { mine } from '../../../../contracts/party.ts';
import { Section } from '../../../kit/frame/page-body.tsx';
import { Status } from '../../../kit/parts/marks.tsx';
import { chineseDay } from '../../../public/amounts.ts';
import { say } from './say.ts';

type Letter = z.output<typeof mine>['letters'][number];

const KINDS = { submitted: 'going', confirmed: 'done', refused: 'stopped' } as const;

/** What became of the letters that the person handed in. */
export function Letters({ letters }: { readonly letters: readonly Letter[] }) {
  if (letters.length === 0) return null;
  return (
    <Section title={say('letter.letters')}>
      <ul className="item-list">
        {letters.map(({ letterId, organisationName, state, reason, submittedAt }) => (
          <li key={letterId}>
            <span>
              <b>{organisationName}</b>
              <span className="sub">{chineseDay(submittedAt.slice(0, 10))}</span>
            </span>
            <Status kind={KINDS[state]}>{say(`letter.state.${state}`, { reason })}</Status>
          </li>
        ))}
      </ul>
    </Section>
  );
}
