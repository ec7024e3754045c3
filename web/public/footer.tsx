import type { PolicyPackage } from '../../engine/package.ts';
import { ContactValue } from './components/contact.tsx';
import { contactsOf } from './contacts.ts';
import { paths, readingsPath } from './paths.ts';
import { say } from './say.ts';

/** Names the text that the page rests on, whom to ask, and where the rest is. */
export function SiteFooter({ policy }: { readonly policy: PolicyPackage | undefined }) {
  return (
    <footer className="site-foot">
      <div className="wrap">
        {policy && <Basis policy={policy} />}
        {policy && (
          <ul aria-label={say('site.footer.contact')}>
            <li>{policy.text.issuer}</li>
            {contactsOf(policy).map((contact) => (
              <li key={contact.id}>
                <ContactValue contact={contact} />
              </li>
            ))}
          </ul>
        )}
        <ul aria-label={say('site.footer.about')}>
          {policy && (
            <li>
              <a href={readingsPath(policy)}>{say('site.footer.readings')}</a>
            </li>
          )}
          <li>
            <a href={paths.policies}>{say('site.footer.policies')}</a>
          </li>
          <li>
            <a href={paths.interface}>{say('site.footer.interface')}</a>
          </li>
          <li>
            <a href={paths.auditHeads}>{say('site.footer.audit-heads')}</a>
          </li>
          <li>
            <a href={paths.accessibility}>{say('site.footer.accessibility')}</a>
          </li>
        </ul>
      </div>
    </footer>
  );
}

function Basis({ policy }: { readonly policy: PolicyPackage }) {
  const { text, definition } = policy;
  return (
    <div>
      <p>
        <b>{say('site.name')}</b>
      </p>
      <p>
        {say('site.footer.text', {
          title: text.title,
          suffix: text.titleSuffix ?? '',
          version: text.version,
          revision: definition.readings,
        })}
      </p>
      <p className="digest">{say('site.footer.digest', { digest: definition.digest })}</p>
    </div>
  );
}
