import { namedTrack, type SourceTrack } from '@echotune/formats';
import { recordPlays, trainModels } from '@echotune/service';
import { openApp, type TestApp, testNow } from '../../http/open-app.fixture.ts';

const artists = 12;
const songsEach = 5;
const songCount = artists * songsEach;

export interface Town {
  readonly test: TestApp;
  /** Ada, who knows a quarter of the songs. */
  readonly listener: number;
  get(url: string): Promise<{ status: number; body: ReturnType<typeof JSON.parse> }>;
  /** Audio features by `Song N`. */
  readonly told: ReadonlyMap<string, Readonly<Record<string, number>>>;
}

const digits = '0123456789abcdefghijklmnopqrstuvwxyz';
/** Every second song has a Spotify id. */
export const spotifyId = (nth: number) =>
  `0VjIjW4GlUZAMYd2vXM${digits[Math.floor(nth / 10)]}A${nth % 10}`;
export const mbid = (nth: number) =>
  `b1a9c0e9-d987-4042-ae91-78d6a3267d${String(nth).padStart(2, '0')}`;

function trackOf(nth: number): SourceTrack {
  const spotify = { kind: 'spotify-track', value: `spotify:track:${spotifyId(nth)}` } as const;
  const isrc = { kind: 'isrc', value: `USUM717${String(nth).padStart(5, '0')}` } as const;
  const identities =
    nth % 2 === 0 ? [spotify, isrc] : [{ kind: 'recording-mbid', value: mbid(nth) } as const];
  const artist = `Artist ${Math.floor(nth / songsEach)}`;
  return namedTrack(`Song ${nth}`, artist, { identities, album: `Album of ${artist}` });
}

/** Of every song but each seventh; by the rules that tests go by. */
function featuresOf(nth: number): Readonly<Record<string, number>> {
  const share = (step: number) => ((nth * step) % 101) / 100;
  return {
    ...{ acousticness: share(3), danceability: share(7), energy: share(13) },
    ...{ instrumentalness: share(19), liveness: share(29), speechiness: share(31) },
    ...{ valence: share(37), key: (nth % 13) - 1, mode: nth % 2, time_signature: 3 + (nth % 2) },
    ...{ loudness: -30 + (nth % 30), tempo: 60 + ((nth * 17) % 120), popularity: (nth * 11) % 101 },
    ...{
      duration_ms: 120_000 + nth * 3000,
      release_year: 1960 + nth,
      explicit: nth % 3 === 0 ? 1 : 0,
    },
  };
}

/** A server with sixty songs of twelve artists, a community that plays them all, and a trained model. */
export async function openTown(environment: Readonly<Record<string, string>> = {}): Promise<Town> {
  const training = await openApp(environment);
  const { store } = training.echotune;
  const listening = async (name: string, songs: number, rounds: number) => {
    const { id } = await store.listeners.create({
      ...{ name, timeZone: 'UTC', demo: false },
      accountId: training.app.account.id,
    });
    const plays = Array.from({ length: songs * rounds }, (_, nth) => ({
      track: trackOf((nth * 7) % songs),
      startedAt: testNow - (songs * rounds - nth) * 600_000 - 60_000,
      msPlayed: 200_000,
    }));
    await recordPlays(store, { listenerId: id, source: 'api', now: testNow }, plays);
    return id;
  };
  const listener = await listening('Ada', songCount / 4, 4);
  for (const name of ['Bob', 'Cem', 'Dov']) await listening(name, songCount, 3);
  const cards = await store.catalogue.cards([...(await store.catalogue.songs()).songIds]);
  const songs = [...cards.values()].map((card) => ({ ...card, nth: Number(card.title.slice(5)) }));
  const known = songs.filter(({ nth }) => nth % 7 !== 3);
  await store.features.add({
    ...{ source: 'told', trainable: true },
    songFeatures: known.flatMap(({ songId, nth }) =>
      Object.entries(featuresOf(nth)).map(([name, value]) => ({ songId, name, value })),
    ),
    songTags: songs
      .filter(({ nth }) => nth % 4 === 0)
      .map(({ songId }) => ({ songId, tag: 'hip hop', weight: 1 })),
    artistTags: songs
      .filter(({ nth }) => nth % songsEach === 0)
      .map(({ artistId, nth }) => ({ artistId, tag: nth < 50 ? 'rock' : 'r&b', weight: 1 })),
  });
  await trainModels(training.echotune);
  // Training kept the process busy: a fresh server has nothing to catch up with.
  const test = await training.reopen();
  return {
    ...{ test, listener },
    told: new Map(known.map(({ title, nth }) => [title, featuresOf(nth)])),
    get: async (url) => {
      const answer = await test.app.inject({ url: `/v1${url}` });
      return { status: answer.statusCode, body: answer.json() };
    },
  };
}
