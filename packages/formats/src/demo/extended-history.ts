/** A large extended history for measuring imports, written as it is made: nothing is held but tracks. */

import type { PlayRecord, SourceTrack } from '../format.ts';
import { Random } from '../random.ts';
import { namedTrack } from '../source-track.ts';
import { extendedRowWriter, type PersonalExtras } from '../spotify/extended-writer.ts';
import { KeptTable } from '../spotify/kept.ts';
import { listChunks } from '../text-chunks.ts';
import { trackUri } from './identifiers.ts';
import { artistName, title } from './names.ts';

export interface ExtendedHistoryOptions {
  readonly plays: number;
  /** Distinct tracks, played with Zipf-like frequency. */
  readonly tracks: number;
  /** UTC epoch milliseconds; no play ends after it. */
  readonly endsAt: number;
  readonly seed?: number;
}

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

/** The years that fit between the first history and `endsAt` set the pace of longer ones. */
const earliest = Date.UTC(2006, 0, 1);
const usualSlotMs = 260_000;

function makeTracks(random: Random, count: number): SourceTrack[] {
  const artists = Array.from({ length: Math.ceil(count / 12) }, () => artistName(random, null));
  return Array.from({ length: count }, (_, i) => {
    const name = `${title(random, null)} ${i}`;
    const artist = artists[random.rank(artists.length, 2)] ?? '';
    const album = title(random, null);
    const id = trackUri(random);
    return namedTrack(name, artist, {
      id,
      album,
      identities: [{ kind: 'spotify-track', value: id }],
    });
  });
}

function* makePlays(options: ExtendedHistoryOptions, random: Random): Generator<PlayRecord> {
  const tracks = makeTracks(random, options.tracks);
  const kepts = new KeptTable();
  const reasons = ['trackdone', 'fwdbtn', 'clickrow', 'endplay', 'backbtn'];
  const pace = Math.min(usualSlotMs, (options.endsAt - earliest) / options.plays);
  const slotMs = Math.floor(pace / 1000) * 1000;
  let slot = Math.floor(options.endsAt / 1000) * 1000 - options.plays * slotMs;
  let reason_start = 'clickrow';
  for (let i = 0; i < options.plays; i++) {
    const msPlayed = random.below(random.chance(0.25) ? slotMs / 8 : slotMs);
    const stampedAt = slot + Math.ceil(msPlayed / 1000) * 1000;
    const reason_end = reasons[random.rank(reasons.length, 3)] ?? 'trackdone';
    const skipped = reason_end === 'fwdbtn';
    const how = { shuffle: random.chance(0.3), skipped, offline: false, incognito_mode: false };
    yield {
      stampedAt,
      startedAt: stampedAt - msPlayed,
      msPlayed,
      track: tracks[random.rank(tracks.length, 2)]!,
      kept: kepts.read({ reason_start, reason_end, ...how }),
    };
    slot += slotMs;
    reason_start = reason_end;
  }
}

function* rows(options: ExtendedHistoryOptions): Generator<string> {
  const random = new Random(options.seed ?? 1, 'extended history');
  const write = extendedRowWriter();
  let written = 0;
  for (const play of makePlays(options, random)) {
    // A few hundred plays on one device, then on the next.
    const person = people[Math.floor(written++ / 300) % people.length]!;
    yield write(play, person);
  }
}

/** One list of realistic rows of 600 bytes and more, personal extras and all, as chunks of text. */
export function extendedHistoryChunks(options: ExtendedHistoryOptions): Generator<string> {
  return listChunks(rows(options), { open: '[', between: ',', close: ']' });
}
