/** What the demo world's exports are made from: the demo listener's history as each kind tells it. */

import type { PlayRecord, SavedTrack, SourceTrack } from '../format.ts';
import { Random } from '../random.ts';
import { scrobblesOf, type TrackLength } from '../scrobble.ts';
import type { OtherPlay } from '../spotify/other-play.ts';
import type { DemoTrack } from './artist-maker.ts';
import type { DemoListener } from './listener.ts';
import { otherPlays } from './other-plays.ts';
import { withQuirks } from './quirks.ts';
import { type DemoOptions, demoWorld } from './world.ts';

export interface ExportRequest extends DemoOptions {
  /** With what real files hold and nobody expects: see `withQuirks` and each of the writers. */
  readonly quirks?: boolean;
  /** For a zone: UTC epoch milliseconds → what its clocks show, as if that were UTC. */
  readonly localClock: (timeZone: string) => (utcMs: number) => number;
}

export interface ExportSource {
  readonly user: string;
  /** Time of the export, UTC epoch milliseconds. */
  readonly exportedAt: number;
  readonly quirks: boolean;
  /** Everything the demo listener played, oldest first. */
  readonly plays: readonly PlayRecord[];
  /** Those that count as a scrobble; their tracks have MBIDs where there are such. */
  readonly scrobbles: readonly PlayRecord[];
  /** Podcasts and the like, oldest first. */
  readonly others: readonly OtherPlay[];
  /** What they came to like, in the order in which they saved it. */
  readonly saved: readonly SavedTrack[];
  readonly lengthOf: TrackLength;
  readonly toLocal: (utcMs: number) => number;
  /** Makes everybody, the demo listener first, one after the other. */
  community(): Generator<DemoListener>;
  /** The scrobbles among plays; equal tracks stay the same object. */
  scrobblesOf(plays: Iterable<PlayRecord>): Generator<PlayRecord>;
}

const playsUntilSaved = 3;

/** By names: a relinked track has another identity, and is the same to listen to. */
function nameOf({ artist, album, title }: SourceTrack): string {
  return `${artist}\0${album ?? ''}\0${title}`;
}

function savedTracks(
  plays: readonly PlayRecord[],
  about: ReadonlyMap<string, DemoTrack>,
): SavedTrack[] {
  const counts = new Map<string, number>();
  const saved: SavedTrack[] = [];
  for (const { track, stampedAt } of plays) {
    const name = nameOf(track);
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    const known = about.get(name);
    if (count !== playsUntilSaved || known === undefined) continue;
    const release_year = new Date(known.releasedAt).getUTCFullYear();
    const features = { ...known.features, release_year };
    saved.push({ kind: 'saved', track, savedAt: stampedAt, features, tags: known.tags });
  }
  return saved;
}

/** Gives tracks their MBIDs; equal ones stay the same object. */
function identified(about: ReadonlyMap<string, DemoTrack>): (track: SourceTrack) => SourceTrack {
  const tracks = new Map<SourceTrack, SourceTrack>();
  return (track) => {
    const known = tracks.get(track);
    if (known) return known;
    const mbid = about.get(nameOf(track))?.recordingMbid ?? null;
    const more = mbid === null ? [] : [{ kind: 'recording-mbid' as const, value: mbid }];
    const found = { ...track, identities: [...track.identities, ...more] };
    tracks.set(track, found);
    return found;
  };
}

/** Makes the demo listener and all that exports tell of them; the same for the same request. */
export function exportSource(request: ExportRequest): ExportSource {
  const { endsAt, seed = 1, quirks = false, localClock } = request;
  const world = demoWorld(request);
  const you = world.you();
  const about = new Map(world.tracks.map((track) => [nameOf(track.track), track]));
  const lengthOf: TrackLength = (track) => about.get(nameOf(track))?.durationMs ?? null;
  const withMbid = identified(about);
  const scrobbles = function* (plays: Iterable<PlayRecord>) {
    for (const play of scrobblesOf(plays, lengthOf)) yield { ...play, track: withMbid(play.track) };
  };
  const plays = quirks ? withQuirks(new Random(seed, 'quirks'), you.plays) : you.plays;
  return {
    user: you.key,
    exportedAt: endsAt,
    quirks,
    plays,
    scrobbles: [...scrobbles(plays)],
    others: otherPlays(new Random(seed, 'other plays'), you.plays),
    saved: savedTracks(you.plays, about),
    lengthOf,
    toLocal: localClock(you.timeZone),
    *community() {
      yield you;
      yield* world.listeners();
    },
    scrobblesOf: scrobbles,
  };
}
