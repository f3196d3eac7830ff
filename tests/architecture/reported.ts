import { type Node, Visitor } from 'oxc-parser';
import { place, type Source } from './source.ts';

interface Definition {
  readonly type: 'counter' | 'gauge' | 'histogram';
  readonly labels: readonly string[];
}

const typeOf = { count: 'counter', observe: 'histogram' } as const;

/** The text of a literal; null for anything else. */
function textOf(node: Node | undefined): string | null {
  return node?.type === 'Literal' && typeof node.value === 'string' ? node.value : null;
}

/** The keys of an object that is written out; null where some come from elsewhere. */
function keysOf(node: Node | undefined): string[] | null {
  if (node === undefined) return [];
  if (node.type !== 'ObjectExpression') return null;
  const keys = node.properties.map((each) =>
    each.type === 'Property' && each.key.type === 'Identifier' ? each.key.name : null,
  );
  return keys.some((key) => key === null) ? null : keys.flatMap((key) => key ?? []);
}

/**
 * The metrics that the code reports: by their short names where telemetry counts or observes, by their full ones
 * anywhere else; and what is reported that the catalogue does not have, or has otherwise.
 */
export function reportedIn(
  sources: readonly Source[],
  catalogue: Readonly<Record<string, Definition>>,
): { readonly names: ReadonlySet<string>; readonly problems: readonly string[] } {
  const byShort = new Map(
    Object.keys(catalogue).map((name) => [
      name.replace(/^echotune_/, '').replace(/_total$/, ''),
      name,
    ]),
  );
  const names = new Set<string>();
  const problems: string[] = [];
  for (const source of sources) {
    if (source.isTest || source.packageName === undefined) continue;
    if (source.path.includes('/metrics/catalogue/')) continue;
    new Visitor({
      Literal: (node) => {
        const text = textOf(node);
        if (text !== null && Object.hasOwn(catalogue, text)) names.add(text);
        // A measurement that is written out as plain data.
        const full = text === null ? undefined : byShort.get(text);
        if (full !== undefined && source.path.includes('/metrics/')) names.add(full);
      },
      CallExpression: ({ callee, arguments: [first, value, labels], start }) => {
        if (callee.type !== 'MemberExpression' || callee.property.type !== 'Identifier') return;
        const { name: method } = callee.property;
        if (method !== 'count' && method !== 'observe') return;
        const short = textOf(first);
        if (short === null || !isTelemetry(callee.object)) return;
        const full = byShort.get(short);
        const definition = full === undefined ? undefined : catalogue[full];
        if (full === undefined || definition?.type !== typeOf[method]) {
          problems.push(`${place(source, start)}: ${method}('${short}') is not in the catalogue`);
          return;
        }
        names.add(full);
        const keys = keysOf(value === undefined ? undefined : labels);
        const isRight =
          keys === null || keys.toSorted().join() === definition.labels.toSorted().join();
        if (!isRight) problems.push(`${place(source, start)}: ${short} has other labels`);
      },
    }).visit(source.parsed.program);
  }
  return { names, problems };
}

/** `telemetry`, `this.#deps.telemetry` and the like. */
function isTelemetry(node: Node): boolean {
  if (node.type === 'Identifier') return /telemetry$/i.test(node.name);
  if (node.type !== 'MemberExpression') return false;
  const { property } = node;
  return (
    (property.type === 'Identifier' || property.type === 'PrivateIdentifier') &&
    /telemetry$/i.test(property.name)
  );
}
