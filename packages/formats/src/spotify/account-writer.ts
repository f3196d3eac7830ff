import type { PlayRecord } from '../format.ts';
import { listChunks } from '../text-chunks.ts';

function* rows(plays: Iterable<PlayRecord>): Generator<string> {
  for (const { stampedAt, msPlayed, track } of plays) {
    const endTime = new Date(stampedAt).toISOString().slice(0, 16).replace('T', ' ');
    const artist = JSON.stringify(track.artist);
    const title = JSON.stringify(track.title);
    yield `  {
    "endTime" : "${endTime}",
    "artistName" : ${artist},
    "trackName" : ${title},
    "msPlayed" : ${msPlayed}
  }`;
  }
}

/**
 * Plays as a `StreamingHistory_music_N.json`, in chunks of text. `stampedAt` must be the end of the
 * play; its seconds, the release and the identity have no place in this format.
 */
export function writeSpotifyAccount(plays: Iterable<PlayRecord>): Generator<string> {
  return listChunks(rows(plays), { open: '[\n', between: ',\n', close: '\n]' });
}
