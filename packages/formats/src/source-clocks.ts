import { exportFormats } from './export-formats.ts';
import type { SourceClock } from './format.ts';

/** Sources that are no files. */
const live: readonly (readonly [string, SourceClock])[] = [
  ['api', { precision: 'second', stamps: 'start', zone: 'utc' }],
  ['listenbrainz-api', { precision: 'second', stamps: 'start', zone: 'utc' }],
  ['lastfm-api', { precision: 'second', stamps: 'start', zone: 'utc' }],
  ['spotify-web-api', { precision: 'second', stamps: 'end', zone: 'utc' }],
];

/** How the clock of every source works, by the source's name. */
export const sourceClocks: ReadonlyMap<string, SourceClock> = new Map([
  ...live,
  ...exportFormats.map(({ name, clock }) => [name, clock] as const),
]);
