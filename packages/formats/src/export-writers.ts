import type { ExportSource } from './demo/export-source.ts';
import { writeExportify } from './exportify/csv-writer.ts';
import type { PlayRecord } from './format.ts';
import { type OwnedPlay, writePlaysCsv } from './generic-csv/plays-writer.ts';
import { writeKoito } from './koito/export-writer.ts';
import { writeLastfmCsv, writeLastfmPlainCsv } from './lastfm/csv-writer.ts';
import {
  type LastfmHistory,
  lastfmPageLength,
  writeLastfmAnswer,
  writeLastfmPages,
} from './lastfm/pages-writer.ts';
import { writeLibrefmCsv } from './librefm-writer.ts';
import { type DumpPlay, writeListenDump, writeListens } from './listenbrainz/listen-writer.ts';
import { writeMaloja } from './maloja/export-writer.ts';
import { writePano } from './pano/scrobbles-writer.ts';
import { writeScrobblerLog } from './scrobbler-log-writer.ts';
import {
  spotifyAccountFiles,
  spotifyEndsongFiles,
  spotifyExtendedFiles,
  spotifyOldAccountFiles,
} from './spotify/archive-writer.ts';
import { epochSeconds } from './stamp-text.ts';
import { numberedFiles, type WrittenFile, writtenFile } from './written-file.ts';

/** Writes the demo world as an export of somebody's service. */
export interface ExportWriter {
  readonly title: string;
  /** The `exportFormats` entry that reads its files. */
  readonly readAs: string;
  /** The files in the order in which they are to be written, each once. */
  write(source: ExportSource): readonly WrittenFile[];
}

/** With what plays at the time on top of the pages. */
function lastfmHistory({ user, scrobbles, saved }: ExportSource): LastfmHistory {
  return { user, total: scrobbles.length, nowPlaying: saved.at(-1)?.track ?? null };
}

function newestFirst({ scrobbles }: ExportSource): PlayRecord[] {
  return scrobbles.toReversed();
}

/** An export of ListenBrainz: the account, and a file for each month. */
function listenbrainzFiles({ user, scrobbles, lengthOf }: ExportSource): WrittenFile[] {
  const account = JSON.stringify({ user_id: 1, username: user });
  const months = Map.groupBy(scrobbles, ({ startedAt }) => {
    const date = new Date(startedAt);
    return `listens/${date.getUTCFullYear()}/${date.getUTCMonth() + 1}.jsonl`;
  });
  return [
    { name: 'user.json', chunks: [account], rows: () => 0 },
    ...[...months].map(([name, plays]) =>
      writtenFile(name, plays, (some) => writeListens(some, lengthOf)),
    ),
  ];
}

/** Everybody's plays, made listener by listener. */
function* ownedPlays({ community }: ExportSource): Generator<OwnedPlay> {
  for (const { key, plays } of community()) {
    for (const play of plays) yield { user: key, play };
  }
}

function* dumpedPlays({ community, scrobblesOf }: ExportSource): Generator<DumpPlay> {
  let userId = 0;
  for (const { key, plays } of community()) {
    userId++;
    for (const play of scrobblesOf(plays)) yield { userId, userName: key, play };
  }
}

/** The pages of the service, one in a file. */
function lastfmAnswerFiles(source: ExportSource): WrittenFile[] {
  let page = 0;
  return numberedFiles(
    newestFirst(source),
    lastfmPageLength,
    (number) => `recenttracks-${source.user}-${number + 1}.json`,
    (plays) => writeLastfmAnswer(plays, ++page, lastfmHistory(source)),
  );
}

/** By the names of the formats that read them, or of a variant of such a format. */
export const exportWriters: Readonly<Record<string, ExportWriter>> = {
  'spotify-account': {
    title: 'Spotify account data',
    readAs: 'spotify-account',
    write: spotifyAccountFiles,
  },
  'spotify-account-old': {
    title: 'Spotify account data, older: podcasts look like music',
    readAs: 'spotify-account',
    write: spotifyOldAccountFiles,
  },
  'spotify-extended': {
    title: 'Spotify extended streaming history',
    readAs: 'spotify-extended',
    write: spotifyExtendedFiles,
  },
  'spotify-endsong': {
    title: 'Spotify extended streaming history until 2022',
    readAs: 'spotify-extended',
    write: spotifyEndsongFiles,
  },
  'lastfm-json': {
    title: 'Last.fm recent tracks, all pages in a file',
    readAs: 'lastfm-json',
    write: (source) => {
      const name = `recenttracks-${source.user}-${epochSeconds(source.exportedAt)}.json`;
      const write = (plays: Iterable<PlayRecord>) => writeLastfmPages(plays, lastfmHistory(source));
      return [writtenFile(name, newestFirst(source), write)];
    },
  },
  'lastfm-api': {
    title: 'Last.fm recent tracks, one answer in a file',
    readAs: 'lastfm-json',
    write: lastfmAnswerFiles,
  },
  'lastfm-csv': {
    title: 'Last.fm history as CSV',
    readAs: 'lastfm-csv',
    write: (source) => [writtenFile('scrobbles-you.csv', newestFirst(source), writeLastfmCsv)],
  },
  'lastfm-csv-minutes': {
    title: 'Last.fm history as CSV without a header',
    readAs: 'lastfm-csv-minutes',
    write: (source) => [writtenFile('you.csv', newestFirst(source), writeLastfmPlainCsv)],
  },
  listenbrainz: {
    title: 'ListenBrainz export, a file for each month',
    readAs: 'listenbrainz',
    write: listenbrainzFiles,
  },
  'listenbrainz-dump': {
    title: 'ListenBrainz dump of the whole community',
    readAs: 'listenbrainz',
    write: (source) => {
      const write = (plays: Iterable<DumpPlay>) => writeListenDump(plays, source.lengthOf);
      return [writtenFile('1.listens', dumpedPlays(source), write)];
    },
  },
  maloja: {
    title: 'Maloja export',
    readAs: 'maloja',
    write: (source) => [
      writtenFile('maloja_export.json', source.scrobbles, (plays) => writeMaloja(plays, source)),
    ],
  },
  koito: {
    title: 'Koito export',
    readAs: 'koito',
    write: (source) => [
      writtenFile('koito_export.json', source.scrobbles, (plays) => writeKoito(plays, source)),
    ],
  },
  pano: {
    title: 'Pano Scrobbler log',
    readAs: 'pano',
    write: (source) => [
      writtenFile('pano-scrobbler.jsonl', newestFirst(source), (plays) =>
        writePano(plays, source.lengthOf),
      ),
    ],
  },
  librefm: {
    title: 'Libre.fm CSV',
    readAs: 'librefm',
    write: (source) => [writtenFile('librefm.csv', newestFirst(source), writeLibrefmCsv)],
  },
  'scrobbler-log': {
    title: 'Audioscrobbler log',
    readAs: 'scrobbler-log',
    write: ({ plays, lengthOf }) => [
      writtenFile('.scrobbler.log', plays, (some) => writeScrobblerLog(some, { lengthOf })),
    ],
  },
  'scrobbler-log-local': {
    title: 'Audioscrobbler log of a player without a time zone',
    readAs: 'scrobbler-log-local',
    write: ({ plays, lengthOf, toLocal }) => [
      writtenFile('.scrobbler.log', plays, (some) =>
        writeScrobblerLog(some, { lengthOf, toLocal }),
      ),
    ],
  },
  exportify: {
    title: 'Exportify CSV of the saved tracks',
    readAs: 'exportify',
    write: ({ saved }) => [writtenFile('liked_songs.csv', saved, writeExportify)],
  },
  csv: {
    title: 'Plays of the whole community as a plain CSV',
    readAs: 'csv',
    write: (source) => {
      const { quirks } = source;
      const write = (plays: Iterable<OwnedPlay>) =>
        writePlaysCsv(plays, { index: quirks, bom: quirks });
      return [writtenFile('plays.csv', ownedPlays(source), write)];
    },
  },
};
