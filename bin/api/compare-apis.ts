import { SchemaComparison, type Side } from './compare-schemas.ts';
import type { Description, Operation, Schema, Security } from './schema.ts';

/** A difference between two descriptions of the API. */
export interface ApiChange {
  /** e.g. `POST /api/v1/plays` */
  readonly operation: string;
  readonly breaks: boolean;
  readonly what: string;
}

type Content = NonNullable<Operation['responses'][string]['content']>;

/**
 * What differs for whoever calls: what was removed, what is asked for that was not, what is answered
 * no more or otherwise. Words, summaries and what was added break nobody.
 */
export function compareApis(before: Description, after: Description): ApiChange[] {
  const schemas = new SchemaComparison(
    before.components?.schemas ?? {},
    after.components?.schemas ?? {},
  );
  const [was, is] = [operationsOf(before), operationsOf(after)];
  const added = [...is.keys()].filter((name) => !was.has(name));
  return [
    ...[...was].flatMap(([operation, old]) => {
      const now = is.get(operation);
      const found = now === undefined ? ['it is gone'] : breaksOf(old, now, schemas);
      return [...new Set(found)].map((what) => ({ operation, breaks: true, what }));
    }),
    ...added.map((operation) => ({ operation, breaks: false, what: 'it is new' })),
  ];
}

/** What a path's parameters are called says nothing to whoever calls. */
function operationsOf({ paths }: Description): Map<string, Operation> {
  return new Map(
    Object.entries(paths).flatMap(([path, operations]) =>
      Object.entries(operations).map(([method, operation]) => [
        `${method.toUpperCase()} ${path.replaceAll(/\{[^}]*\}/g, '{}')}`,
        operation,
      ]),
    ),
  );
}

function breaksOf(before: Operation, after: Operation, schemas: SchemaComparison): string[] {
  return [
    ...ofWaysIn(before.security ?? [], after.security ?? []),
    ...ofParameters(before, after, schemas),
    ...ofBody(before, after, schemas),
    ...ofAnswers(before, after, schemas),
  ];
}

/** Whoever had a way in still has it, with no scope more. */
function ofWaysIn(before: readonly Security[], after: readonly Security[]): string[] {
  if (after.length === 0) return [];
  if (before.length === 0) return [`it is open to all no more, but to ${said(after)}`];
  const isIn = (was: Security, is: Security) =>
    Object.entries(is).every(([name, scopes]) => {
      const had = was[name];
      return had !== undefined && scopes.every((scope) => had.includes(scope));
    });
  const shut = before.filter((was) => !after.some((is) => isIn(was, is)));
  return shut.length === 0 ? [] : [`${said(shut)} will not do any more: it needs ${said(after)}`];
}

function said(ways: readonly Security[]): string {
  return ways
    .flatMap((way) => Object.entries(way))
    .map(([name, scopes]) => [name, ...scopes].join(' '))
    .join(' or ');
}

function ofParameters(before: Operation, after: Operation, schemas: SchemaComparison): string[] {
  const asked = (operation: Operation) =>
    (operation.parameters ?? []).filter((parameter) => parameter.in !== 'path');
  const was = asked(before);
  const gone = was
    .filter((old) => !asked(after).some(({ name }) => name === old.name))
    .map(({ name }) => `the parameter ${name} is taken no more`);
  const changed = asked(after).flatMap((now) => {
    const old = was.find(({ name }) => name === now.name);
    const isAsked = now.required === true && old?.required !== true;
    return [
      ...(isAsked ? [`the parameter ${now.name} must be given`] : []),
      ...(old ? schemas.breaks('sent', old.schema, now.schema, `the parameter ${now.name}`) : []),
    ];
  });
  return [...gone, ...changed];
}

function ofBody(before: Operation, after: Operation, schemas: SchemaComparison): string[] {
  const [was, is] = [before.requestBody, after.requestBody];
  if (is === undefined) return was === undefined ? [] : ['a body is taken no more'];
  if (was === undefined) return is.required === true ? ['a body must be given'] : [];
  const isAsked = is.required === true && was.required !== true;
  return [
    ...(isAsked ? ['a body must be given'] : []),
    ...ofContent('sent', was.content, is.content, schemas).map((what) => `the body: ${what}`),
  ];
}

function ofAnswers(before: Operation, after: Operation, schemas: SchemaComparison): string[] {
  return Object.entries(before.responses).flatMap(([status, old]) => {
    const now = after.responses[status];
    if (now === undefined) return [`${status} is answered no more`];
    const found = ofContent('answered', old.content ?? {}, now.content ?? {}, schemas);
    return found.map((what) => `the answer ${status}: ${what}`);
  });
}

function ofContent(
  side: Side,
  before: Content,
  after: Content,
  schemas: SchemaComparison,
): string[] {
  const anything: Schema = {};
  return Object.entries(before).flatMap(([type, old]) => {
    const now = after[type];
    if (now === undefined) return [`${type} is there no more`];
    return schemas.breaks(side, old.schema ?? anything, now.schema ?? anything);
  });
}
