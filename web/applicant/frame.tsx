import { useQueryClient } from '@tanstack/react-query';
import { Outlet } from '@tanstack/react-router';
import { useState } from 'react';
import { actFor, useActingFor } from '../kit/acting-for.ts';
import { Brand } from '../kit/frame/brand.tsx';
import { AccountMenu, DemonstrationBar, NavigationLink, SecondFactorNotice } from '../kit/frame/header-parts.tsx';
import { Main, WhenSignedIn, Workplace } from '../kit/frame/workplace.tsx';
import { Dialog } from '../kit/parts/dialog.tsx';
import { say } from '../kit/say.ts';
import { useActingMembership, useSignedIn } from '../kit/session.ts';
import { useGo } from '../kit/url.ts';
import { Icon } from '../public/components/icon.tsx';
import { groups } from './routes.tsx';

const ENTRIES = groups.flatMap(({ navigation }) => navigation);
/** So many fit beside each other on a phone; the rest is behind one more. */
const ON_PHONE = 4;

export function ApplicantFrame() {
  return (
    <WhenSignedIn>
      <SignedInFrame />
    </WhenSignedIn>
  );
}

function SignedInFrame() {
  const session = useSignedIn();
  const membership = useActingMembership();
  // Nothing is asked of the service before it is settled for whom.
  const settled = useActingFor() === membership?.organisationId;
  return (
    <Workplace
      header={
        <>
          <DemonstrationBar session={session} />
          <header className="my-head">
            <Brand />
            <Organisation />
            <AccountMenu session={session} {...(session.staffRoles.length > 0 ? { other: 'office' as const } : {})} />
          </header>
          <nav className="my-nav" aria-label={say('frame.main-navigation')}>
            {ENTRIES.map((entry) => (
              <NavigationLink key={entry.to} entry={entry} />
            ))}
          </nav>
          <SecondFactorNotice session={session} />
        </>
      }
      footer={<PhoneBar />}
    >
      <Main>{settled && <Outlet />}</Main>
    </Workplace>
  );
}

/** Says always for whom the person acts; a choice where there are several. */
function Organisation() {
  const { memberships } = useSignedIn();
  const membership = useActingMembership();
  const client = useQueryClient();
  const go = useGo();
  if (!membership) return <p className="my-for">{say('account.for-self')}</p>;
  if (memberships.length === 1) return <p className="my-for">{say('account.for', { name: membership.name })}</p>;
  const choose = (organisationId: string) => {
    actFor(organisationId);
    client.removeQueries({ queryKey: ['get'] });
    go('/');
  };
  return (
    <label className="my-for">
      <span>{say('account.choose')}</span>
      <select
        className="select"
        value={membership.organisationId}
        onChange={(event) => choose(event.currentTarget.value)}
      >
        {memberships.map(({ organisationId, name }) => (
          <option key={organisationId} value={organisationId}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

/** The bar at the foot of a phone. */
function PhoneBar() {
  const [open, setOpen] = useState(false);
  const rest = ENTRIES.slice(ON_PHONE);
  return (
    <nav className="my-bar" aria-label={say('frame.phone-navigation')}>
      {ENTRIES.slice(0, ON_PHONE).map((entry) => (
        <NavigationLink key={entry.to} entry={entry} icon />
      ))}
      {rest.length > 0 && (
        <button type="button" aria-haspopup="dialog" onClick={() => setOpen(true)}>
          <Icon name="list" />
          <span className="nav-word">{say('frame.more')}</span>
        </button>
      )}
      {open && (
        <Dialog title={say('frame.more')} onClose={() => setOpen(false)}>
          {/* biome-ignore lint/a11y/useKeyWithClickEvents: a press on any of the links inside closes the list. */}
          <ul className="ways" onClick={() => setOpen(false)}>
            {rest.map((entry) => (
              <li key={entry.to}>
                <NavigationLink entry={entry} icon />
              </li>
            ))}
          </ul>
        </Dialog>
      )}
    </nav>
  );
}
