import { startFakeLastfm, startFakeListenBrainz, startFakeMusicBrainz } from '@echotune/connect';
import { namedTrack } from '@echotune/formats';
import { onTestFinished } from 'vitest';
import { openStore } from '../../../../tests/kit/open-store.ts';
import { recordPlays } from '../feedback/record-plays.ts';
import { outside } from '../scrobble/outside.fixture.ts';

const now = Date.UTC(2026, 0, 1);
/** The nth recording that the services know. */
export const mbidOf = (nth: number) => `00000000-0000-4000-8000-${String(nth).padStart(12, '0')}`;
export const artistMbidOf = (nth: number) => mbidOf(1_000_000 + nth);
export const releaseMbidOf = (nth: number) => mbidOf(2_000_000 + nth);

/** How ListenBrainz tells of a recording. */
const metadataOf = (nth: number) => ({
  artist: { artists: [{ artist_mbid: artistMbidOf(nth), name: `Artist ${nth}` }] },
  recording: { name: `Song ${nth}`, isrcs: [`GBAAA26${String(nth).padStart(5, '0')}`] },
  release: {
    ...{ name: `Release ${nth}`, year: 1990 + nth, mbid: releaseMbidOf(nth) },
    // Of some releases another one of the same group has the picture.
    ...(nth % 2 === 0 && { caa_id: 7, caa_release_mbid: releaseMbidOf(100 + nth) }),
  },
  tag: {
    recording: [{ tag: 'Trip Hop', count: 3 }],
    artist: [{ tag: 'bristol', count: 5, artist_mbid: artistMbidOf(nth) }],
  },
});

/** Three services that know eight songs, and a listener who has played them, the first most often. */
export async function enrichStage() {
  const test = await openStore(now);
  const listenbrainz = await startFakeListenBrainz();
  const lastfm = await startFakeLastfm({ now: now / 1000 });
  const musicbrainz = await startFakeMusicBrainz({ clock: test.deps.clock });
  const servers = [listenbrainz, lastfm, musicbrainz].map(({ server }) => server);
  onTestFinished(async () => {
    for (const server of servers) await server.close();
    await test.close();
  });
  const { store } = test;
  const { id: listenerId } = await store.listeners.create({
    ...{ name: 'Ada', timeZone: 'UTC', demo: false },
  });
  const plays = Array.from({ length: 8 }, (_, nth) =>
    Array.from({ length: 10 - nth }, (_none, at) => ({
      track: namedTrack(`Song ${nth}`, `Artist ${nth}`, {
        identities: [{ kind: 'recording-mbid', value: mbidOf(nth) }],
      }),
      startedAt: now - (1 + at * 8 + nth) * 7_200_000,
      msPlayed: 200_000,
    })),
  ).flat();
  await recordPlays(store, { listenerId, source: 'api', now }, plays);
  for (let nth = 0; nth < 8; nth++) {
    listenbrainz.recordings.set(mbidOf(nth), metadataOf(nth));
    lastfm.tags.set(`Artist ${nth}`, [{ name: 'Seen Live', count: 100 }]);
  }
  listenbrainz.similarRecordings.set(
    mbidOf(0),
    [50, 0].map((nth) => ({
      ...{ recording_mbid: mbidOf(nth), recording_name: `Song ${nth}`, score: 100 - nth },
      artist_credit_name: `Artist ${nth}`,
    })),
  );
  listenbrainz.similarArtists.set(artistMbidOf(0), [
    { artist_mbid: artistMbidOf(1), name: 'Artist 1', score: 9 },
    { artist_mbid: artistMbidOf(99), name: 'Nobody here', score: 8 },
  ]);
  /** As another process would be: it knows no failures, but pauses. */
  const process = () =>
    outside(test, {
      ...{ listenbrainz: listenbrainz.server.address, lastfm: lastfm.server.address },
      ...{ musicbrainz: musicbrainz.server.address },
      ...{ apiKey: lastfm.apiKey, secret: lastfm.secret },
    });
  return { ...test, store, listenbrainz, lastfm, musicbrainz, servers, listenerId, process };
}
