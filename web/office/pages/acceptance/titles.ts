import { z } from 'zod';
import { useGet } from '../../../kit/data.ts';

/** Of the package of a round only what names things: everything else passes unread. */
const named = z.looseObject({
  definition: z.looseObject({
    dictionary: z.looseObject({ facts: z.record(z.string(), z.looseObject({ label: z.string() })) }),
    epochs: z.array(
      z.looseObject({
        terms: z.looseObject({ clauses: z.array(z.looseObject({ id: z.string(), title: z.string() })) }),
      }),
    ),
  }),
});

export interface Titles {
  clause(id: string): string;
  fact(name: string): string;
}

/** The names of clauses and facts in the policy of a round; ids until they have come. */
export function useTitles(roundId: string): Titles {
  const { data } = useGet(`/rounds/${encodeURIComponent(roundId)}/policy`, named);
  const clauses = (data?.definition.epochs ?? []).flatMap(({ terms }) => terms.clauses);
  return {
    clause: (id) => clauses.findLast((clause) => clause.id === id)?.title ?? id,
    fact: (name) => data?.definition.dictionary.facts[name]?.label ?? name,
  };
}
