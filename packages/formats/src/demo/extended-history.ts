/** A large extended history for measuring imports, written as it is made. */

import type { PlayRecord } from '../format.ts';
import { extendedRowWriter, type PersonalExtras } from '../spotify/extended-writer.ts';
import { listChunks } from '../text-chunks.ts';
import { type LongHistoryOptions, longHistory } from './long-history.ts';

/** Fictional; the addresses are from the ranges kept for documentation (RFC 5737, RFC 3849). */
const people: readonly PersonalExtras[] = [
  {
    platform: 'Imaginary OS 12 API 31 (Nonesuch, NS-7734)',
    country: 'ZZ',
    ipAddress: '192.0.2.47',
    username: 'nobody.in.particular.4711',
    userAgent: 'MakeBelieveAgent/8.7 (Nonesuch; NS-7734)',
  },
  { platform: 'Imaginary iDevice 15.4 (Nonesuch13,9)', country: 'ZZ', ipAddress: '198.51.100.211' },
  { platform: 'Make-Believe Desktop (10.0.19044; x64)', country: 'ZZ', ipAddress: '203.0.113.6' },
  { platform: 'web_player make_believe', country: 'ZZ', ipAddress: '2001:db8:85a3::8a2e:370:7334' },
];

/** Every personal text in these histories that could be recognised in a store: none may get there. */
export const fictionalExtras: readonly string[] = people.flatMap((person) =>
  Object.values({ ...person, country: '' }).filter((text) => text !== ''),
);

function* rows(plays: Iterable<PlayRecord>): Generator<string> {
  const write = extendedRowWriter();
  let written = 0;
  for (const play of plays) {
    // A few hundred plays on one device, then on the next.
    const person = people[Math.floor(written++ / 300) % people.length]!;
    yield write(play, person);
  }
}

/** One list of realistic rows of 600 bytes and more, personal extras and all, as chunks of text. */
export function extendedChunks(plays: Iterable<PlayRecord>): Generator<string> {
  return listChunks(rows(plays), { open: '[', between: ',', close: ']' });
}

/** The same of a history that is made meanwhile. */
export function extendedHistoryChunks(options: LongHistoryOptions): Generator<string> {
  return extendedChunks(longHistory(options).plays());
}
