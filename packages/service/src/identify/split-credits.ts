import type { Credit } from '@echotune/data';
import { artistKey } from './name-key.ts';
import { splitNames } from './split-names.ts';

const names = '([^()[\\]]+?)';
const end = '(?=\\s*[()[\\]]|\\s+[-–—]\\s|\\s*$)';
/** "with" in brackets credits somebody, but "(With Me)" and "(with the lights out)" do not. */
const pronoun =
  '(?!(?:me|you|u|ya|us|him|her|them|it|my|your|his|our|their|a|an|no|all|love|out)\\b)';

/** How a title credits others, in brackets, before a bracket's end, or up to a dash or the end. */
const credited = [
  new RegExp(
    `\\s*[([](?:feat\\.?|ft\\.?|featuring|duet with|w/)\\s*(?<=[\\s./])${names}[)\\]]`,
    'iu',
  ),
  new RegExp(`\\s*[([](?:with|con|avec)\\s+(?!the\\s+\\p{Ll})${pronoun}${names}[)\\]]`, 'u'),
  new RegExp(`\\s+(?:[-–—]\\s+)?(?:feat\\.?|ft\\.|featuring|w/)\\s+${names}${end}`, 'iu'),
  // Without its dot only small: "Six Ft Deep" credits nobody.
  new RegExp(`\\s+ft\\s+(?=\\p{Lu})${names}${end}`, 'u'),
];
/** Who produced is no artist of the track. */
const produced =
  /\s*[([](?:prod(?:uced)?\.?\s*(?:by\s+)?)[^()[\]]+[)\]]|\s+prod\.\s+(?:by\s+)?.+$/iu;
/** Most titles credit nobody: one look tells. */
const mayCredit = /f(?:ea)?t|with|con|avec|w\/|prod/iu;

export interface SplitTitle {
  /** The title without its feature credits. */
  readonly title: string;
  readonly featured: readonly string[];
}

/** Characters of a name in which credits are looked for. */
const longestJudged = 300;

/** Takes feature credits out of a title or an artist: "Song (feat. A & B)" → "Song", [A, B]. */
export function splitFeatured(text: string): SplitTitle {
  let title = text.trim();
  const featured: string[] = [];
  // Each credit is looked for anew in what is left: of one that is made to exhaust there are hundreds.
  if (title.length > longestJudged || !mayCredit.test(title)) return { title, featured };
  title = title.replace(produced, '').trim() || title;
  for (const pattern of credited) {
    for (let match = pattern.exec(title); match !== null; match = pattern.exec(title)) {
      const rest = `${title.slice(0, match.index)}${title.slice(match.index + match[0].length)}`;
      if (rest.trim() === '') break;
      title = rest.trim();
      featured.push(...splitNames(match[1] ?? ''));
    }
  }
  return { title, featured };
}

/**
 * Artists of a track, main artist first: as the source lists them, or else as the joined text
 * tells; then those that the title credits. YouTube's "X - Topic" is X.
 */
export function credits(
  artist: string,
  listed: readonly string[] | null,
  featuredInTitle: readonly string[],
): Credit[] {
  const given = listed?.filter((name) => name.trim() !== '') ?? [];
  const main = given.length > 0 ? given : [artist.replace(/\s+-\s+Topic$/u, '')];
  const result: Credit[] = [];
  const add = (name: string) => {
    const key = artistKey(name);
    if (result.some((credit) => credit.key === key)) return;
    result.push({ name: name.trim(), key, role: result.length === 0 ? 'main' : 'featured' });
  };
  for (const text of main) {
    const { title, featured } = splitFeatured(text);
    for (const name of given.length > 0 ? [title] : splitNames(title)) add(name);
    for (const name of featured) add(name);
  }
  for (const name of featuredInTitle) add(name);
  return result;
}
