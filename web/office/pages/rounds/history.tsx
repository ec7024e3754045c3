import type { OfficeRoundView } from '../../../../contracts/round.ts';
import { Section } from '../../../kit/frame/page-body.tsx';
import { momentWords } from '../../../kit/moments.ts';
import { DiffList } from '../../../kit/parts/lists.tsx';
import { say } from './say.ts';

type Change = OfficeRoundView['changes'][number];

/** What was done to the round after it was published, with reasons; the public reads the same. */
export function History({ changes }: Pick<OfficeRoundView, 'changes'>) {
  return (
    <Section title={say('history.title')}>
      {changes.length === 0 && <p className="note">{say('history.none')}</p>}
      <ol className="round-lines">
        {changes.map((change) => (
          <li key={change.at} className="stack">
            <p>
              <b>{say(`history.${change.kind}`)}</b> <span className="note">{momentWords(change.at)}</span>
            </p>
            <p>{say('history.reason', { reason: change.reason })}</p>
            {change.kind === 'extended' && <Moved change={change} />}
          </li>
        ))}
      </ol>
    </Section>
  );
}

function Moved({ change: { before, after } }: { readonly change: Change }) {
  const rows = (['closesAt', 'graceUntil'] as const).filter((key) => before[key] !== after[key]);
  const words = (moment: string | null | undefined) => (moment ? momentWords(moment) : say('shown.no-grace'));
  return (
    <DiffList
      label={say('history.extended')}
      changes={rows.map((key) => ({
        id: key,
        label: say(key === 'closesAt' ? 'field.closes' : 'field.grace'),
        before: words(before[key]),
        after: words(after[key]),
      }))}
    />
  );
}
