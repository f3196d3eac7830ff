/**
 * Lets a validator read a document and tells what it did not look at: keys that its schema does not know, which it
 * would let pass. @returns paths such as `spec.minReplica`
 */
export function watchReading(document: object): { watched: object; unread: () => string[] } {
  const read = new Map<object, Set<string>>();
  const watch = (value: object): object => {
    const keys = new Set<string>();
    read.set(value, keys);
    return new Proxy(value, {
      get(target, key, receiver) {
        if (typeof key === 'string') keys.add(key);
        const found = Reflect.get(target, key, receiver);
        return typeof found === 'object' && found !== null ? watched(found) : found;
      },
    });
  };
  const made = new Map<object, object>();
  const watched = (value: object): object => {
    const before = made.get(value) ?? watch(value);
    made.set(value, before);
    return before;
  };
  const unread = (value: object, path: string): string[] =>
    Object.entries(value).flatMap(([key, below]) => {
      const here = path === '' ? key : `${path}.${key}`;
      if (read.get(value)?.has(key) !== true) return [here];
      return typeof below === 'object' && below !== null ? unread(below, here) : [];
    });
  return { watched: watched(document), unread: () => unread(document, '') };
}
