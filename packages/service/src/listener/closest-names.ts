/** How many characters are inserted, deleted or replaced between two texts (Levenshtein). O(a · b). */
function editsBetween(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

/** The `most` names nearest to one that was probably mistyped, the nearest first; upper case is no difference. */
export function closestNames(wanted: string, names: readonly string[], most: number): string[] {
  const plain = wanted.toLowerCase();
  return names
    .map((name) => ({ name, edits: editsBetween(plain, name.toLowerCase()) }))
    .sort((one, other) => one.edits - other.edits)
    .slice(0, most)
    .map(({ name }) => name);
}
