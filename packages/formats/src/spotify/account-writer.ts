import type { PlayRecord } from '../format.ts';
import { minuteText } from '../stamp-text.ts';
import { listChunks } from '../text-chunks.ts';
import type { OtherPlay } from './other-play.ts';

const list = { open: '[\n', between: ',\n', close: '\n]' };

function rowText(stampedAt: number, names: readonly [string, string][], msPlayed: number): string {
  const named = names.map(([field, name]) => `    "${field}" : ${JSON.stringify(name)},\n`);
  const endTime = `    "endTime" : "${minuteText(stampedAt)}",\n`;
  return `  {\n${endTime}${named.join('')}    "msPlayed" : ${msPlayed}\n  }`;
}

function* musicRows(plays: Iterable<PlayRecord | OtherPlay>): Generator<string> {
  for (const play of plays) {
    const [artist, title] =
      'kind' in play ? [play.series, play.title] : [play.track.artist, play.track.title];
    const names: [string, string][] = [
      ['artistName', artist],
      ['trackName', title],
    ];
    yield rowText(play.stampedAt, names, play.msPlayed);
  }
}

function* podcastRows(plays: Iterable<OtherPlay>): Generator<string> {
  for (const { stampedAt, series, title, msPlayed } of plays) {
    const names: [string, string][] = [
      ['podcastName', series],
      ['episodeName', title],
    ];
    yield rowText(stampedAt, names, msPlayed);
  }
}

/**
 * Plays as a `StreamingHistory_music_N.json`, in chunks of text. `stampedAt` must be the end of the
 * play; its seconds, the release and the identity have no place in this format. Podcasts among them
 * look like music, as in the older `StreamingHistoryN.json`.
 */
export function writeSpotifyAccount(plays: Iterable<PlayRecord | OtherPlay>): Generator<string> {
  return listChunks(musicRows(plays), list);
}

/** Podcasts as a `StreamingHistory_podcast_N.json`, in chunks of text. */
export function writeSpotifyPodcasts(plays: Iterable<OtherPlay>): Generator<string> {
  return listChunks(podcastRows(plays), list);
}
