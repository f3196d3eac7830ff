import { expect, it } from 'vitest';
import type { ExportFormat } from './format.ts';
import { lastfmJson } from './lastfm/json.ts';
import { listenbrainz } from './listenbrainz/listens.ts';

const mbid = (digit: number) => `${digit}0000000-0000-4000-8000-00000000000A`;

async function releaseIn(format: ExportFormat, text: string): Promise<string | undefined> {
  async function* whole() {
    yield new TextEncoder().encode(text);
  }
  for await (const batch of format.parse(whole())) {
    const [first] = batch;
    if (first !== undefined && 'play' in first) return first.play.track.releaseMbid;
  }
  throw new Error('no play');
}

const listen = (info: object, mapping: object) =>
  releaseIn(
    listenbrainz,
    `${JSON.stringify({
      listened_at: 1_700_000_000,
      track_metadata: {
        ...{ track_name: 'Glass', artist_name: 'Noor' },
        ...{ additional_info: info, mbid_mapping: mapping },
      },
    })}\n`,
  );

it('a listen is of the release that has the picture, else of the one that was played, else of the likeliest', async () => {
  const told = { release_mbid: mbid(2) };
  const mapped = { release_mbid: mbid(3) };
  expect(await listen(told, { ...mapped, caa_release_mbid: mbid(1) })).toBe(mbid(1).toLowerCase());
  expect(await listen(told, { ...mapped, caa_release_mbid: null })).toBe(mbid(2).toLowerCase());
  expect(await listen({ release_mbid: '' }, mapped)).toBe(mbid(3).toLowerCase());
  expect(await listen({ release_mbid: 'no id' }, {})).toBeUndefined();
});

it('a scrobble is of the release whose id Last.fm tells', async () => {
  const track = (album: object) => {
    const date = { uts: '1700000000' };
    const row = { name: 'Glass', artist: { '#text': 'Noor' }, album, date, mbid: '' };
    return releaseIn(lastfmJson, JSON.stringify({ recenttracks: { track: [row] } }));
  };
  expect(await track({ '#text': 'Panes', mbid: mbid(4) })).toBe(mbid(4).toLowerCase());
  expect(await track({ '#text': 'Panes', mbid: '' })).toBeUndefined();
});
