import type { CatalogueNames, NamedArtist, NamedSong } from '@echotune/data';
import { namedTrack } from '@echotune/formats';
import { findAlike } from './find-alike.ts';
import { artistKey, titleKey } from './name-key.ts';
import { resolveSpelling } from './resolve-spelling.ts';
import { namesBetweenSeparators } from './split-names.ts';

/** Two names that may be one, or one that may be several, for somebody to decide. */
export interface ReviewPair {
  /** `split`: the artist `a` may be several, of whom `b` is the first. */
  readonly kind: 'songs' | 'artists' | 'split';
  readonly a: { readonly id: number; readonly name: string };
  readonly b: { readonly id: number; readonly name: string };
  /** Of a `split` the names of the artists, the first first; else none. */
  readonly parts: readonly string[];
  /** How likely, 0 … 1. */
  readonly score: number;
  /** Why it is asked, for a person. */
  readonly reason: string;
  /** Plays of both. */
  readonly plays: number;
}

interface Library {
  readonly names: CatalogueNames;
  readonly artists: ReadonlyMap<number, NamedArtist>;
  readonly byArtist: ReadonlyMap<number, readonly NamedSong[]>;
}

interface SongPair {
  readonly a: NamedSong;
  readonly b: NamedSong;
  readonly score: number;
  readonly reason: string;
}

/** Suffixes that make another song of a title: nothing to ask about. */
const otherSong =
  /\b(?:remix|mix|edit|rework|reprise|interlude|intro|outro|prelude|medley|karaoke|tribute|part|pt|vip|dub|bootleg)\b/iu;

/**
 * The uncertain cases of a library: near-equal titles and artists, one title under artists who have to
 * do with each other, one identity under two names, credits that may be several artists. The most
 * played first. What was merged is one already, what was called different is left out. `limit` pairs.
 */
export function reviewPairs(names: CatalogueNames, limit: number): ReviewPair[] {
  const library = {
    names,
    artists: new Map(names.artists.map((artist) => [artist.artistId, artist])),
    byArtist: Map.groupBy(names.songs, ({ artistId }) => artistId),
  };
  const answered = new Set([
    ...names.differentSongs.map(([a, b]) => pairKey('songs', a, b)),
    ...names.differentArtists.map(([a, b]) => pairKey('artists', a, b)),
  ]);
  const found = new Map<string, ReviewPair>();
  for (const pair of allPairs(library)) {
    const key = pairKey(pair.kind === 'songs' ? 'songs' : 'artists', pair.a.id, pair.b.id);
    if (answered.has(key) || pair.a.id === pair.b.id) continue;
    if (pair.score > (found.get(key)?.score ?? 0)) found.set(key, pair);
  }
  return [...found.values()]
    .sort((x, y) => y.plays - x.plays || y.score - x.score || x.a.id - y.a.id || x.b.id - y.b.id)
    .slice(0, limit);
}

function pairKey(kind: string, a: number, b: number): string {
  return `${kind} ${Math.min(a, b)} ${Math.max(a, b)}`;
}

function* allPairs(library: Library): Generator<ReviewPair> {
  const songName = ({ title, artistId }: NamedSong) =>
    `${title} – ${library.artists.get(artistId)?.name ?? ''}`;
  for (const pairs of [titlesOfOneArtist, suffixes, sharedTitles, sharedIdentities]) {
    for (const { a, b, score, reason } of pairs(library)) {
      yield {
        kind: 'songs',
        a: { id: a.songId, name: songName(a) },
        b: { id: b.songId, name: songName(b) },
        parts: [],
        score,
        reason,
        plays: a.plays + b.plays,
      };
    }
  }
  yield* alikeArtists(library);
  yield* severalArtists(library);
}

function* titlesOfOneArtist({ byArtist }: Library): Generator<SongPair> {
  for (const songs of byArtist.values()) {
    if (songs.length < 2) continue;
    for (const { why, ...pair } of findAlike(songs)) {
      yield { ...pair, reason: `The titles ${why}.` };
    }
  }
}

/** A title without its bracket or what follows a dash, where an artist has both. */
function* suffixes({ byArtist }: Library): Generator<SongPair> {
  for (const songs of byArtist.values()) {
    const byKey = new Map(songs.map((song) => [song.key, song]));
    for (const song of songs) {
      if (!/[([]|\s[-–—]\s/u.test(song.title)) continue;
      const heads = [
        song.title.replace(/[([][^()[\]]*[)\]]/gu, ' '),
        song.title.split(/\s+[-–—]\s+/u)[0] ?? '',
      ];
      for (const head of heads) {
        const plain = byKey.get(titleKey(head));
        const rest = song.title.slice(head.trim().length);
        if (plain === undefined || plain === song || otherSong.test(rest)) continue;
        yield { a: song, b: plain, score: 0.6, reason: 'One title is the other with an addition.' };
      }
    }
  }
}

/** One title under two artists of whom one is in the other's name, or featured by the other. */
function* sharedTitles({ names, artists }: Library): Generator<SongPair> {
  const featured = new Map<number, Set<number>>();
  for (const { songId, artistId } of names.featured) {
    featured.set(songId, (featured.get(songId) ?? new Set()).add(artistId));
  }
  const idOf = new Map(names.artists.map(({ key, artistId }) => [key, artistId]));
  const concerned = (song: NamedSong) => {
    const parts = namesBetweenSeparators(artists.get(song.artistId)?.name ?? '');
    const inName = parts.map((part) => idOf.get(artistKey(part)) ?? artistKey(part));
    return new Set<number | string>([
      song.artistId,
      ...(featured.get(song.songId) ?? []),
      ...inName,
    ]);
  };
  for (const group of Map.groupBy(names.songs, ({ key }) => key).values()) {
    if (group.length < 2) continue;
    const songs = group.map((song) => ({ song, who: concerned(song) }));
    const byWho = new Map<number | string, typeof songs>();
    for (const one of songs) {
      for (const who of one.who) byWho.set(who, [...(byWho.get(who) ?? []), one]);
    }
    for (const together of byWho.values()) {
      for (const [i, { song: a, who }] of together.entries()) {
        for (const { song: b, who: other } of together.slice(i + 1)) {
          const mains = who.has(b.artistId) || other.has(a.artistId);
          yield mains
            ? { a, b, score: 0.75, reason: 'One title, and the artist of one is with the other.' }
            : { a, b, score: 0.5, reason: 'One title, and both name the same artist.' };
        }
      }
    }
  }
}

/** One identity, spelled as two songs of the library. */
function* sharedIdentities({ names }: Library): Generator<SongPair> {
  const artistKeys = new Map(names.artists.map(({ artistId, key }) => [artistId, key]));
  const byNames = new Map(
    names.songs.map((song) => [`${artistKeys.get(song.artistId)}\0${song.key}`, song]),
  );
  const byId = new Map(names.songs.map((song) => [song.songId, song]));
  for (const { songId, title, artist } of names.spellings) {
    const { credits, songKey } = resolveSpelling('', namedTrack(title, artist));
    const [a, b] = [byId.get(songId), byNames.get(`${credits[0]?.key}\0${songKey}`)];
    if (a === undefined || b === undefined || a === b) continue;
    yield { a, b, score: 0.9, reason: 'One identity is spelled as both.' };
  }
}

const named = ({ artistId, name }: NamedArtist) => ({ id: artistId, name });

function* alikeArtists({ names, byArtist }: Library): Generator<ReviewPair> {
  const titles = (artist: NamedArtist) =>
    new Set(byArtist.get(artist.artistId)?.map(({ key }) => key));
  for (const { a, b, score, why } of findAlike(names.artists)) {
    const shared = titles(a).intersection(titles(b)).size;
    const also = shared === 0 ? '' : `, and ${shared === 1 ? 'a title is' : 'titles are'} the same`;
    yield {
      kind: 'artists',
      a: named(a),
      b: named(b),
      parts: [],
      score: shared === 0 ? score : (1 + score) / 2,
      reason: `The names ${why}${also}.`,
      plays: a.plays + b.plays,
    };
  }
}

/** "A, B" where both are artists of the library. */
function* severalArtists({ names }: Library): Generator<ReviewPair> {
  const byKey = new Map(names.artists.map((artist) => [artist.key, artist]));
  for (const artist of names.artists) {
    const parts = namesBetweenSeparators(artist.name);
    if (parts.length < 2) continue;
    const known = parts.flatMap((part) => byKey.get(artistKey(part)) ?? []);
    const [first] = known;
    if (first === undefined || known.length !== parts.length || known.includes(artist)) continue;
    const plays = artist.plays + first.plays;
    const names = known.map(({ name }) => name);
    const reason = `${names.map((name) => `“${name}”`).join(' and ')} are artists of their own.`;
    yield {
      ...({ kind: 'split', a: named(artist), b: named(first), parts: names } as const),
      ...{ score: 0.7, reason, plays },
    };
  }
}
