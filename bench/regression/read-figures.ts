/** Keys whose values say which of several entries it is. */
const naming = ['policy', 'model', 'page', 'part', 'shelf', 'name', 'width', 'threads'] as const;

export type Figures = ReadonlyMap<string, number>;

/** The JSON document that a benchmark prints before its tables. Throws where there is none. */
export function documentIn(printed: string): unknown {
  const found = /^\{\n[\s\S]*?\n\}$/m.exec(printed)?.[0];
  if (found === undefined) throw new Error('It printed no document of figures.');
  return JSON.parse(found);
}

/** Every number of a document by its path; entries of a list by what names them, else by number. */
export function figuresOf(document: unknown): Figures {
  const found = new Map<string, number>();
  const walk = (value: unknown, path: readonly string[]) => {
    if (typeof value === 'number') found.set(path.join('.'), value);
    else if (Array.isArray(value)) {
      for (const [index, entry] of value.entries()) walk(entry, [...path, nameOf(entry, index)]);
    } else if (typeof value === 'object' && value !== null) {
      for (const [key, entry] of Object.entries(value)) walk(entry, [...path, key]);
    }
  };
  walk(document, []);
  return found;
}

function nameOf(entry: unknown, index: number): string {
  if (typeof entry !== 'object' || entry === null) return String(index);
  const names = Object.entries(entry)
    .filter(([key]) => naming.some((name) => name === key))
    .map(([, value]) => String(value));
  return names.length === 0 ? String(index) : names.join('×');
}
