import type { NewDecision, Store } from '@echotune/data';
import { namedTrack } from '@echotune/formats';
import { expect } from 'vitest';
import type { TestStore } from '../../../../tests/kit/open-store.ts';
import { recordPlays } from '../feedback/record-plays.ts';
import { artistKey } from '../identify/name-key.ts';

export const create = (store: Store, name: string) =>
  store.listeners.create({ name, timeZone: 'UTC', demo: false });

const artists = ['Mira', 'The Mirrors', 'Orla & Quist'];
const titles = ['Tide', 'Tide (Live)', 'Oort', 'Void (feat. Tomas)', 'Lied'];

/** A listener who has played every title by every artist; two sources spell some of them. */
export async function library({ store, deps }: TestStore): Promise<number> {
  const { id: listenerId } = await create(store, 'Ada');
  const now = deps.clock();
  const plays = artists.flatMap((artist, a) =>
    titles.map((title, t) => ({
      track: namedTrack(title, artist, a === 2 ? { artists: [artist] } : {}),
      startedAt: now - (a * 10 + t + 1) * 3_600_000,
      msPlayed: 90_000,
    })),
  );
  await recordPlays(store, { listenerId, source: 'api', now }, plays);
  await recordPlays(store, { listenerId, source: 'lastfm-json', now }, plays.slice(3, 9));
  return listenerId;
}

/** Songs with their tracks, artists with their names, whichever ids they have. */
export async function seen(store: Store): Promise<unknown> {
  const { songs, artists, featured, differentSongs, differentArtists } =
    await store.identity.names();
  const titleOf = new Map<number, string>();
  for (const { songId } of songs) {
    const { title, artist, tracks } = await store.identity.song(songId);
    const credits = await store.catalogue.creditsOf(tracks.map(({ trackId }) => trackId));
    const versions = tracks.map(({ trackId, title: of, version, plays }) => {
      const names = (credits.get(trackId) ?? []).map(({ name, role }) => `${role} ${name}`);
      return `${of} (${version}), ${plays}: ${names.join(', ')}`;
    });
    titleOf.set(songId, `${title} – ${artist}: ${versions.sort().join('; ')}`);
  }
  const nameOf = new Map(artists.map(({ artistId, name }) => [artistId, name]));
  const pairs = (of: readonly (readonly [number, number])[], names: Map<number, string>) =>
    new Set(
      of.map((pair) =>
        pair
          .map((id) => names.get(id))
          .sort()
          .join(' | '),
      ),
    );
  return {
    songs: [...titleOf.values()].sort(),
    artists: artists.map(({ name, plays }) => `${name} ${plays}`).sort(),
    featured: featured
      .map(({ songId, artistId }) => `${nameOf.get(artistId)} on ${titleOf.get(songId)}`)
      .sort(),
    differentSongs: pairs(differentSongs, titleOf),
    differentArtists: pairs(differentArtists, nameOf),
  };
}

/** One decision of every kind. */
export async function decideAll(
  { store, advance }: TestStore,
  listenerId: number,
): Promise<string[]> {
  const { trackIds } = await store.plays.columns(listenerId);
  const tracks = new Map<string, { trackId: number; songId: number }>();
  for (const { songId } of (await store.identity.names()).songs) {
    const { artist, tracks: versions } = await store.identity.song(songId);
    for (const { trackId, title } of versions)
      tracks.set(`${title} – ${artist}`, { trackId, songId });
  }
  expect(tracks.size).toBe(new Set(trackIds).size);
  const of = (name: string) => tracks.get(name) ?? { trackId: 0, songId: 0 };
  const artistIds = await store.features.findArtists([...artists, 'Tomas'].map(artistKey));
  const [mira = 0, mirrors = 0, both = 0, tomas = 0] = artistIds.map((id) => id ?? 0);
  const { songId: oort } = of('Oort – Mira');
  const { trackId: live, songId: tide } = of('Tide (Live) – Mira');
  const { trackId: other } = of('Tide (Live) – The Mirrors');
  const { songId: lied } = of('Lied – Mira');
  const parts = ['Orla', 'Quist', 'Tomas'].map((name) => ({ name, key: artistKey(name) }));
  const decisions: NewDecision[] = [
    { kind: 'part-track', trackId: live },
    { kind: 'move-track', trackId: other, songId: lied },
    { kind: 'merge-songs', songId: oort, intoId: of('Oort – The Mirrors').songId },
    { kind: 'rename-song', songId: tide, title: 'Tides' },
    { kind: 'different-songs', songId: lied, otherId: of('Lied – Orla & Quist').songId },
    { kind: 'different-artists', artistId: tomas, otherId: mira },
    { kind: 'merge-artists', artistId: mira, intoId: mirrors },
    { kind: 'rename-artist', artistId: mirrors, name: 'Mira and the Mirrors' },
    { kind: 'split-artist', artistId: both, parts },
  ];
  for (const decision of decisions) {
    advance(1000);
    await store.identity.decide(decision, 'Ada');
  }
  return decisions.map(({ kind }) => kind);
}
