import { BaseLevel, baseLevel } from '../model/base-level.ts';
import type { Query } from '../model/model.ts';

export interface MixOptions {
  /** Songs that are sorted into mixes, the liveliest first. */
  readonly songs: number;
  readonly mixes: number;
  /** A group of fewer songs is no mix. */
  readonly fewestSongs: number;
}

const usualMixes: MixOptions = { songs: 90, mixes: 4, fewestSongs: 4 };

/** How alike two songs of one artist are at least. */
const sameArtist = 0.3;
/** How much larger than an equal part of the songs a mix may be: else one taste would swallow all. */
const roominess = 1.3;
/** Groups less alike than this on average stay apart. */
const leastAlike = 0.004;

interface Group {
  readonly songs: readonly number[];
  readonly activation: number;
}

/** Σ of the likeness between the members of two groups, over all pairs; kept up as groups join. */
type Links = Float64Array[];

function linksOf(songs: readonly number[], alike: (a: number, b: number) => number): Links {
  return songs.map((one) =>
    Float64Array.from(songs, (other) => (one === other ? 0 : alike(one, other))),
  );
}

/** The two groups that are most alike on average and together no larger than allowed; null for none. */
function closest(
  groups: readonly (Group | null)[],
  links: Links,
  largest: number,
): [number, number] | null {
  let best: [number, number] | null = null;
  let most = leastAlike;
  for (const [a, first] of groups.entries()) {
    if (first === null) continue;
    for (let b = a + 1; b < groups.length; b++) {
      const second = groups[b];
      if (second == null || first.songs.length + second.songs.length > largest) continue;
      const mean = links[a]![b]! / (first.songs.length * second.songs.length);
      if (mean > most) [most, best] = [mean, [a, b]];
    }
  }
  return best;
}

/**
 * The listener's liveliest songs in groups of what belongs together, the liveliest group first: average
 * linkage (Sokal and Michener 1958) on how the community, or else one's own sittings, bring them together;
 * songs of one artist are somewhat alike in any case. Songs that belong nowhere are in no mix. Cubic in
 * `options.songs`.
 */
export function mixesOf(
  query: Query,
  artistOf: ArrayLike<number>,
  similarity: ((a: number, b: number) => number) | undefined,
  options: MixOptions = usualMixes,
): number[][] {
  const alike = (a: number, b: number) =>
    Math.max(similarity?.(a, b) ?? 0, artistOf[a] && artistOf[a] === artistOf[b] ? sameArtist : 0);
  const liveliest = new BaseLevel(0, baseLevel.defaults).recommend(query, options.songs);
  const groups: (Group | null)[] = liveliest.map(({ item, score }) => ({
    songs: [item],
    activation: score,
  }));
  const largest = Math.ceil((roominess * options.songs) / options.mixes);
  const links = linksOf(
    liveliest.map(({ item }) => item),
    alike,
  );
  const next = () => closest(groups, links, largest);
  for (let pair = next(); pair !== null; pair = next()) {
    const [into, from] = pair;
    const [first, second] = [groups[into]!, groups[from]!];
    groups[into] = {
      songs: [...first.songs, ...second.songs],
      activation: first.activation + second.activation,
    };
    groups[from] = null;
    for (const [other, row] of links.entries()) {
      links[into]![other]! += links[from]![other]!;
      row[into] = links[into]![other]!;
    }
  }
  return groups
    .filter((group) => group !== null)
    .filter(({ songs }) => songs.length >= options.fewestSongs)
    .sort((a, b) => b.activation - a.activation)
    .slice(0, options.mixes)
    .map(({ songs }) => [...songs]);
}
