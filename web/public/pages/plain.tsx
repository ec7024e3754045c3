import { ContactValue } from '../components/contact.tsx';
import { contactsOf } from '../contacts.ts';
import { defaultPackage } from '../packages.ts';
import { calculatorPath, paths } from '../paths.ts';
import { type PhraseKey, say } from '../say.ts';
import { Page, respond } from '../shell.tsx';
import type { PageCall, PageResponse } from '../site.ts';

/** Pages of plain words: the accessibility statement, and what is shown without a connection. */

const PROMISES: readonly PhraseKey[] = [
  'accessibility.keyboard',
  'accessibility.zoom',
  'accessibility.large-print',
  'accessibility.no-script',
  'accessibility.reader',
  'accessibility.colour',
  'accessibility.motion',
  'accessibility.print',
];

const LIMITS: readonly PhraseKey[] = [
  'accessibility.limit-punctuation',
  'accessibility.limit-old',
  'accessibility.limit-source',
];

function PhraseList({ keys }: { readonly keys: readonly PhraseKey[] }) {
  return (
    <ul>
      {keys.map((key) => (
        <li key={key}>{say(key)}</li>
      ))}
    </ul>
  );
}

export function renderAccessibility(call: PageCall): PageResponse {
  const policy = defaultPackage(call.site);
  return respond(
    <Page call={call} title={say('accessibility.title')} description={say('accessibility.lead')} crumbs={[]}>
      <div className="wrap">
        <header className="page-head">
          <h1>{say('accessibility.title')}</h1>
          <p className="lead">{say('accessibility.lead')}</p>
        </header>
        <div className="prose">
          <h2>{say('accessibility.what')}</h2>
          <PhraseList keys={PROMISES} />
          <h2>{say('accessibility.standard-title')}</h2>
          <p>{say('accessibility.standard')}</p>
          <h2>{say('accessibility.limits')}</h2>
          <PhraseList keys={LIMITS} />
          <h2>{say('accessibility.help-title')}</h2>
          <p>{say('accessibility.help')}</p>
          {policy && (
            <ul>
              {contactsOf(policy).map((contact) => (
                <li key={contact.id}>
                  {say('accessibility.contact', { label: contact.label })}
                  <ContactValue contact={contact} />
                </li>
              ))}
            </ul>
          )}
        </div>
      </div>
    </Page>,
  );
}

/** Shown by the service worker when there is no connection and the page is not on the device. */
export function renderOffline(call: PageCall): PageResponse {
  return respond(
    <Page call={call} title={say('offline.title')} description={say('offline.what')} unlisted>
      <div className="wrap narrow message">
        <h1>{say('offline.title')}</h1>
        <p className="lead">{say('offline.what')}</p>
        <ul className="ways">
          <li>
            <a href={calculatorPath()}>{say('offline.calculator')}</a>
          </li>
          <li>
            <a href={paths.home}>{say('offline.retry')}</a>
          </li>
        </ul>
        <p className="note">{say('offline.kept')}</p>
      </div>
    </Page>,
  );
}
