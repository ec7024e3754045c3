import { savedFilters } from '../../../../contracts/work-list.ts';
import { useCommand, useGet } from '../../../kit/data.ts';
import { navigationWord } from '../../../kit/frame/pages.ts';
import { PageLink } from '../../../kit/parts/link.tsx';
import { writeQuery } from '../../../kit/url.ts';
import { Icon } from '../../../public/components/icon.tsx';
import { useHasWorkList } from './counts.ts';
import { say } from './say.ts';
import './worklist.css';

/** The filters that the person keeps, in the rail. */
export function SavedFilters() {
  const enabled = useHasWorkList();
  const { data } = useGet('/work-list/filters', savedFilters, { enabled });
  const remove = useCommand<string>({
    path: (id) => `/work-list/filters/${id}/remove`,
    body: () => ({}),
    refresh: ['/work-list/filters'],
  });
  if (!data || data.items.length === 0) return null;
  return (
    <div className="rail__group">
      <h2>{navigationWord('office.group.saved')}</h2>
      {data.items.map(({ id, name, query }) => (
        <div key={id} className="saved-filter">
          <PageLink to={`/${writeQuery(query)}`}>{name}</PageLink>
          <button type="button" onClick={() => remove.mutate(id)}>
            <Icon name="cross" label={say('saved.remove', { name })} />
          </button>
        </div>
      ))}
    </div>
  );
}
