import {
  type FakeCoverArt,
  type FakeListenBrainz,
  onePixel,
  startFakeCoverArt,
  startFakeLastfm,
  startFakeListenBrainz,
  startFakeMusicBrainz,
} from '@echotune/connect';

export const robin = 'robin';
export const token = 'token-of-robin';

const [songs, artists, releases] = [400, 40, 100];
const titleOf = (nth: number) => `Song ${nth}`;
const artistOf = (nth: number) => `The Invented ${nth % artists}`;
const mbidOf = (nth: number) => `00000000-0000-4000-8000-${String(nth).padStart(12, '0')}`;

const releaseOf = (nth: number) => mbidOf(20_000 + (nth % releases));

/** A front, of one colour each, of every release but each tenth. */
function drawFronts({ fronts }: FakeCoverArt): void {
  for (let nth = 0; nth < releases; nth++) {
    if (nth % 10 === 9) continue;
    fronts.set(releaseOf(nth), onePixel(55 + 2 * nth, 120, 255 - 2 * nth));
  }
}

/** Of what was played tags and a year; of a part of it that songs are like it that nobody here has heard. */
function knowMusic({ recordings, similarRecordings }: FakeListenBrainz): void {
  for (let nth = 0; nth < songs; nth++) {
    const [artist_mbid, name] = [mbidOf(10_000 + (nth % artists)), artistOf(nth)];
    recordings.set(mbidOf(nth), {
      artist: { name, artists: [{ artist_mbid, name }] },
      release: {
        ...{ name: `Release ${nth % releases}`, year: 1970 + (nth % 50) },
        ...{ mbid: releaseOf(nth), caa_release_mbid: releaseOf(nth) },
      },
      tag: { recording: [{ tag: nth % 2 === 0 ? 'ambient' : 'dub', count: 3 }] },
    });
    if (nth % 10 !== 0) continue;
    const near = songs + nth / 10;
    similarRecordings.set(mbidOf(nth), [
      {
        ...{ recording_mbid: mbidOf(near), recording_name: titleOf(near), score: 90 },
        artist_credit_name: `The Unheard ${near % 7}`,
      },
    ]);
  }
}

/** Starts a fake on the port that is its own, and has it closed at the end. */
export type StartFake = <T>(
  open: (port: number) => Promise<T>,
  close: (fake: T) => Promise<void>,
) => Promise<T>;

/**
 * ListenBrainz and Last.fm, each with the whole history of the same person, MusicBrainz, and the covers of what
 * is played.
 */
export async function filledServices(clock: () => number, start: StartFake) {
  const close = ({ server }: Pick<FakeListenBrainz, 'server'>) => server.close();
  const now = Math.floor(clock() / 1000);
  const listenbrainz = await start((port) => startFakeListenBrainz({ port }), close);
  const lastfm = await start((port) => startFakeLastfm({ now, port }), close);
  const musicbrainz = await start((port) => startFakeMusicBrainz({ clock, port }), close);
  const coverart = await start((port) => startFakeCoverArt({ port }), close);
  const played = Array.from({ length: 1200 }, (_, nth) => ({
    ...{ at: now - nth * 3600, song: nth % songs },
    ...{ artist: artistOf(nth), title: titleOf(nth % songs) },
  }));
  knowMusic(listenbrainz);
  drawFronts(coverart);
  listenbrainz.tokens.set(token, robin);
  listenbrainz.listens.set(
    robin,
    played.map(({ at, artist, title, song }) => ({
      listened_at: at,
      track_metadata: {
        ...{ artist_name: artist, track_name: title },
        additional_info: { recording_mbid: mbidOf(song) },
      },
    })),
  );
  lastfm.scrobbles.set(
    robin,
    played.map(({ at, artist, title }) => ({ artist, track: title, album: '', uts: at })),
  );
  lastfm.tags.set('Cher', [{ name: 'pop', count: 100 }]);
  return { listenbrainz, lastfm, musicbrainz, coverart };
}
