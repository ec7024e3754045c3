import { snapshotChanges, timeline } from '../../../../contracts/application.ts';
import { useGet } from '../../../kit/data.ts';
import { Section } from '../../../kit/frame/page-body.tsx';
import { momentWords } from '../../../kit/moments.ts';
import { DiffList, Timeline } from '../../../kit/parts/lists.tsx';
import { Answer } from '../../../kit/parts/states.tsx';
import { say } from './say.ts';

/** Where the application stands, as the applicant reads it too. */
export function Progress({ applicationId }: { readonly applicationId: string }) {
  const found = useGet(`/applications/${applicationId}/timeline`, timeline);
  return (
    <Section title={say('application.progress')}>
      <Answer of={found}>
        {({ steps, now }) => (
          <Timeline
            label={say('application.progress')}
            steps={[
              ...steps.slice(0, -1).map(({ title, at, note }) => ({
                id: at + title,
                title,
                note: note === '' ? momentWords(at) : `${momentWords(at)} ${note}`,
                state: 'done' as const,
              })),
              { id: 'now', title: now.title, note: now.next, state: 'now' as const },
            ]}
          />
        )}
      </Answer>
    </Section>
  );
}

/** What changed between the last two submissions. */
export function Changes({ applicationId }: { readonly applicationId: string }) {
  const found = useGet(`/applications/${applicationId}/changes`, snapshotChanges);
  return (
    <Section title={say('application.changes')}>
      <Answer of={found}>
        {({ from, to, items }) => (
          <>
            <p className="note">{say('application.from-to', { from, to })}</p>
            <DiffList
              label={say('application.changes')}
              changes={items.map(({ label, before, after }, index) => ({
                id: `${index}`,
                label,
                ...(before === null || before === undefined ? {} : { before: wordsOf(before) }),
                ...(after === null || after === undefined ? {} : { after: wordsOf(after) }),
              }))}
            />
          </>
        )}
      </Answer>
    </Section>
  );
}

function wordsOf(value: unknown): string {
  if (typeof value === 'boolean') return say(value ? 'application.yes' : 'application.no');
  return typeof value === 'string' || typeof value === 'number' ? String(value) : JSON.stringify(value);
}
