import { judgeSuffix } from './judge-suffix.ts';
import { compatible } from './name-key.ts';

export interface SplitVersion {
  /** The title that all versions of the song share. */
  readonly songTitle: string;
  /** '' for the plain recording, else the version's normalised name. */
  readonly versionKey: string;
}

interface Suffix {
  readonly head: string;
  readonly text: string;
}

const brackets: Readonly<Record<string, string>> = {
  ')': '(',
  ']': '[',
  '>': '<',
  '】': '【',
  '」': '「',
  '』': '『',
  '〉': '〈',
};
/** "Song -Live ver.-", "Song ~acoustic~". */
const enclosed = /^(.+?)\s+[-~〜](?!\s)([^-~〜]+)[-~〜]$/u;
/** Words that tell a version also without bracket or dash. */
const bare =
  /^(.+\S)\s+((?:\d{4}\s+)?(?:digital(?:ly)?\s+)?remaster(?:ed)?(?:\s+\d{4})?(?:\s+version)?|(?:radio|single)\s+edit|(?:acoustic|album|extended|instrumental|radio|single)\s+version)$/iu;
const maySuffix = /[)\]>】」』〉~〜]|\s[-–—]\s|\s-\S|version$|edit$|master|\d$/iu;

/** The last balanced bracket: "Song (Live (2011))". */
function bracketed(title: string): Suffix | null {
  const close = title.at(-1) ?? '';
  const open = brackets[close];
  if (open === undefined) return null;
  let depth = 0;
  for (let i = title.length - 1; i > 0; i -= 1) {
    if (title[i] === close) depth += 1;
    else if (title[i] === open) depth -= 1;
    if (depth === 0) return { head: title.slice(0, i).trim(), text: title.slice(i + 1, -1).trim() };
  }
  return null;
}

/** What a title may end in, the shortest first: "A - B - C" has "C" and "B - C". */
function suffixes(title: string): Suffix[] {
  const bracket = bracketed(title);
  if (bracket !== null) return [bracket];
  const dashes = [...title.matchAll(/\s+[-–—]+\s+/gu)].reverse();
  const dashed = dashes.map(({ 0: dash, index }) => ({
    head: title.slice(0, index),
    text: title.slice(index + dash.length),
  }));
  for (const pattern of [enclosed, bare]) {
    const match = pattern.exec(title);
    if (match?.[1] && match[2]) dashed.push({ head: match[1].trim(), text: match[2].trim() });
  }
  return dashed;
}

/** Characters of a title in which suffixes are looked for. */
const longestJudged = 300;

/**
 * Splits version suffixes off a title. Remasters and the like are the plain recording; live,
 * acoustic and edited versions are other recordings of the same song; remixes stay songs of their own.
 * A suffix that says none of these is part of the title ("Song (Reprise)").
 */
export function splitVersion(title: string): SplitVersion {
  let songTitle = compatible(title).trim();
  // Every pair of separators is looked at: of one that is made to exhaust there are hundreds.
  if (songTitle.length > longestJudged) return { songTitle, versionKey: '' };
  const versions: string[] = [];
  while (maySuffix.test(songTitle)) {
    const judged = suffixes(songTitle)
      .filter(({ head, text }) => head !== '' && text !== '')
      .map(({ head, text }) => ({ head, verdict: judgeSuffix(text) }))
      .find(({ verdict }) => verdict.kind !== 'title');
    if (judged === undefined) break;
    if (judged.verdict.kind === 'version') versions.push(judged.verdict.key);
    songTitle = judged.head;
  }
  return { songTitle, versionKey: [...new Set(versions)].sort().join(' ') };
}
