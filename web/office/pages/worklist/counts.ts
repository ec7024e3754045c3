import { type Counted, MOST_COUNTED, scopeOf, workListCounts } from '../../../../contracts/work-list.ts';
import { useGet } from '../../../kit/data.ts';
import { useSignedIn } from '../../../kit/session.ts';

const LOOK_MILLISECONDS = 60_000;

/** Whether the person has a work list at all. */
export function useHasWorkList(): boolean {
  return scopeOf(useSignedIn().staffRoles).states.length > 0;
}

/** The number behind an entry of the rail; 99+ where counting stopped. */
function useCounted(name: Counted): number | string | undefined {
  const enabled = useHasWorkList();
  const { data } = useGet('/work-list/counts', workListCounts, { enabled, pollMilliseconds: LOOK_MILLISECONDS });
  const count = data?.[name];
  return count !== undefined && count >= MOST_COUNTED ? `${MOST_COUNTED - 1}+` : count;
}

/** A hook for the rail. */
export function countOf(name: Counted): () => number | string | undefined {
  return function useCount() {
    return useCounted(name);
  };
}
