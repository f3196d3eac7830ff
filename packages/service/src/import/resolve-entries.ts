import { EchoError, type SpellingIds, type Store } from '@echotune/data';
import type { ListenerEntry, SourceTrack } from '@echotune/formats';
import { artistKey } from '../identify/name-key.ts';
import { resolveSpelling, spellingKey } from '../identify/resolve-spelling.ts';

/** Ids of what entries name. */
export interface EntryIds {
  readonly track: (track: SourceTrack, source?: string) => SpellingIds;
  readonly artist: (name: string) => ArtistIds;
}

export interface ArtistIds {
  readonly artistId: number;
  /** The artist it counts as. */
  readonly rootId: number;
}

/** Where entries of one file and listener are stored. */
export interface EntryDesk {
  readonly store: Store;
  readonly listenerId: number;
  /** The format: the source of what does not name another. */
  readonly source: string;
  readonly ids: EntryIds;
}

/**
 * Ids of every track and artist that entries name, added where the catalogue lacks them: all looked up
 * at once, before anything of the listener's is locked.
 */
export async function resolveEntries(
  store: Store,
  source: string,
  entries: readonly ListenerEntry[],
): Promise<EntryIds> {
  const named = entries.flatMap(namedTracks);
  const spellings = named.map(({ track, of }) => resolveSpelling(of ?? source, track));
  const ids = await store.catalogue.resolve(spellings);
  const known = new Map(spellings.map((one, i) => [`${one.source}\0${one.sourceKey}`, ids[i]]));
  const artists = await artistIds(store, [...new Set(entries.flatMap(namedArtists))]);
  return {
    track: (track, of = source) => found(known.get(`${of}\0${spellingKey(track)}`)),
    artist: (name) => found(artists.get(artistKey(name))),
  };
}

function found<Ids>(ids: Ids | undefined): Ids {
  if (ids === undefined) throw new EchoError('internal', 'A name was not resolved.');
  return ids;
}

async function artistIds(store: Store, names: readonly string[]): Promise<Map<string, ArtistIds>> {
  if (names.length === 0) return new Map();
  const artists = names.map((name) => ({ name, key: artistKey(name) }));
  const own = await store.catalogue.resolveArtists(artists);
  const roots = await store.features.findArtists(artists.map(({ key }) => key));
  return new Map(
    artists.map(({ key }, at) => {
      const artistId = own[at] ?? 0;
      return [key, { artistId, rootId: roots[at] ?? artistId }];
    }),
  );
}

interface Named {
  readonly track: SourceTrack;
  /** The source that spells it so, if not the file's. */
  readonly of?: string | undefined;
}

function namedTracks(entry: ListenerEntry): Named[] {
  switch (entry.kind) {
    case 'deleted':
      return [{ track: entry.track, of: entry.source }];
    case 'apart':
      return [entry.one, entry.other].map(({ track, source }) => ({ track, of: source }));
    case 'saved':
      return [{ track: entry.track, of: entry.spelledBy ?? entry.source }];
    case 'identity':
      return [entry.of, ...(entry.into === null ? [] : [entry.into])].flatMap(targetTrack);
    case 'playlist':
      return entry.seeds.map(({ track, spelledBy }) => ({ track, of: spelledBy }));
    case 'zone':
    case 'retention':
    case 'conversation':
    case 'message':
      return [];
    default:
      return targetTrack(entry);
  }
}

function targetTrack({ track, spelledBy }: { track: SourceTrack | null; spelledBy?: string }) {
  return track === null ? [] : [{ track, of: spelledBy }];
}

function namedArtists(entry: ListenerEntry): string[] {
  if (entry.kind === 'verdict' || entry.kind === 'exclusion')
    return entry.artist ? [entry.artist] : [];
  if (entry.kind !== 'identity') return [];
  const { decision, of, into, names } = entry;
  const targets = [of.artist, into?.artist ?? null].flatMap((name) => name ?? []);
  return decision === 'split-artist' ? [...targets, ...names] : targets;
}
