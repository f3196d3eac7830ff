/** A file of an export, written while it is read. */
export interface WrittenFile {
  /** Path within the export, parts divided by `/`. */
  readonly name: string;
  readonly chunks: Iterable<string>;
  /** Records written so far. */
  rows(): number;
}

/** A file of records; `write` turns them into chunks of text. */
export function writtenFile<Item>(
  name: string,
  items: Iterable<Item>,
  write: (items: Iterable<Item>) => Iterable<string>,
): WrittenFile {
  let rows = 0;
  function* counted() {
    for (const item of items) {
      rows++;
      yield item;
    }
  }
  return { name, chunks: write(counted()), rows: () => rows };
}

/** Files of at most so many records; one empty file where there are none. */
export function numberedFiles<Item>(
  items: readonly Item[],
  perFile: number,
  nameOf: (number: number, slice: readonly Item[]) => string,
  write: (items: Iterable<Item>) => Iterable<string>,
): WrittenFile[] {
  const count = Math.max(1, Math.ceil(items.length / perFile));
  return Array.from({ length: count }, (_, number) => {
    const slice = items.slice(number * perFile, (number + 1) * perFile);
    return writtenFile(nameOf(number, slice), slice, write);
  });
}
