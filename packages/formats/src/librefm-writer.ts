import { writeCsv } from './csv/row-writer.ts';
import type { PlayRecord } from './format.ts';
import { epochSeconds } from './stamp-text.ts';

/** What the service puts first: comments, in UTF-7. */
const preamble = [
  '+ACM- Data export from Libre.fm,,,',
  '+ACM- 2026+AC0-01+AC0-01 00:00:00 +AC0-0000,,,',
];

function* rows(plays: Iterable<PlayRecord>): Generator<(string | number)[]> {
  yield ['Artist', 'Track', 'Album', 'Time'];
  for (const { startedAt, track } of plays) {
    yield [track.artist, track.title, track.album ?? '', epochSeconds(startedAt)];
  }
}

/** Scrobbles as Libre.fm's CSV, in chunks of text: the start to the second. */
export function writeLibrefmCsv(plays: Iterable<PlayRecord>): Generator<string> {
  return writeCsv(rows(plays), { preamble });
}
