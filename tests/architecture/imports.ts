import { isBuiltin } from 'node:module';
import {
  type Expression,
  type StaticExportEntry,
  type StaticImportEntry,
  Visitor,
} from 'oxc-parser';
import { packageOf, type Source } from './source.ts';

/** What an import reaches. */
export type Target =
  | { readonly kind: 'ours'; readonly packageName: string; readonly inside: string }
  | { readonly kind: 'third party'; readonly name: string }
  | { readonly kind: 'node'; readonly name: string }
  | { readonly kind: 'file'; readonly path: string; readonly packageName: string | undefined }
  /** Neither a package nor a relative path, or not a literal: nobody can tell what it reaches. */
  | { readonly kind: 'unknown' };

export interface Import {
  readonly target: Target;
  readonly written: string;
  readonly offset: number;
  readonly isType: boolean;
  /** Imported values by name; `*` where the whole module or nothing is named. */
  readonly values: readonly string[];
  /** A worker or a child is another program: it obeys the floors, but makes no cycle. */
  readonly isEntry: boolean;
}

const code = /\.([cm]?[jt]sx?|wasm)$/;

/** Everything a file reaches, in whichever way it is written. */
export function importsOf(source: Source): Import[] {
  return [...staticImports(source), ...otherImports(source)];
}

function* staticImports(source: Source): Generator<Import> {
  const { staticImports, staticExports } = source.parsed.module;
  for (const { moduleRequest, entries } of staticImports) {
    yield staticImport(source, moduleRequest.value, moduleRequest.start, entries);
  }
  for (const { entries } of staticExports) {
    for (const entry of entries) {
      const request = entry.moduleRequest;
      if (request !== null) yield staticImport(source, request.value, request.start, [entry]);
    }
  }
}

function staticImport(
  source: Source,
  written: string,
  offset: number,
  entries: ReadonlyArray<StaticImportEntry | StaticExportEntry>,
): Import {
  const values = entries.filter((entry) => !entry.isType);
  return {
    target: resolve(source.path, written),
    written,
    offset,
    isType: entries.length > 0 && values.length === 0,
    values: entries.length === 0 ? ['*'] : values.map((entry) => entry.importName.name ?? '*'),
    isEntry: false,
  };
}

/** `import()`, `require()`, `import.meta.resolve()`, `typeof import()` and `new URL(…, import.meta.url)`. */
function otherImports(source: Source): Import[] {
  const found: Import[] = [];
  const add = (written: string | undefined, offset: number, more: Partial<Import> = {}) => {
    const target: Target =
      written === undefined ? { kind: 'unknown' } : resolve(source.path, written);
    found.push({
      target,
      written: written ?? source.text.slice(offset).split('\n', 1)[0] ?? '',
      offset,
      isType: false,
      values: ['*'],
      isEntry: false,
      ...more,
    });
  };
  new Visitor({
    ImportExpression: (node) => add(literal(node.source), node.start),
    CallExpression: (node) => {
      const { callee } = node;
      const isRequire = callee.type === 'Identifier' && callee.name === 'require';
      const isResolve = callee.type === 'MemberExpression' && callee.object.type === 'MetaProperty';
      if (isRequire || isResolve) add(literal(node.arguments[0]), node.start);
    },
    NewExpression: (node) => {
      const [first, base] = node.arguments;
      const isOfModule = base?.type === 'MemberExpression' && base.object.type === 'MetaProperty';
      const written = literal(first);
      if (!isOfModule || written === undefined || !code.test(written)) return;
      add(/^\.{0,2}\//.test(written) ? written : `./${written}`, node.start, { isEntry: true });
    },
    TSImportType: (node) => add(literal(node.source), node.start, { isType: true, values: [] }),
    TSExternalModuleReference: (node) => add(literal(node.expression), node.start),
  }).visit(source.parsed.program);
  return found;
}

/** The text of a string, or of a template without holes. */
function literal(node: Expression | { type: 'SpreadElement' } | undefined): string | undefined {
  if (node?.type === 'Literal' && typeof node.value === 'string') return node.value;
  if (node?.type === 'TemplateLiteral' && node.expressions.length === 0) {
    return node.quasis[0]?.value.cooked ?? undefined;
  }
  return undefined;
}

/** Relative paths are resolved as Node does it, as URLs, so that `%2e%2e` or `?x` hide nothing. */
function resolve(from: string, written: string): Target {
  if (/^\.{1,2}(\/|$)|^\.*%2e/i.test(written)) {
    const { pathname } = new URL(written, `file:///${from}`);
    const path = decodeURIComponent(pathname).slice(1);
    return { kind: 'file', path, packageName: packageOf(path) };
  }
  if (isBuiltin(written)) return { kind: 'node', name: `node:${written.replace(/^node:/, '')}` };
  const ours = /^@echotune\/([^/]+)(.*)$/.exec(written);
  if (ours?.[1] !== undefined) {
    return { kind: 'ours', packageName: ours[1], inside: ours[2] ?? '' };
  }
  const name = /^(@[^/]+\/[^/]+|[^@./#\\:][^/\\:]*)(\/|$)/.exec(written)?.[1];
  return name === undefined ? { kind: 'unknown' } : { kind: 'third party', name };
}
