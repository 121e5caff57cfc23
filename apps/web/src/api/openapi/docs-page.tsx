import type { JSX } from 'preact';
import type { OpenAPIObject } from '@nestjs/swagger';
import type { PageFrame } from '../../access/index.js';
import { DenseTable, Page, renderPage, Section } from '../../layout/index.js';
import { METHODS, type Method, type Operation } from './complete-document.js';
import { describe, nameOf, type SchemaLike } from './describe-schema.js';

interface Route {
  readonly path: string;
  readonly method: Method;
  readonly operation: Operation;
}

/** The OpenAPI document as a page: no script, nothing from elsewhere, readable under the strict content policy. */
export function apiDocsPage(frame: PageFrame, document: OpenAPIObject): string {
  const routes = routesOf(document);
  const tags = [...new Set(routes.map(({ operation }) => operation.tags?.[0] ?? 'system'))];
  const schemas = Object.entries(document.components?.schemas ?? {}).sort(([one], [other]) => (one < other ? -1 : 1));
  return renderPage(
    <Page {...frame} title="Schnittstelle" h1="Schnittstelle (REST)">
      <p>
        Für Programme: <a href="/api/v1/openapi.json">openapi.json</a>. Beträge sind ganze Cent, Tage sind JJJJ-MM-TT.
        Anmeldung mit „Authorization: Bearer …“; das Zugangswort stellt POST /api/v1/auth/token aus.
      </p>
      {tags.map((tag) => (
        <Section key={tag} title={tag}>
          {routes
            .filter(({ operation }) => (operation.tags?.[0] ?? 'system') === tag)
            .map((route) => (
              <RouteText key={`${route.method} ${route.path}`} {...route} />
            ))}
        </Section>
      ))}
      <Section title="Schemas">
        {schemas.map(([name, schema]) => (
          <SchemaText key={name} name={name} schema={schema} />
        ))}
      </Section>
    </Page>,
  );
}

function routesOf(document: OpenAPIObject): Route[] {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const operation = item[method];
      return operation ? [{ path, method, operation }] : [];
    }),
  );
}

function RouteText({ path, method, operation }: Route): JSX.Element {
  const parameters = (operation.parameters ?? []).flatMap((each) => ('name' in each ? [each] : []));
  const answers = Object.entries(operation.responses).filter(([status]) => status.startsWith('2'));
  const body = operation.requestBody;
  return (
    <section>
      <h3 class="kern-heading-small">
        <code>
          {method.toUpperCase()} {path}
        </code>
      </h3>
      <p>{operation.summary}</p>
      {parameters.length > 0 && (
        <DenseTable
          caption={`Parameter von ${method.toUpperCase()} ${path}`}
          hideCaption
          columns={[{ label: 'Parameter' }, { label: 'Ort' }, { label: 'Inhalt' }, { label: 'Bedeutung' }]}
          rows={parameters.map((each) => ({
            key: each.name,
            cells: [each.name, each.in, describe(each.schema ?? {}), each.description ?? ''],
          }))}
        />
      )}
      {body && 'content' in body && (
        <p>
          Sendet: <SchemaLinks content={body.content} />
        </p>
      )}
      {answers.map(([status, answer]) => (
        <p key={status}>
          Antwort {status}:{' '}
          {answer && 'content' in answer && answer.content ? <SchemaLinks content={answer.content} /> : '–'}
        </p>
      ))}
    </section>
  );
}

function SchemaLinks({ content }: { content: Readonly<Record<string, { schema?: SchemaLike }>> }): JSX.Element {
  return (
    <>
      {Object.entries(content).map(([type, { schema = {} }]) => {
        const name = nameOf(schema);
        return (
          <span key={type}>
            {name === null ? type : <a href={`#schema-${name}`}>{name}</a>} {name !== null && `(${type})`}
          </span>
        );
      })}
    </>
  );
}

function SchemaText({ name, schema }: { name: string; schema: SchemaLike }): JSX.Element {
  const properties = Object.entries(schema.properties ?? {});
  return (
    <section id={`schema-${name}`}>
      <h3 class="kern-heading-small">{name}</h3>
      {properties.length === 0 ? (
        <p>Keine Felder.</p>
      ) : (
        <DenseTable
          caption={`Felder von ${name}`}
          hideCaption
          columns={[{ label: 'Feld' }, { label: 'Inhalt' }, { label: 'Pflicht' }, { label: 'Bedeutung' }]}
          rows={properties.map(([field, each]) => ({
            key: field,
            cells: [field, describe(each), schema.required?.includes(field) ? 'ja' : 'nein', each.description ?? ''],
          }))}
        />
      )}
    </section>
  );
}
