import { officeRoundList } from '../../../../contracts/round.ts';
import { useGet } from '../../../kit/data.ts';
import { PageBody } from '../../../kit/frame/page-body.tsx';
import { Pager } from '../../../kit/parts/filters.tsx';
import { PageLink } from '../../../kit/parts/link.tsx';
import { Answer, Empty } from '../../../kit/parts/states.tsx';
import { useQueryState } from '../../../kit/url.ts';
import { say } from '../verification/say.ts';

/** For which round somebody draws. */
export function Page() {
  const [{ cursor = '' }] = useQueryState();
  const more = cursor === '' ? '' : `&cursor=${cursor}`;
  const found = useGet(`/office/rounds?state=published${more}`, officeRoundList);
  return (
    <PageBody title={say('draws.title')}>
      <Answer of={found}>
        {({ items, next }) => (
          <>
            {items.length === 0 && <Empty title={say('draws.no-rounds')} />}
            <ul className="item-list" aria-label={say('draws.rounds')}>
              {items.map(({ id, title, number }) => (
                <li key={id}>
                  <PageLink to={`/sampling/${id}`}>{title}</PageLink>
                  <span className="note">{number}</span>
                </li>
              ))}
            </ul>
            <Pager next={next} />
          </>
        )}
      </Answer>
    </PageBody>
  );
}
