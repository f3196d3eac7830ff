export { type BatchRow, parseBatchLog } from './batch-log/batch-log.ts';
export type { BatchKind } from './batch-log/columns.ts';
export type { BatchPlay } from './batch-log/rows.ts';
export { type CorpusFormat, recogniseCorpus } from './corpus/corpus-formats.ts';
export {
  type CsvCells,
  type CsvOptions,
  type CsvRejection,
  type CsvRow,
  readCsvRows,
} from './csv/rows.ts';
export type { DemoTrack } from './demo/artist-maker.ts';
export { type DemoCommunity, demoCommunity } from './demo/community.ts';
export { type ExportRequest, type ExportSource, exportSource } from './demo/export-source.ts';
export { extendedHistoryChunks, fictionalExtras } from './demo/extended-history.ts';
export { type HistoryWriter, historyWriters } from './demo/history-files.ts';
export type { DemoListener } from './demo/listener.ts';
export { type LongHistory, type LongHistoryOptions, longHistory } from './demo/long-history.ts';
export { type DemoOptions, type DemoWorld, demoWorld } from './demo/world.ts';
export { echotuneArchive } from './echotune/archive.ts';
export type * from './echotune/archive-line.ts';
export * from './error.ts';
export * from './export-formats.ts';
export { type ExportWriter, exportWriters } from './export-writers.ts';
export { type AudioFeatureName, audioFeatureNames } from './exportify/audio-features.ts';
export { type FactorTable, FactorTableBuilder } from './factors/factor-table.ts';
export { isSafetensors, readSafetensors } from './factors/safetensors.ts';
export { factorsIn } from './factors/tensor-factors.ts';
export type { Described } from './features/feature-columns.ts';
export { type FeatureRow, parseFeatures, recogniseFeatures } from './features/feature-table.ts';
export type * from './format.ts';
export { csvFormat } from './generic-csv/format.ts';
export type { ColumnChoice, CsvMapping, CsvWishes } from './generic-csv/mapping.ts';
export { type CsvPreview, type PreviewedColumn, previewCsv } from './generic-csv/preview.ts';
export { type CsvRole, csvRoles } from './generic-csv/roles.ts';
export { type DateOrder, type TimeForm, timeForms } from './generic-csv/time-form.ts';
export { type IgnoredFor, scrobbledLength, scrobbleReader } from './lastfm/scrobble.ts';
export { type DumpListen, parseListenDump } from './listenbrainz/dump.ts';
export { writeListens } from './listenbrainz/listen-writer.ts';
export {
  listenLimitBytes,
  mostListens,
  type RefusedSubmission,
  readSubmission,
  type Submission,
} from './listenbrainz/submission.ts';
export type * from './playlist/playlist.ts';
export { type PlaylistFile, playlistFormats, readPlaylist } from './playlist/playlist-formats.ts';
export { sourceClocks } from './source-clocks.ts';
export {
  identityKinds,
  isrcIdentity,
  mbidIn,
  recordingMbid,
  spotifyTrackIdentity,
} from './source-identity.ts';
export { namedTrack, spelledOut, unknownMs } from './source-track.ts';
export { writeSpotifyAccount } from './spotify/account-writer.ts';
export { type PersonalExtras, writeSpotifyExtended } from './spotify/extended-writer.ts';
export type { TestReport } from './test-report/report.ts';
export { readTestReport } from './test-report/test-report.ts';
export { asUtf8, utf8Head } from './utf16.ts';
export type { WrittenFile } from './written-file.ts';
