import type { Epoch } from '../../../engine/definition.ts';
import type { Classification } from '../../../engine/format/terms.ts';
import type { PolicyPackage } from '../../../engine/package.ts';
import { chineseDay } from '../amounts.ts';
import { Cite } from '../components/cite.tsx';
import { Official } from '../components/official.tsx';
import { Seal } from '../components/seal.tsx';
import { WithCites } from '../components/with-cites.tsx';
import { paths } from '../paths.ts';
import { testWords } from '../rules/formula.ts';
import { type Window, windowsOf } from '../rules/windows.ts';
import { say } from '../say.ts';
import { Page, respond } from '../shell.tsx';
import type { PageCall, PageResponse, Site } from '../site.ts';
import { Permalink } from './sentence-row.tsx';
import { Source } from './source.tsx';

/** A package of dated tables: for each table the rows that hold now, then those of other days, then the text. */
export function renderClassificationPage(call: PageCall, policy: PolicyPackage): PageResponse {
  const { manifest } = policy.definition;
  const ids = [...new Set(policy.definition.epochs.flatMap(({ terms }) => terms.classifications.map(({ id }) => id)))];
  return respond(
    <Page
      call={call}
      policy={policy}
      title={manifest.shortTitle}
      description={say('tables.description', { title: policy.text.title })}
      place="text"
      crumbs={[{ label: say('policies.title'), href: paths.policies }]}
    >
      <div className="wrap">
        <header className="page-head document-head">
          <div>
            <h1>{policy.text.title}</h1>
            <p className="lead">{say('tables.lead')}</p>
          </div>
          <div className="paper">
            <Seal word={say(`status.${manifest.status}`)} />
            <Source policy={policy} />
          </div>
        </header>
        {ids.map((id) => (
          <TableByDay key={id} policy={policy} site={call.site} id={id} />
        ))}
        <TextOfTables policy={policy} />
      </div>
    </Page>,
  );
}

interface Dated {
  readonly from: string | null;
  readonly to: string | null;
  readonly table: Classification;
}

/** The forms a table has had, each with the days it holds; neighbouring epochs with the same rows are one form. */
function formsOf(epochs: readonly Epoch[], id: string): readonly Dated[] {
  const forms: { from: string | null; to: string | null; table: Classification }[] = [];
  for (const { from, terms } of epochs) {
    const table = terms.classifications.find((candidate) => candidate.id === id);
    const last = forms.at(-1);
    if (!table || (last && JSON.stringify(last.table) === JSON.stringify(table))) continue;
    if (last) last.to = from;
    forms.push({ from, to: null, table });
  }
  return forms;
}

/** `to` is the day on which the next form begins. */
function holdsOn(today: string, { from, to }: Dated): boolean {
  return (from === null || from <= today) && (to === null || today < to);
}

interface TableByDayProps {
  readonly policy: PolicyPackage;
  readonly site: Site;
  readonly id: string;
}

function TableByDay({ policy, site, id }: TableByDayProps) {
  const forms = [...formsOf(policy.definition.epochs, id)].reverse();
  const now = forms.find((form) => holdsOn(site.today, form)) ?? forms[0];
  if (!now) return null;
  return (
    <section className="group" aria-labelledby={`table-${id}`} id={id}>
      <h2 id={`table-${id}`}>{now.table.title}</h2>
      {forms.map((form) => (
        <div key={form.from ?? 'beginning'}>
          {forms.length > 1 && <h3 className="dated__form">{daysOf(form)}</h3>}
          {windowsOf(form.table).map((window) => (
            <WindowTable
              key={`${window.notBefore} ${window.notAfter} ${window.rows[0]?.row.cite}`}
              policy={policy}
              window={window}
              today={site.today}
            />
          ))}
        </div>
      ))}
    </section>
  );
}

function daysOf({ from, to }: Pick<Dated, 'from' | 'to'>): string {
  if (from === null) return to === null ? say('tables.always') : say('tables.before', { to: chineseDay(to) });
  if (to === null) return say('tables.from', { from: chineseDay(from) });
  return say('tables.between', { from: chineseDay(from), to: chineseDay(to) });
}

/** Both days included. */
function windowWords({ notBefore, notAfter }: Window): string | undefined {
  if (notBefore !== undefined && notAfter !== undefined) {
    return say('tables.window', { from: chineseDay(notBefore), to: chineseDay(notAfter) });
  }
  if (notBefore !== undefined) return say('tables.from', { from: chineseDay(notBefore) });
  return notAfter === undefined ? undefined : say('tables.until', { to: chineseDay(notAfter) });
}

function windowState({ notBefore, notAfter }: Window, today: string): 'now' | 'ahead' | 'past' {
  if (notBefore !== undefined && today < notBefore) return 'ahead';
  return notAfter !== undefined && today > notAfter ? 'past' : 'now';
}

interface WindowTableProps {
  readonly policy: PolicyPackage;
  readonly window: Window;
  readonly today: string;
}

function WindowTable({ policy, window, today }: WindowTableProps) {
  const { dictionary } = policy.definition;
  const words = windowWords(window);
  const state = windowState(window, today);
  return (
    <div className="dated" data-is={state}>
      {words !== undefined && (
        <h3>
          {words}
          <small>{say(`tables.${state}`)}</small>
        </h3>
      )}
      <div className="scroll-x">
        <table className="table classes">
          <thead>
            <tr>
              <th scope="col">{say('tables.class')}</th>
              <th scope="col">{say('tables.when')}</th>
              <th scope="col">{say('tables.cite')}</th>
            </tr>
          </thead>
          <tbody>
            {window.rows.map(({ row, when }) => (
              <tr key={`${row.class} ${JSON.stringify(when)}`}>
                <th scope="row">{row.label}</th>
                <td>
                  {when ? testWords(when, dictionary) : say('tables.any')}
                  {row.note !== undefined && <p className="note">{row.note}</p>}
                </td>
                <td>
                  <Cite policy={policy} id={row.cite} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

/** The sentences behind the tables, with their permalinks. */
function TextOfTables({ policy }: { readonly policy: PolicyPackage }) {
  return (
    <section className="group" aria-labelledby="text">
      <h2 id="text">{say('tables.text')}</h2>
      {policy.text.sections.map((section) => (
        <section key={section.id} className="article" id={section.id} aria-labelledby={`title-${section.id}`}>
          <h3 id={`title-${section.id}`}>{section.title}</h3>
          {section.note && (
            <p className="note">
              <WithCites policy={policy} text={say('text.section-note', { note: section.note })} />
            </p>
          )}
          {section.sentences.map((sentence) => (
            <div key={sentence.id} className="law" id={sentence.id}>
              <Permalink policy={policy} id={sentence.id} />
              <p className="law__text">
                <Official text={sentence.text} />
              </p>
            </div>
          ))}
        </section>
      ))}
    </section>
  );
}
