import { type Node, type Span, Visitor } from 'oxc-parser';
import { place, type Source } from './source.ts';
import type { Ban, Table } from './table.ts';

/** Global names that stand for what a package may not touch. */
const names: Readonly<Record<Ban, readonly string[]>> = {
  clock: ['Date', 'performance', 'setTimeout', 'setInterval'],
  random: ['Math', 'crypto'],
  process: ['process'],
  console: ['console'],
  network: ['fetch', 'WebSocket', 'EventSource', 'XMLHttpRequest', 'navigator'],
  sql: [],
};

/** Ways round every ban. */
const backDoors = ['globalThis', 'global', 'window', 'self', 'eval', 'Function'];

const sqlText =
  /^\s*(SELECT\s.+\sFROM\s|select\s.+\sfrom\s|(INSERT INTO|insert into)\s+\S+\s*(\(|VALUES|values|SELECT|select)|(UPDATE\s+\S+\s+SET|update\s+\S+\s+set)\s|(DELETE FROM|delete from)\s+\S+(\s+(WHERE|where)|\s*$)|(CREATE|DROP|ALTER|create|drop|alter)\s+(TABLE|INDEX|table|index)\s|(PRAGMA|pragma)\s)/s;

/** Uses of globals, and SQL text, that the table forbids to the file's package. */
export function brokenBans(source: Source, table: Table): string[] {
  const rules = table.packages[source.packageName ?? ''];
  if (rules === undefined || source.isTest || source.isConfig || rules.bans.length === 0) return [];
  const forbidden = new Map(
    rules.bans.flatMap((ban) => names[ban].map((name) => [name, ban] as const)),
  );
  const found: string[] = [];
  const report = (offset: number, what: string) =>
    found.push(`${place(source, offset)}: ${source.packageName} may not use ${what}`);

  const isHarmless = harmless(source);
  new Visitor({
    Identifier: (node) => {
      if (isHarmless(node)) return;
      const ban = forbidden.get(node.name);
      if (ban !== undefined) report(node.start, `${node.name} (${ban})`);
      else if (rules.bans.length > 1 && backDoors.includes(node.name))
        report(node.start, node.name);
    },
    Literal: (node) => {
      if (typeof node.value === 'string') checkSql(node.value, node);
    },
    TemplateElement: (node) => checkSql(node.value.raw, node),
  }).visit(source.parsed.program);

  function checkSql(text: string, { start }: Span) {
    if (rules?.bans.includes('sql') && sqlText.test(text)) report(start, 'SQL text');
  }
  return found;
}

/**
 * Tells the identifiers that reach no banned global: keys and members that merely share a name,
 * types, `Math.max`, `new Date(givenTime)`. All others count, so an alias (`const M = Math`), a
 * destructured `random` or a computed member is caught where `Math` itself is named.
 */
function harmless(source: Source): (node: Node) => boolean {
  const nodes = new Set<Node>();
  const types: Span[] = [];
  const asType = (node: Span) => types.push(node);
  const key = (node: { key: Node; computed: boolean }) => {
    if (!node.computed) nodes.add(node.key);
  };
  new Visitor({
    Property: key,
    MethodDefinition: key,
    PropertyDefinition: key,
    AccessorProperty: key,
    ImportSpecifier: (node) => nodes.add(node.imported),
    ExportSpecifier: (node) => nodes.add(node.exported),
    MemberExpression: (node) => {
      if (!node.computed) nodes.add(node.property);
      if (!node.computed && isHarmlessMember(node.object, node.property)) nodes.add(node.object);
    },
    NewExpression: ({ callee, arguments: [first] }) => {
      const isGiven = first !== undefined && first.type !== 'SpreadElement';
      if (isNamed(callee, 'Date') && isGiven) nodes.add(callee);
    },
    BinaryExpression: ({ operator, right }) => {
      if (operator === 'instanceof') nodes.add(right);
    },
    VariableDeclarator: ({ id, init }) => {
      if (id.type !== 'ObjectPattern' || !isNamed(init, 'Math')) return;
      const isPlain = id.properties.every(
        (each) => each.type === 'Property' && !each.computed && !isNamed(each.key, 'random'),
      );
      if (isPlain && init) nodes.add(init);
    },
    TSTypeAnnotation: asType,
    TSTypeParameterInstantiation: asType,
    TSTypeParameterDeclaration: asType,
    TSTypeAliasDeclaration: asType,
    TSInterfaceDeclaration: asType,
    TSAsExpression: (node) => asType(node.typeAnnotation),
    TSSatisfiesExpression: (node) => asType(node.typeAnnotation),
    TSClassImplements: asType,
  }).visit(source.parsed.program);
  return (node) =>
    nodes.has(node) || types.some(({ start, end }) => node.start >= start && node.end <= end);
}

function isHarmlessMember(object: Node, property: Node): boolean {
  if (isNamed(object, 'Math')) return !isNamed(property, 'random');
  return isNamed(object, 'Date') && (isNamed(property, 'UTC') || isNamed(property, 'parse'));
}

function isNamed(node: Node | null | undefined, name: string): boolean {
  return node?.type === 'Identifier' && 'name' in node && node.name === name;
}
