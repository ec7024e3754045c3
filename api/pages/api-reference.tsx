import type { ReactNode } from 'react';
import { Page, respond } from '../../web/public/shell.tsx';
import type { PageResponse, Preferences, Site } from '../../web/public/site.ts';
import type { JsonSchema, OpenApi, Operation, Parameter } from '../openapi/document.ts';
import { say } from '../say.ts';

/** The description of the interface for people: the same document that machines read, without scripts. */

export interface ReferenceCall {
  readonly site: Site;
  readonly preferences: Preferences;
}

export function renderReference(document: OpenApi, { site, preferences }: ReferenceCall): PageResponse {
  const call = { site, preferences, path: '/api', params: {}, query: new URLSearchParams(), method: 'GET' } as const;
  const operations = Object.entries(document.paths).flatMap(([path, methods]) => {
    return Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation }));
  });
  const schemas = Object.entries(document.components.schemas).sort(([a], [b]) => (a < b ? -1 : 1));
  return respond(
    <Page call={call} title={say('reference.title')} description={say('reference.lead')} crumbs={[]}>
      <div className="wrap">
        <header className="page-head">
          <h1>{say('reference.title')}</h1>
          <p className="lead">{say('reference.lead')}</p>
        </header>
        <div className="prose">
          <p>
            {say('reference.machine')} <a href="/openapi.json">/openapi.json</a>
          </p>
          <p>{say('reference.conventions')}</p>
          <p>{say('reference.problems')}</p>
        </div>
        <Contents document={document} operations={operations} />
        {document.tags.map(({ name, description }) => (
          <section key={name} className="group" aria-labelledby={`tag-${name}`}>
            <h2 id={`tag-${name}`}>{description}</h2>
            {operations
              .filter(({ operation }) => operation.tags.includes(name))
              .map((one) => (
                <OperationEntry key={one.operation.operationId} {...one} />
              ))}
          </section>
        ))}
        <section className="group" aria-labelledby="schemas">
          <h2 id="schemas">{say('reference.schemas')}</h2>
          {schemas.map(([name, schema]) => (
            <SchemaEntry key={name} name={name} schema={schema} />
          ))}
        </section>
      </div>
    </Page>,
  );
}

interface OperationProps {
  readonly path: string;
  readonly method: string;
  readonly operation: Operation;
}

function Contents({ operations }: { readonly document: OpenApi; readonly operations: readonly OperationProps[] }) {
  return (
    <nav className="group" aria-labelledby="contents">
      <h2 id="contents">{say('reference.contents')}</h2>
      <ul className="reference-contents">
        {operations.map(({ path, method, operation }) => (
          <li key={operation.operationId}>
            <a href={`#${operation.operationId}`}>{operation.summary}</a>{' '}
            <code>
              {method} {path}
            </code>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function OperationEntry({ path, method, operation }: OperationProps) {
  const { operationId, summary, description, parameters = [], requestBody, responses } = operation;
  return (
    <article className="reference-operation" id={operationId}>
      <h3>{summary}</h3>
      <p>
        <code>
          {method} {path}
        </code>
      </p>
      <p>{description}</p>
      {parameters.length > 0 && <ParameterTable parameters={parameters} />}
      {Object.entries(requestBody?.content ?? {}).map(([type, { schema, example }]) => (
        <Body key={type} title={say('reference.request')} schema={schema} example={example} />
      ))}
      {Object.entries(responses).flatMap(([status, response]) =>
        Object.entries(response.content ?? {}).map(([type, { schema, example }]) => {
          const title = status === 'default' ? say('reference.otherwise') : say('reference.response', { status });
          return <Body key={`${status} ${type}`} title={title} schema={schema} example={example} />;
        }),
      )}
    </article>
  );
}

function ParameterTable({ parameters }: { readonly parameters: readonly Parameter[] }) {
  return (
    <MemberTable caption={say('reference.parameters')}>
      {parameters.map(({ name, required = false, description = '', schema }) => (
        <MemberRow key={name} name={name} required={required} schema={schema} description={description} />
      ))}
    </MemberTable>
  );
}

interface BodyProps {
  readonly title: string;
  readonly schema: JsonSchema;
  readonly example: unknown;
}

function Body({ title, schema, example }: BodyProps) {
  return (
    <div className="reference-body">
      <h4>
        {title}
        {say('reference.colon')}
        <TypeOf schema={schema} />
      </h4>
      {example !== undefined && (
        // A region that scrolls must be reachable by keyboard.
        // biome-ignore lint/a11y/noNoninteractiveTabindex: keyboards scroll what has the focus
        <pre tabIndex={0}>
          <code>{JSON.stringify(example, null, 2)}</code>
        </pre>
      )}
    </div>
  );
}

function SchemaEntry({ name, schema }: { readonly name: string; readonly schema: JsonSchema }) {
  const members = Object.entries(schema.properties ?? {});
  const required = new Set(schema.required ?? []);
  return (
    <article className="reference-schema" id={`schema-${name}`}>
      <h3>
        <code>{name}</code>
      </h3>
      {schema.description !== undefined && <p>{schema.description}</p>}
      {members.length === 0 ? (
        <p>
          <TypeOf schema={schema} />
        </p>
      ) : (
        <MemberTable caption={say('reference.members', { name })}>
          {members.map(([member, of]) => (
            <MemberRow
              key={member}
              name={member}
              required={required.has(member)}
              schema={of}
              description={of.description ?? ''}
            />
          ))}
        </MemberTable>
      )}
    </article>
  );
}

function MemberTable({ caption, children }: { readonly caption: string; readonly children: ReactNode }) {
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
      <tbody>{children}</tbody>
    </table>
  );
}

interface MemberProps {
  readonly name: string;
  readonly required: boolean;
  readonly schema: JsonSchema;
  readonly description: string;
}

function MemberRow({ name, required, schema, description }: MemberProps) {
  return (
    <tr>
      <th scope="row">
        <code>{name}</code>
      </th>
      <td>
        <TypeOf schema={schema} />
      </td>
      <td>{say(required ? 'reference.yes' : 'reference.no')}</td>
      <td>{description}</td>
    </tr>
  );
}

/** The type in a few words; a named one links to its table. */
function TypeOf({ schema }: { readonly schema: JsonSchema }): ReactNode {
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
