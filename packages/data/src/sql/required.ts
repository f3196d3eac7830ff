/** The entry that must be there, because it was stored a moment ago. Throws where it is not. */
export function required<K, V>(map: ReadonlyMap<K, V>, key: K): V {
  const value = map.get(key);
  if (value === undefined) throw new Error(`The database lost an entry: ${String(key)}`);
  return value;
}
