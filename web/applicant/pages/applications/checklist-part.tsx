import type { ChecklistItem, ChecklistView } from '../../../../contracts/application.ts';
import { PageLink } from '../../../kit/parts/link.tsx';
import { Icon } from '../../../public/components/icon.tsx';
import { type Target, targetOf } from './model/places.ts';
import { say } from './say.ts';

interface ChecklistProps {
  readonly checklist: ChecklistView;
  /** Goes to a field of the form. */
  readonly onReach: (target: Extract<Target, { kind: 'field' }>) => void;
}

/** What is missing, in two parts: what keeps the application from being handed in, and what will be asked for afterwards. */
export function ChecklistPart({ checklist: { items }, onReach }: ChecklistProps) {
  const blocking = items.filter(({ blocks }) => blocks);
  const later = items.filter(({ blocks }) => !blocks);
  if (items.length === 0) {
    return (
      <p className="checklist__done">
        <Icon name="check" /> {say('checklist.complete')}
      </p>
    );
  }
  return (
    <>
      {blocking.length > 0 && (
        <Items title={say('checklist.blocking', { count: blocking.length })} items={blocking} onReach={onReach} />
      )}
      {later.length > 0 && (
        <Items title={say('checklist.later', { count: later.length })} items={later} onReach={onReach} />
      )}
    </>
  );
}

interface ItemsProps {
  readonly title: string;
  readonly items: readonly ChecklistItem[];
  readonly onReach: ChecklistProps['onReach'];
}

function Items({ title, items, onReach }: ItemsProps) {
  return (
    <section className="checklist" aria-label={title}>
      <h3>{title}</h3>
      <ul>
        {items.map((item) => (
          <li key={`${item.text} ${JSON.stringify(item.place)}`} data-blocks={item.blocks || undefined}>
            <Icon name={item.blocks ? 'warning' : 'wait'} />
            <Way item={item} onReach={onReach} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Way({ item, onReach }: { readonly item: ChecklistItem; readonly onReach: ChecklistProps['onReach'] }) {
  const target = targetOf(item.place);
  if (target.kind === 'page') return <PageLink to={target.to}>{item.text}</PageLink>;
  return (
    <a
      href={`#${target.ids[0]}`}
      onClick={(event) => {
        event.preventDefault();
        onReach(target);
      }}
    >
      {item.text}
    </a>
  );
}
