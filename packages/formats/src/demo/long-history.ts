/** A history of any length for measuring imports, made as it is read: nothing is held but tracks. */

import type { PlayRecord, SourceTrack } from '../format.ts';
import { Random } from '../random.ts';
import type { TrackLength } from '../scrobble.ts';
import { namedTrack } from '../source-track.ts';
import { KeptTable } from '../spotify/kept.ts';
import { recordingMbid, trackUri } from './identifiers.ts';
import { artistName, title } from './names.ts';

export interface LongHistoryOptions {
  readonly plays: number;
  /** Distinct tracks, played with Zipf-like frequency. */
  readonly tracks: number;
  /** UTC epoch milliseconds; no play ends after it. */
  readonly endsAt: number;
  readonly seed?: number;
}

export interface LongHistory {
  readonly endsAt: number;
  readonly lengthOf: TrackLength;
  /** Makes the plays in the order of time: the same ones whenever they are asked for. */
  plays(): Generator<PlayRecord>;
  /** Makes as many plays from the newest to the oldest; other ones than `plays`. */
  newestFirst(): Generator<PlayRecord>;
}

/** The years that fit between the first history and `endsAt` set the pace of longer ones. */
const earliest = Date.UTC(2006, 0, 1);
const usualSlotMs = 260_000;
const reasons = ['trackdone', 'fwdbtn', 'clickrow', 'endplay', 'backbtn'] as const;

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
      identities: [
        { kind: 'spotify-track', value: id },
        { kind: 'recording-mbid', value: recordingMbid(random) },
      ],
    });
  });
}

/** How long a play may last, from its slot to the next one. */
function slotOf({ plays, endsAt }: LongHistoryOptions): number {
  return Math.floor(Math.min(usualSlotMs, (endsAt - earliest) / plays) / 1000) * 1000;
}

function* playsIn(
  tracks: readonly SourceTrack[],
  random: Random,
  slotMs: number,
  slots: Iterable<number>,
): Generator<PlayRecord> {
  const kepts = new KeptTable();
  let reason_start = 'clickrow';
  for (const slot of slots) {
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
    reason_start = reason_end;
  }
}

/** `count` starts of slots from `first` on, `step` apart. */
function* slots(first: number, step: number, count: number): Generator<number> {
  for (let i = 0; i < count; i++) yield first + i * step;
}

/** The same for the same options. About 45 in a hundred plays are scrobbles. */
export function longHistory(options: LongHistoryOptions): LongHistory {
  const { plays: count, seed = 1, endsAt } = options;
  const slotMs = slotOf(options);
  const until = Math.floor(endsAt / 1000) * 1000;
  const tracks = makeTracks(new Random(seed, 'tracks'), options.tracks);
  const random = new Random(seed, 'lengths');
  const lengths = new Map(
    tracks.map((track) => [track, Math.floor(slotMs * random.between(0.6, 1))]),
  );
  const make = (starts: Iterable<number>) =>
    playsIn(tracks, new Random(seed, 'plays'), slotMs, starts);
  return {
    endsAt,
    lengthOf: (track) => lengths.get(track) ?? null,
    plays: () => make(slots(until - count * slotMs, slotMs, count)),
    newestFirst: () => make(slots(until - slotMs, -slotMs, count)),
  };
}
