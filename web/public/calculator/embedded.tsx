import type { Site } from '../site.ts';
import { type Answers, LISTS } from './model/answers.ts';
import { entriesOf } from './model/entries.ts';

interface EmbeddedProps {
  /** Id of the element that the page takes over. */
  readonly rootId: string;
  readonly dataId: string;
  /** What React has rendered to a string, with the marks that it needs to go on in the page. */
  readonly html: string;
  readonly data: { readonly answers: Answers };
  readonly site: Site;
}

/** Something that the server renders and the page brings to life: markup, its data, and what a posted form carries along. */
export function Embedded({ rootId, dataId, html, data, site }: EmbeddedProps) {
  return (
    <>
      <Carried answers={data.answers} rendered={html} />
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: rendered by React, which escapes */}
      <div id={rootId} dangerouslySetInnerHTML={{ __html: html }} />
      <noscript>
        {site.assets.styles('calculator-without-script').map((href) => (
          <link key={href} rel="stylesheet" href={href} />
        ))}
      </noscript>
      <script
        type="application/json"
        id={dataId}
        // biome-ignore lint/security/noDangerouslySetInnerHtml: JSON in which no tag can begin
        dangerouslySetInnerHTML={{ __html: scriptJson(data) }}
      />
    </>
  );
}

/** Every `<` as an escape, so that no text can end the element. */
function scriptJson(data: unknown): string {
  return JSON.stringify(data).replace(/</g, '\\u003c');
}

/**
 * What was answered and has no field on the page just now: other policies' facts, ids, claims no longer asked. It is
 * posted along, and the rows are named first, in their order.
 */
function Carried({ answers, rendered }: { readonly answers: Answers; readonly rendered: string }) {
  const names = new Set([...rendered.matchAll(/ name="([^"]+)"/g)].map((match) => match[1]));
  const carried = entriesOf(answers).filter(([name]) => name in LISTS || !names.has(name));
  return (
    <div hidden>
      {answers.audience.map((id) => (
        <input key={id} type="hidden" form="calculator-form" name="audienceBefore" value={id} />
      ))}
      {carried.map(([name, value]) => (
        <input key={`${name} ${value}`} type="hidden" form="calculator-form" name={name} value={value} />
      ))}
    </div>
  );
}
