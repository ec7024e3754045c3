import type { z } from 'zod';
import { snapshotChanges } from '../../../../contracts/application.ts';
import { useGet } from '../../../kit/data.ts';
import { PageBody, Section } from '../../../kit/frame/page-body.tsx';
import { PageLink } from '../../../kit/parts/link.tsx';
import { DiffList } from '../../../kit/parts/lists.tsx';
import { Money } from '../../../kit/parts/marks.tsx';
import { Answer } from '../../../kit/parts/states.tsx';
import { useQueryState, writeQuery } from '../../../kit/url.ts';
import { factText, yuan } from './model/shown-values.ts';
import { say } from './say.ts';
import { type ApplicationGround, WithApplication } from './with-application.tsx';

type SnapshotChanges = z.output<typeof snapshotChanges>;

/** What changed from one submission to the next. */
export function Page() {
  return <WithApplication>{(ground) => <Changes ground={ground} />}</WithApplication>;
}

function Changes({ ground }: { readonly ground: ApplicationGround }) {
  const { application } = ground;
  const [{ from, to }] = useQueryState();
  const found = useGet(`/applications/${application.id}/changes${writeQuery({ from, to })}`, snapshotChanges);
  return (
    <PageBody title={say('changes.title')} note={application.number ?? application.roundTitle}>
      <Answer of={found}>{(changes) => <Shown changes={changes} ground={ground} />}</Answer>
      <p>
        <PageLink to={`/applications/${application.id}`}>{say('done.see')}</PageLink>
      </p>
    </PageBody>
  );
}

function Shown({ changes, ground }: { readonly changes: SnapshotChanges; readonly ground: ApplicationGround }) {
  const { from, to, items, totalBeforeFen, totalAfterFen } = changes;
  const words = wordsOf(ground);
  return (
    <Section title={say('changes.between', { from, to })}>
      <p>
        {say('changes.total')} <Money fen={totalBeforeFen} /> → <Money fen={totalAfterFen} />
      </p>
      <DiffList
        label={say('changes.between', { from, to })}
        changes={items.map(({ kind, label, place, before, after }) => {
          const id = `${label} ${JSON.stringify(place)}`;
          const was = words(place, before);
          const is = words(place, after);
          if (kind === 'added') return { id, label, after: is };
          return kind === 'removed' ? { id, label, before: was } : { id, label, before: was, after: is };
        })}
      />
    </Section>
  );
}

type Place = SnapshotChanges['items'][number]['place'];

/** A value of a submission in words. */
function wordsOf({ policy, subjects }: ApplicationGround) {
  const { facts, costCategories } = policy.definition.dictionary;
  return ({ section, member = '', materialId, questionId }: Place, value: unknown): string => {
    if (value === null || value === undefined) return '';
    if (materialId !== undefined && Array.isArray(value)) return say('changes.vouchers', { count: value.length });
    if (member === 'subject') return subjects.find(({ id }) => id === value)?.title ?? say('changes.other-subject');
    if (member === 'outcome') return say('outcome.chosen');
    if (questionId !== undefined) return value === 'yes' || value === 'no' ? say(`answer.${value}`) : String(value);
    if (isAmount(value)) {
      const category = 'category' in value && typeof value.category === 'string' ? value.category : '';
      return say('changes.cost', { category: costCategories[category] ?? category, amount: yuan(value.amountFen) });
    }
    if (section === 'claim' && member === '') return say('changes.claim');
    return factText(facts[member], value);
  };
}

function isAmount(value: unknown): value is { readonly amountFen: number } {
  return typeof value === 'object' && value !== null && 'amountFen' in value && typeof value.amountFen === 'number';
}
