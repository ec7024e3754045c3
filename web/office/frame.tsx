import { Outlet } from '@tanstack/react-router';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { SignedIn } from '../../contracts/session.ts';
import { Brand } from '../kit/frame/brand.tsx';
import { AccountMenu, DemonstrationBar, NavigationLink, SecondFactorNotice } from '../kit/frame/header-parts.tsx';
import { PageBody } from '../kit/frame/page-body.tsx';
import { type NavigationEntry, type NavigationPhrase, navigationWord } from '../kit/frame/pages.ts';
import { Main, WhenSignedIn, Workplace } from '../kit/frame/workplace.tsx';
import { useKeys } from '../kit/keys.ts';
import { KeyHelp } from '../kit/parts/key-help.tsx';
import { LinkButton } from '../kit/parts/link.tsx';
import { say } from '../kit/say.ts';
import { useSignedIn } from '../kit/session.ts';
import { useGo } from '../kit/url.ts';
import { Icon } from '../public/components/icon.tsx';
import { groups } from './routes.tsx';
import { roleWord } from './say.ts';

const ENTRIES = groups.flatMap(({ navigation }) => navigation);
const OWN_RAILS = groups.flatMap(({ rail }) => (rail ? [rail] : []));
const USUAL_GROUP: NavigationPhrase = 'office.group.office';

export function OfficeFrame() {
  return (
    <WhenSignedIn>
      <SignedInFrame />
    </WhenSignedIn>
  );
}

function SignedInFrame() {
  const session = useSignedIn();
  const staff = session.staffRoles.length > 0;
  return (
    <Workplace
      header={
        <>
          <DemonstrationBar session={session} />
          <header className="desk-head">
            <Brand />
            <SearchBox />
            <span className="desk-me">{session.staffRoles.map(roleWord).join('、')}</span>
            <AccountMenu session={session} {...(session.memberships.length > 0 ? { other: 'my' as const } : {})} />
          </header>
          <SecondFactorNotice session={session} />
        </>
      }
      footer={<KeyHelp />}
    >
      <div className="desk-body">
        <Rail session={session} />
        <Main>{staff ? <Outlet /> : <NotStaff />}</Main>
      </div>
    </Workplace>
  );
}

function NotStaff() {
  return (
    <PageBody title={say('frame.not-staff')} narrow>
      <p>{say('frame.not-staff-what')}</p>
      <p className="actions">
        <LinkButton href="/my">{say('frame.to-my')}</LinkButton>
      </p>
    </PageBody>
  );
}

/** Groups with their entries, as far as the roles of the person see them. */
function Rail({ session }: { readonly session: SignedIn }) {
  const seen = ENTRIES.filter(
    ({ staffRoles }) =>
      staffRoles === undefined || session.staffRoles.some((role) => staffRoles.some((seeing) => seeing === role)),
  );
  const byGroup = new Map<NavigationPhrase, NavigationEntry[]>();
  for (const entry of seen) {
    const group = entry.group ?? USUAL_GROUP;
    byGroup.set(group, [...(byGroup.get(group) ?? []), entry]);
  }
  return (
    <nav className="rail" aria-label={say('frame.main-navigation')}>
      {[...byGroup].map(([group, entries]) => (
        <div key={group} className="rail__group">
          <h2>{navigationWord(group)}</h2>
          {entries.map((entry) => (
            <NavigationLink key={entry.to} entry={entry} />
          ))}
        </div>
      ))}
      {OWN_RAILS.map((Own) => (
        <Own key={Own.name} />
      ))}
    </nav>
  );
}

/** Full text over everything the person may see; `/` goes there. */
function SearchBox() {
  const [text, setText] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const go = useGo();
  useKeys([{ key: '/', words: say('keys.search'), run: () => input.current?.focus() }]);
  useEffect(() => setText(new URLSearchParams(location.search).get('text') ?? ''), []);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() !== '') go(`/search?${new URLSearchParams({ text: text.trim() })}`);
  };
  return (
    <search className="desk-search">
      <form className="search-box" onSubmit={submit}>
        <Icon name="search" />
        <input
          ref={input}
          className="input"
          type="search"
          aria-label={say('frame.search-label')}
          placeholder={say('frame.search')}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      </form>
    </search>
  );
}
