/** Long histories as files of every format that can be imported, for measuring imports. */

import { writeCsv } from '../csv/row-writer.ts';
import type { ArchivedPlay, ArchiveHeader } from '../echotune/archive-line.ts';
import { writeExportify } from '../exportify/csv-writer.ts';
import type { PlayRecord, SavedTrack } from '../format.ts';
import { writePlaysCsv } from '../generic-csv/plays-writer.ts';
import { writeKoito } from '../koito/export-writer.ts';
import { writeLastfmCsv, writeLastfmPlainCsv } from '../lastfm/csv-writer.ts';
import { writeLastfmPages } from '../lastfm/pages-writer.ts';
import { writeLibrefmCsv } from '../librefm-writer.ts';
import { writeListens } from '../listenbrainz/listen-writer.ts';
import { writeMaloja } from '../maloja/export-writer.ts';
import { writePano } from '../pano/scrobbles-writer.ts';
import { scrobblesOf } from '../scrobble.ts';
import { writeScrobblerLog } from '../scrobbler-log-writer.ts';
import { writeSpotifyAccount } from '../spotify/account-writer.ts';
import { minuteText, secondText } from '../stamp-text.ts';
import { listChunks } from '../text-chunks.ts';
import { type WrittenFile, writtenFile } from '../written-file.ts';
import { extendedChunks } from './extended-history.ts';
import type { LongHistory } from './long-history.ts';

/** Writes the first plays of a history that the format has room for, `most` of them, as one file. */
export type HistoryWriter = (history: LongHistory, most: number) => WrittenFile;

const user = 'you';

type Order = 'plays' | 'newestFirst' | 'scrobbles' | 'newestScrobblesFirst';

function select(history: LongHistory, order: Order): IteratorObject<PlayRecord> {
  if (order === 'plays') return history.plays();
  if (order === 'newestFirst') return history.newestFirst();
  const plays = order === 'scrobbles' ? history.plays() : history.newestFirst();
  return scrobblesOf(plays, history.lengthOf);
}

function of(
  name: string,
  order: Order,
  write: (plays: Iterable<PlayRecord>, history: LongHistory) => Iterable<string>,
): HistoryWriter {
  return (history, most) =>
    writtenFile(name, select(history, order).take(most), (plays) => write(plays, history));
}

/** A table with ends of plays, or in local time. */
function table(
  header: readonly string[],
  row: (play: PlayRecord) => (string | number)[],
): HistoryWriter {
  return of('history.csv', 'plays', (plays) => {
    function* rows() {
      yield header;
      for (const play of plays) yield [...row(play), play.track.artist, play.track.title];
    }
    return writeCsv(rows());
  });
}

function* saved(plays: Iterable<PlayRecord>): Generator<SavedTrack> {
  const features = { danceability: 0.5, energy: 0.7, tempo: 120, release_year: 2001 };
  for (const { track, stampedAt } of plays) {
    yield { kind: 'saved', track, savedAt: stampedAt, features, tags: ['make-believe'] };
  }
}

function* archiveLines(plays: Iterable<PlayRecord>): Generator<string> {
  const about = { listener: user, timeZone: 'UTC' };
  const header: ArchiveHeader = { kind: 'echotune-archive', version: 2, ...about };
  yield `${JSON.stringify(header)}\n`;
  let number = 0;
  for (const { kept, ...play } of plays) {
    const line: ArchivedPlay = {
      ...{ kind: 'play', play: ++number, source: 'spotify-extended' },
      ...play,
      kept: JSON.parse(kept),
    };
    yield `${JSON.stringify(line)}\n`;
  }
}

function local(time: number): string {
  return secondText(time).replace('T', ' ').replace('Z', '');
}

const lines = { open: '', between: '', close: '' };
const about = { user, total: 0 };

/** By the name of the format; the file has a row for each play or scrobble, an archive a header more. */
export const historyWriters: Readonly<Record<string, HistoryWriter>> = {
  'echotune-archive': of('echotune.jsonl', 'plays', (plays) =>
    listChunks(archiveLines(plays), lines),
  ),
  'spotify-extended': of('Streaming_History_Audio_0.json', 'plays', extendedChunks),
  'spotify-account': of('StreamingHistory_music_0.json', 'plays', writeSpotifyAccount),
  'lastfm-json': of('recenttracks-you.json', 'newestScrobblesFirst', (plays) =>
    writeLastfmPages(plays, about),
  ),
  listenbrainz: of('listens.jsonl', 'scrobbles', (plays, { lengthOf }) =>
    writeListens(plays, lengthOf),
  ),
  maloja: of('maloja_export.json', 'scrobbles', (plays, { lengthOf, endsAt }) =>
    writeMaloja(plays, { lengthOf, exportedAt: endsAt }),
  ),
  koito: of('koito_export.json', 'scrobbles', (plays, { lengthOf, endsAt }) =>
    writeKoito(plays, { user, lengthOf, exportedAt: endsAt }),
  ),
  pano: of('pano-scrobbler.jsonl', 'newestScrobblesFirst', (plays, { lengthOf }) =>
    writePano(plays, lengthOf),
  ),
  'lastfm-csv': of('scrobbles-you.csv', 'newestScrobblesFirst', writeLastfmCsv),
  'lastfm-csv-minutes': of('you.csv', 'newestScrobblesFirst', writeLastfmPlainCsv),
  librefm: of('librefm.csv', 'newestScrobblesFirst', writeLibrefmCsv),
  'scrobbler-log': of('.scrobbler.log', 'plays', (plays, { lengthOf }) =>
    writeScrobblerLog(plays, { lengthOf }),
  ),
  'scrobbler-log-local': of('.scrobbler.log', 'plays', (plays, { lengthOf }) =>
    writeScrobblerLog(plays, { lengthOf, toLocal: (time) => time }),
  ),
  exportify: of('liked_songs.csv', 'newestFirst', (plays) => writeExportify(saved(plays))),
  csv: of('plays.csv', 'plays', (plays) => writePlaysCsv(owned(plays))),
  'csv-local': table(['Local time', 'Artist', 'Track'], ({ startedAt }) => [local(startedAt)]),
  'csv-end': table(['ts', 'ms_played', 'artist', 'track'], ({ stampedAt, msPlayed }) => [
    secondText(stampedAt),
    msPlayed,
  ]),
  'csv-end-local': table(
    ['End time', 'ms played', 'Artist', 'Track'],
    ({ stampedAt, msPlayed }) => [minuteText(stampedAt), msPlayed],
  ),
};

function* owned(plays: Iterable<PlayRecord>) {
  for (const play of plays) yield { user, play };
}
