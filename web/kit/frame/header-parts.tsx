import { Link } from '@tanstack/react-router';
import type { SignedIn } from '../../../contracts/session.ts';
import { chineseDay } from '../../public/amounts.ts';
import { Icon } from '../../public/components/icon.tsx';
import { signOut } from '../account/auth.ts';
import { LinkButton } from '../parts/link.tsx';
import { say } from '../say.ts';
import { parseQuery } from '../url.ts';
import { type NavigationEntry, navigationWord } from './pages.ts';

/** 示例·不具效力: on every page of a demonstration, with its day. */
export function DemonstrationBar({ session }: { readonly session: SignedIn }) {
  if (!session.isDemonstration) return null;
  return (
    <aside className="demo" aria-label={say('demonstration.label')}>
      {say('demonstration', { day: chineseDay(session.today) })}{' '}
      <Link to="/demonstration">{say('demonstration.move')}</Link>
    </aside>
  );
}

/** An account that needs a second factor and has none can do nothing else yet. */
export function SecondFactorNotice({ session }: { readonly session: SignedIn }) {
  if (session.secondFactor !== 'missing') return null;
  return (
    <p className="notice-bar">
      <Icon name="warning" />
      {say('frame.second-factor-missing')} <LinkButton to="/account">{say('frame.second-factor-set')}</LinkButton>
    </p>
  );
}

interface AccountMenuProps {
  readonly session: SignedIn;
  /** The other workplace, where the person has one. */
  readonly other?: 'my' | 'office';
}

/** Who is signed in, and what belongs to the person: account, large print, the other workplace, the way out. */
export function AccountMenu({ session, other }: AccountMenuProps) {
  const large = document.documentElement.dataset.print === 'large';
  const back = `${location.pathname}${location.search}`;
  return (
    <details className="menu">
      <summary>
        <Icon name="person" />
        <span className="menu__name">{session.account.name}</span>
      </summary>
      <ul>
        <li>
          <Link to="/account">{say('frame.account')}</Link>
        </li>
        <li>
          <a href={`/large-print?${new URLSearchParams({ on: large ? '0' : '1', back })}`}>
            {say(large ? 'frame.large-print-off' : 'frame.large-print')}
          </a>
        </li>
        {other && (
          <li>
            <a href={`/${other}`}>{say(`frame.to-${other}`)}</a>
          </li>
        )}
        <li>
          <button type="button" onClick={() => void signOut().then(() => location.assign('/'))}>
            {say('frame.sign-out')}
          </button>
        </li>
      </ul>
    </details>
  );
}

/** One entry of a navigation, with its number. */
export function NavigationLink({ entry, icon = false }: { readonly entry: NavigationEntry; readonly icon?: boolean }) {
  const [path = '/', query = ''] = entry.to.split('?');
  return (
    <Link
      to={path}
      search={parseQuery(query)}
      activeOptions={{ exact: path === '/', includeSearch: query !== '' || path === '/' }}
      activeProps={{ 'aria-current': 'page' }}
      data-hot={entry.hot || undefined}
    >
      {icon && <Icon name={entry.icon} />}
      <span className="nav-word">{navigationWord(entry.word)}</span>
      {entry.useCount && <Count useCount={entry.useCount} />}
    </Link>
  );
}

function Count({ useCount }: { readonly useCount: () => number | string | undefined }) {
  const count = useCount();
  return count === undefined ? null : <span className="nav-count">{count}</span>;
}
