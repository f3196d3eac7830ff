import { echotuneArchive } from './echotune/archive.ts';
import { exportify } from './exportify/csv.ts';
import type { ExportFormat } from './format.ts';
import { genericCsv } from './generic-csv/format.ts';
import { koito } from './koito/listens.ts';
import { lastfmCsv } from './lastfm/csv.ts';
import { lastfmCsvMinutes } from './lastfm/csv-minutes.ts';
import { lastfmJson } from './lastfm/json.ts';
import { librefm } from './librefm.ts';
import { listenbrainz } from './listenbrainz/listens.ts';
import { maloja } from './maloja/scrobbles.ts';
import { pano } from './pano/scrobbles.ts';
import { scrobblerLog, scrobblerLogLocal } from './scrobbler-log.ts';
import { spotifyAccount } from './spotify/account.ts';
import { spotifyExtended } from './spotify/extended.ts';
import { wholeFileProblem } from './whole-file.ts';

/** Every format that can be imported. */
export const exportFormats: readonly ExportFormat[] = [
  echotuneArchive,
  spotifyExtended,
  spotifyAccount,
  lastfmJson,
  listenbrainz,
  maloja,
  koito,
  pano,
  lastfmCsv,
  lastfmCsvMinutes,
  librefm,
  scrobblerLog,
  scrobblerLogLocal,
  exportify,
  ...genericCsv,
];

/** Why a format does not take a file. */
export interface Refusal {
  readonly format: string;
  readonly title: string;
  readonly why: string;
}

export interface FileRecognition {
  /** The format most certain of the file; null where none takes it. */
  readonly format: ExportFormat | null;
  /** Why none can; null where each has its own reason. */
  readonly problem: string | null;
  /** Of those that were asked. */
  readonly refusals: readonly Refusal[];
}

/** Finds the format of a file from its name (a path will do) and its first bytes, up to 64 KiB. */
export function recogniseFile(fileName: string, head: Uint8Array): FileRecognition {
  let format: ExportFormat | null = null;
  let confidence = 0;
  const refusals: Refusal[] = [];
  const related: Refusal[] = [];
  for (const candidate of exportFormats) {
    const recognition = candidate.recognise(fileName, head);
    if (recognition.confidence === 0) {
      const { name, title } = candidate;
      const refusal = { format: name, title, why: recognition.why };
      refusals.push(refusal);
      if (recognition.related) related.push(refusal);
    } else if (recognition.confidence > confidence) {
      format = candidate;
      confidence = recognition.confidence;
      // Nobody can be surer.
      if (confidence === 1) break;
    }
  }
  const problem = format === null ? wholeFileProblem(head) : null;
  return { format, problem, refusals: related.length > 0 ? related : refusals };
}
