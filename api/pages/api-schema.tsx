import type { ReactNode } from 'react';
import type { JsonSchema } from '../openapi/document.ts';
import { say } from '../say.ts';

/** The parts of the page of the interface that show a schema or a value. */

export interface Member {
  readonly name: string;
  readonly required: boolean;
  readonly schema: JsonSchema;
  readonly description?: string;
}

export function MemberTable({ caption, members }: { readonly caption: string; readonly members: readonly Member[] }) {
  return (
    <table className="reference-members">
      <caption className="sr">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{say('reference.name')}</th>
          <th scope="col">{say('reference.type')}</th>
          <th scope="col">{say('reference.required')}</th>
          <th scope="col">{say('reference.meaning')}</th>
        </tr>
      </thead>
      <tbody>
        {members.map(({ name, required, schema, description }) => (
          <tr key={name}>
            <th scope="row">
              <code>{name}</code>
            </th>
            <td>
              <TypeOf schema={schema} />
            </td>
            <td>{say(required ? 'reference.yes' : 'reference.no')}</td>
            <td>{description}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A value as JSON, folded: the page stays short enough to look through. */
export function Example({ title, value }: { readonly title: string; readonly value: unknown }) {
  return (
    <details>
      <summary>{title}</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <pre tabIndex={0}>
        <code>{JSON.stringify(value, null, 2)}</code>
      </pre>
    </details>
  );
}

/** The type in a few words; a named one links to its table. */
export function TypeOf({ schema }: { readonly schema: JsonSchema }): ReactNode {
  if (schema.$ref !== undefined) {
    const name = schema.$ref.split('/').at(-1) ?? '';
    return (
      <a href={`#schema-${name}`}>
        <code>{name}</code>
      </a>
    );
  }
  if (schema.anyOf) {
    return schema.anyOf.map((one, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: alternatives have no other name and never move
      <span key={index}>
        {index > 0 && say('reference.or')}
        <TypeOf schema={one} />
      </span>
    ));
  }
  if (schema.items) {
    return (
      <>
        {say('reference.list')}
        <TypeOf schema={schema.items} />
      </>
    );
  }
  if (schema.enum) return <code>{schema.enum.map((value) => JSON.stringify(value)).join(' | ')}</code>;
  if (schema.const !== undefined) return <code>{JSON.stringify(schema.const)}</code>;
  return <code>{[schema.type ?? 'any'].flat().join(' | ')}</code>;
}
