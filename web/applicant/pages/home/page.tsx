import { PageBody, Section } from '../../../kit/frame/page-body.tsx';
import { useActingMembership, useSignedIn } from '../../../kit/session.ts';
import { Icon } from '../../../public/components/icon.tsx';
import { say } from '../../say.ts';

const WAYS = [
  { href: '/calculator', word: 'home.calculator' },
  { href: '/measures', word: 'home.measures' },
  { href: '/my/account', word: 'home.account' },
] as const;

/** The first page after signing in. */
export function Page() {
  const { account } = useSignedIn();
  const membership = useActingMembership();
  const note = membership ? `${membership.name} · ${say(`home.role.${membership.role}`)}` : say('home.self');
  return (
    <PageBody title={say('home.greeting', { name: account.name })} note={note}>
      <Section title={say('home.ways')}>
        <ul className="ways">
          {WAYS.map(({ href, word }) => (
            <li key={href}>
              <a href={href}>
                <b>{say(word)}</b>
                <span>{say(`${word}-what`)}</span>
                <Icon name="arrow" />
              </a>
            </li>
          ))}
        </ul>
      </Section>
    </PageBody>
  );
}
