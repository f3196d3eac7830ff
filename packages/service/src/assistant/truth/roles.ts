/** What a date is the date of: of the first or the last play, of a release; null for some time of listening. */
export type DateRole = 'first' | 'last' | 'released' | null;

const setOf = (words: string): ReadonlySet<string> => new Set(words.split(' '));
const first = setOf('first zuerst erstmals erste ersten erstes');
const last = setOf('last lastly latest zuletzt letzte letzten letztes');
const released = setOf('released erschienen veröffentlicht');
const is = setOf('is are was were ist sind war waren stammt stammen');
const from = setOf('from aus von');

/** Said by the words before a date, the nearest of which counts. */
export function roleBefore(keys: readonly string[]): DateRole {
  for (let at = keys.length - 1; at >= 0; at -= 1) {
    const key = keys[at] ?? '';
    if (first.has(key)) return 'first';
    if (last.has(key)) return 'last';
    if (released.has(key)) return 'released';
    if (from.has(key) && is.has(keys[at - 1] ?? '')) return 'released';
  }
  return null;
}

/** Of the date in a field of facts. */
export function roleOfField(field: string): DateRole {
  if (field === 'firstPlayed') return 'first';
  if (field === 'lastPlayed') return 'last';
  return field === 'year' ? 'released' : null;
}
