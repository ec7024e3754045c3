import type { AuditHead } from '../../../contracts/audit.ts';
import { fill } from '../../../engine/phrases.ts';
import phrases from '../../../messages/zh-CN/public-audit.json' with { type: 'json' };
import { chineseDay } from '../amounts.ts';
import { paths } from '../paths.ts';
import { Page, respond } from '../shell.tsx';
import type { PageCall, PageResponse } from '../site.ts';

const say = (key: keyof typeof phrases, params: Readonly<Record<string, string>> = {}) => fill(phrases[key], params);

/** The heads of the audit chain, newest first, as the database has them. */
export interface AuditHeadsShown {
  readonly items: readonly AuditHead[];
  /** Cursor of the older ones; null at the end. */
  readonly next: string | null;
}

const MACHINE = '/api/v1/audit/heads';

/** What everybody may write down to prove later that the audit was not changed. */
export function renderAuditHeadsPage(call: PageCall, { items, next }: AuditHeadsShown): PageResponse {
  const isFirst = !call.query.has('cursor');
  return respond(
    <Page call={call} title={say('title')} description={say('description')} crumbs={[]} strip={false}>
      <div className="wrap">
        <header className="page-head">
          <h1>{say('title')}</h1>
          <p className="lead">{say('lead')}</p>
        </header>
        <div className="prose">
          <h2>{say('how.title')}</h2>
          <ul>
            <li>{say('how.1')}</li>
            <li>{say('how.2')}</li>
            <li>{say('how.3')}</li>
          </ul>
        </div>
        {items.length === 0 ? <p>{say('none')}</p> : <Heads items={items} today={call.site.today} />}
        <p className="actions">
          {!isFirst && <a href={paths.auditHeads}>{say('newest')}</a>}
          {next !== null && <a href={`${paths.auditHeads}?cursor=${encodeURIComponent(next)}`}>{say('older')}</a>}
        </p>
        <p className="note">
          <a href={MACHINE}>{say('machine', { path: MACHINE })}</a>
        </p>
      </div>
    </Page>,
  );
}

function Heads({ items, today }: { readonly items: readonly AuditHead[]; readonly today: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls sideways must be reachable by keyboard.
    <section className="scroll-x" tabIndex={0} aria-label={say('table')}>
      <table className="table">
        <caption className="sr">{say('table')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('day')}</th>
            <th scope="col" className="num">
              {say('seq')}
            </th>
            <th scope="col">{say('hash')}</th>
          </tr>
        </thead>
        <tbody>
          {items.map(({ day, seq, hash }) => (
            <tr key={day}>
              <th scope="row">
                {chineseDay(day)}
                {day === today && <span className="note"> {say('growing')}</span>}
              </th>
              <td className="num">{seq}</td>
              <td>
                <code>{hash}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
