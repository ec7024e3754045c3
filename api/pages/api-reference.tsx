import { Page, respond } from '../../web/public/shell.tsx';
import type { PageResponse, Preferences, Site } from '../../web/public/site.ts';
import type { OpenApi, Operation } from '../openapi/document.ts';
import { say } from '../say.ts';
import { Example, MemberTable, TypeOf } from './api-schema.tsx';

/** The description of the interface for people: the same document that machines read, without scripts. */

export interface ReferenceCall {
  readonly site: Site;
  readonly preferences: Preferences;
}

interface Entry {
  readonly path: string;
  readonly method: string;
  readonly operation: Operation;
}

export function renderReference(document: OpenApi, { site, preferences }: ReferenceCall): PageResponse {
  const call = { site, preferences, path: '/api', params: {}, query: new URLSearchParams(), method: 'GET' } as const;
  const entries = Object.entries(document.paths).flatMap(([path, methods]) => {
    return Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation }));
  });
  const title = say('reference.title');
  return respond(
    <Page call={call} title={title} description={say('reference.lead')} crumbs={[]} scripts={['reference']}>
      <div className="wrap">
        <header className="page-head">
          <h1>{title}</h1>
          <p className="lead">{say('reference.lead')}</p>
        </header>
        <Conventions entries={entries} />
        <Contents document={document} entries={entries} />
        {document.tags.map(({ name, description }) => (
          <section key={name} className="reference" aria-labelledby={`tag-${name}`}>
            <h2 id={`tag-${name}`}>{description}</h2>
            {entriesOf(entries, name).map((entry) => (
              <OperationEntry key={entry.operation.operationId} {...entry} />
            ))}
          </section>
        ))}
        <Schemas document={document} />
      </div>
    </Page>,
  );
}

function entriesOf(entries: readonly Entry[], tag: string): readonly Entry[] {
  return entries.filter(({ operation }) => operation.tags.includes(tag));
}

function Conventions({ entries }: { readonly entries: readonly Entry[] }) {
  const problem = Object.values(entries[0]?.operation.responses.default?.content ?? {})[0];
  return (
    <div className="reference">
      <div className="prose">
        <p>
          {say('reference.machine')}
          <a href="/openapi.json">/openapi.json</a>
        </p>
        <p>{say('reference.conventions')}</p>
        <p>{say('reference.problems')}</p>
      </div>
      {problem?.example !== undefined && (
        <div className="reference-entry">
          <p>
            {say('reference.otherwise')}
            <TypeOf schema={problem.schema} />
          </p>
          <Example title={say('reference.problem-example')} value={problem.example} />
        </div>
      )}
    </div>
  );
}

function Contents({ document, entries }: { readonly document: OpenApi; readonly entries: readonly Entry[] }) {
  return (
    <nav className="reference" aria-labelledby="contents">
      <h2 id="contents">{say('reference.contents')}</h2>
      <div className="reference-contents">
        {document.tags.map(({ name, description }) => (
          <div key={name}>
            <h3>{description}</h3>
            <ul>
              {entriesOf(entries, name).map(({ path, method, operation }) => (
                <li key={operation.operationId}>
                  <a href={`#${operation.operationId}`}>{operation.summary}</a>
                  <span className="reference-method">
                    {method} {path}
                  </span>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </div>
    </nav>
  );
}

function OperationEntry({ path, method, operation }: Entry) {
  const { operationId, summary, description, parameters = [], requestBody, responses } = operation;
  const request = Object.values(requestBody?.content ?? {})[0];
  const results = Object.entries(responses).filter(([status]) => status !== 'default');
  return (
    <article className="reference-entry" id={operationId}>
      <h3>{summary}</h3>
      <p className="reference-method">
        <b>{method}</b> {path}
      </p>
      <p>{description}</p>
      {parameters.length > 0 && (
        <MemberTable
          caption={say('reference.parameters')}
          members={parameters.map((one) => ({ ...one, required: one.required ?? false }))}
        />
      )}
      {request && (
        <p>
          {say('reference.request')}
          <TypeOf schema={request.schema} />
        </p>
      )}
      {request?.example !== undefined && <Example title={say('reference.request-example')} value={request.example} />}
      {results.map(([status, response]) => {
        const media = Object.values(response.content ?? {})[0];
        if (!media) return null;
        return (
          <div key={status} className="reference-result">
            <p>
              {say('reference.response', { status })}
              <TypeOf schema={media.schema} />
            </p>
            {media.example !== undefined && <Example title={say('reference.response-example')} value={media.example} />}
          </div>
        );
      })}
    </article>
  );
}

function Schemas({ document }: { readonly document: OpenApi }) {
  const schemas = Object.entries(document.components.schemas).sort(([a], [b]) => (a < b ? -1 : 1));
  return (
    <section className="reference" aria-labelledby="schemas">
      <h2 id="schemas">{say('reference.schemas')}</h2>
      {schemas.map(([name, schema]) => {
        const required = new Set(schema.required ?? []);
        const members = Object.entries(schema.properties ?? {}).map(([member, of]) => {
          return { name: member, required: required.has(member), schema: of, description: of.description ?? '' };
        });
        return (
          <article key={name} className="reference-entry" id={`schema-${name}`}>
            <h3>
              <code>{name}</code>
            </h3>
            <p>{schema.description}</p>
            {members.length > 0 ? (
              <MemberTable caption={say('reference.members', { name })} members={members} />
            ) : (
              <p>
                {say('reference.type-is')}
                <TypeOf schema={schema} />
              </p>
            )}
          </article>
        );
      })}
    </section>
  );
}
