import { artistKey } from './name-key.ts';
import { wholeNames } from './whole-names.ts';

/** What may stand between two artists; ", Jr." belongs to the name before. */
const separator =
  /\s*(?:[;|、]|,(?=\s)(?!\s+(?:[JjSs]r\b|III?\b)))\s*|\s+(?:&|\+|\/|x|×|[Vv][Ss]\.?|[Aa]nd|[Ww]ith|y)\s+(?=\S)/gu;
/** "X & The Ys", "X & His Band", "X & Friends" name one act. */
const companions =
  /^(?:the|his|her|their|los|las|friends|sons|brothers|sisters|company|co\.?|orchestra|band|family|crew)\b/iu;

interface Part {
  readonly name: string;
  /** What stands before it; '' before the first. */
  readonly by: string;
}

function partsOf(text: string): Part[] {
  const parts: Part[] = [];
  let from = 0;
  let by = '';
  for (const match of text.matchAll(separator)) {
    if (match.index === from) continue;
    parts.push({ name: text.slice(from, match.index), by });
    by = match[0];
    from = match.index + match[0].length;
  }
  parts.push({ name: text.slice(from), by });
  return parts;
}

/** What stands between separators, whether or not they are part of a name. */
export function namesBetweenSeparators(text: string): string[] {
  return partsOf(text).map(({ name }) => name.trim());
}

const joined = (parts: readonly Part[]) =>
  parts.map(({ name, by }, i) => (i === 0 ? name : `${by}${name}`)).join('');
const isOneWord = ({ name }: Part) => !/\s/u.test(name.trim());
const isAnd = ({ by }: Part) => /^\s*(?:&|\+|and)\s*$/iu.test(by);

/** Joins again what is one known name: the longest run of parts from each place. */
function withKnownNames(parts: readonly Part[]): Part[] {
  const result: Part[] = [];
  for (let i = 0; i < parts.length; ) {
    let end = parts.length;
    while (end > i + 1 && !wholeNames.has(artistKey(joined(parts.slice(i, end))))) end -= 1;
    result.push({ name: joined(parts.slice(i, end)), by: parts[i]?.by ?? '' });
    i = end;
  }
  return result;
}

/** Whether the separator before `next` really separates it from `before`. */
function separates(before: Part, next: Part, alone: boolean): boolean {
  const by = next.by.trim().toLowerCase();
  // "Tyler, The Creator" is one name, "Calvin Harris, The Weeknd" are two.
  if (by === ',' && /^the\s/iu.test(next.name)) return !isOneWord(before) && /^T/u.test(next.name);
  const words = [before, next].filter((part) => !isOneWord(part)).length;
  if (['&', '+', 'and', 'with', 'y'].includes(by) && companions.test(next.name)) return false;
  if (by === '&' || by === '+') return !alone || words > 0;
  // A word is more often part of a name: "Of Monsters and Men", "Sleeping with Sirens".
  if (by === 'and' || by === 'with' || by === 'y') return words === 2;
  return true;
}

/**
 * The artists of a joined credit: "A, B & C" → [A, B, C]. Names that contain a separator stay whole
 * where they are well known, or where the string says so: "Tyler, The Creator", "X & The Ys", two
 * single words around "&" ("Simon & Garfunkel"), several around commas that end in "&"
 * ("Emerson, Lake & Palmer").
 */
export function splitNames(text: string): string[] {
  const all = partsOf(text);
  if (all.length === 1) return [text.trim()];
  const parts = withKnownNames(all);
  const last = parts.at(-1);
  const isTrioOfWords = parts.length > 2 && parts.every(isOneWord) && last && isAnd(last);
  if (parts.length === 1 || isTrioOfWords) return [text.trim()];
  const merged: Part[] = [];
  for (const part of parts) {
    const before = merged.at(-1);
    if (!before || separates(before, part, parts.length === 2)) merged.push(part);
    else
      merged[merged.length - 1] = { name: `${before.name}${part.by}${part.name}`, by: before.by };
  }
  return merged.map(({ name }) => name.trim()).filter((name) => name !== '');
}
