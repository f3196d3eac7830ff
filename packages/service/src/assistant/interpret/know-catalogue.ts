import type { SongCard } from '@echotune/data';
import { findArtistsCalled } from '../../catalogue/find-songs.ts';
import { findTag } from '../../catalogue/find-tag.ts';
import { type SearchDeps, searchCatalogue } from '../../catalogue/search-catalogue.ts';
import { artistKey, nameKey, titleKey } from '../../identify/name-key.ts';
import { splitFeatured } from '../../identify/split-credits.ts';
import type { KnownTraits } from '../../recommend/keep-traits.ts';
import { isOneSlipAway } from './guess-words.ts';
import type { Almost, Knowledge, NamedSong } from './interpretation.ts';

export interface KnowledgeDeps extends SearchDeps {
  readonly traits: KnownTraits;
}

/** Songs of one title are found among so many that hold its words, the shorter first. */
const mostSongs = 100;
/** A listener's playlists that are known by name, the newest. */
const mostPlaylists = 1000;
/** Of a name with a typo so many first letters of a word are right. */
const rightLetters = 3;

const titleOf = ({ title }: SongCard) => titleKey(splitFeatured(title).title);

/**
 * What a listener can mean by names: the catalogue's and the names of their playlists. For one request: it remembers
 * what it was asked, and which words no name holds.
 */
export function catalogueKnowledge(deps: KnowledgeDeps, listenerId: number): Knowledge {
  const { store, names } = deps;
  const playlists = once(() => store.playlists.list(listenerId, null, mostPlaylists));
  const traits = once(() => deps.traits.current());

  const isKnown = remembered(async (word) => {
    const { songIds, artistIds } = await names.search([word], 1);
    return songIds.length + artistIds.length > 0;
  });
  /** Names are looked up only where each of their words is in some name. */
  async function mayBe(text: string): Promise<boolean> {
    const words = nameKey(text).split(' ').filter(Boolean);
    for (const word of words) if (!(await isKnown(word))) return false;
    return words.length > 0;
  }
  async function artistCalled(text: string): Promise<string | null> {
    if (!(await mayBe(text))) return null;
    const [id = null] = await findArtistsCalled(store, [text]);
    return id === null ? null : ((await store.catalogue.artists([id])).get(id) ?? null);
  }
  async function songCalled(title: string, artist?: string): Promise<NamedSong | null> {
    if (!(await mayBe(title))) return null;
    const key = titleKey(title);
    const { songs } = await searchCatalogue(deps, `${title} ${artistKey(artist ?? '')}`, mostSongs);
    const found = songs.find(
      (song) =>
        titleOf(song) === key &&
        (artist === undefined || artistKey(song.artist) === artistKey(artist)),
    );
    return found === undefined
      ? null
      : { title: splitFeatured(found.title).title, artist: found.artist };
  }
  return {
    artistCalled: remembered(artistCalled),
    songCalled: remembered(songCalled),
    tagCalled: async (text) => findTag(await traits(), text),
    playlistCalled: async (text) => {
      const key = nameKey(text);
      return (await playlists()).find(({ name }) => nameKey(name) === key)?.name ?? null;
    },
    almostCalled: remembered((text) => almostCalled(deps, text)),
  };
}

/** The same question is answered once, and others than this request have their turn between two. */
function remembered<Words extends readonly [string, string?], T>(
  ask: (...words: Words) => Promise<T>,
): (...words: Words) => Promise<T> {
  const answers = new Map<string, Promise<T>>();
  const askInTurn = async (words: Words) => {
    await new Promise(setImmediate);
    return ask(...words);
  };
  return (...words) => {
    const key = words.join('\n');
    const answer = answers.get(key) ?? askInTurn(words);
    answers.set(key, answer);
    return answer;
  };
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | null = null;
  return () => {
    made ??= make();
    return made;
  };
}

/** What one slip of the finger makes of a name, where a word of it begins rightly. */
async function almostCalled(deps: SearchDeps, text: string): Promise<Almost | null> {
  const key = nameKey(text);
  if (key.length <= rightLetters) return null;
  for (const word of key.split(' ').toSorted((a, b) => b.length - a.length)) {
    if (word.length < rightLetters) continue;
    const { artists, songs } = await searchCatalogue(deps, word.slice(0, rightLetters), mostSongs);
    const artist = artists.find(
      ({ name }) => isAlmost(key, artistKey(name)) || isAlmost(key, nameKey(name)),
    );
    if (artist !== undefined) return { artist: artist.name, song: null };
    const song = songs.find((each) => isAlmost(key, titleOf(each)));
    if (song !== undefined)
      return { artist: null, song: { title: song.title, artist: song.artist } };
  }
  return null;
}

function isAlmost(key: string, other: string): boolean {
  return key === other || isOneSlipAway(key, other);
}
