import type { DatabaseSync } from 'node:sqlite';

/** Words that can follow a table without being its other name. */
const words = new Set(
  'where on join left inner cross set values select order group limit union except returning as using default indexed'.split(
    ' ',
  ),
);

/** What each name in a statement stands for: a table, or several where the name is used again. */
function tablesByName(text: string, tables: ReadonlySet<string>): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  const add = (name: string, table: string) =>
    found.set(name, (found.get(name) ?? new Set()).add(table));
  for (const [, table = '', name = ''] of text.matchAll(
    /(?:\b(?:from|join|update|into)\s|,)\s*"?(\w+)"?(?:\s+(?:as\s+)?"?(\w+)"?)?/gi,
  )) {
    if (!tables.has(table)) continue;
    add(table, table);
    if (name !== '' && !words.has(name.toLowerCase())) add(name, table);
  }
  return found;
}

/**
 * The tables that SQLite reads from one end to the other for a statement. Where it reads in the order that is
 * asked for and stops when a page is full, that is no such reading.
 */
export function sqliteScans(
  database: DatabaseSync,
  text: string,
  tables: ReadonlySet<string>,
): string[] {
  const names = tablesByName(text, tables);
  const steps = database
    .prepare(`explain query plan ${text}`)
    .all()
    .map(({ detail }) => String(detail));
  const isSorted = !steps.some((step) => /^USE TEMP B-TREE/.test(step));
  const isPage = isSorted && /\blimit\s+(?:\?|\d+)(?:\s+offset\s+\?)?\s*$/i.test(text);
  return steps.flatMap((step) => {
    const scanned = isPage ? null : /^SCAN (\w+)/.exec(step);
    // For an index that is made for this statement alone all is read, too.
    const found = scanned ?? /^SEARCH (\w+) USING AUTOMATIC/.exec(step);
    return [...(names.get(found?.[1] ?? '') ?? [])];
  });
}
