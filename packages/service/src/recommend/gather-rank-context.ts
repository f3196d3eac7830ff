import type { Store, Verdict } from '@echotune/data';
import {
  type PlayCounts,
  playCounts,
  playsUntil,
  type RankContext,
  type ShelfName,
} from '@echotune/engine';
import type { SongCatalogue } from './keep-catalogue.ts';
import type { ListenerProfile } from './keep-profiles.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** "Not now" means not this week. */
const notNowMs = 7 * dayMs;
/** What was shown in the last hours stays, so that a reload shows the same shelf; older shows turn it. */
const settledMs = 6 * hourMs;
const shownMemoryMs = 14 * dayMs;
/** A week's discoveries are not those of the weeks before. */
const weeklyMemoryMs = 6 * 7 * dayMs;
/** Shelves that would be wrong if they avoided what they showed yesterday. */
const steadyShelves: ReadonlySet<ShelfName> = new Set([
  ...(['on-repeat', 'right-now', 'daily-mix', 'more-like-this'] as const),
]);

type Verdicts = RankContext['itemVerdicts'];

function inForce(verdicts: readonly Verdict[], now: number): readonly Verdict[] {
  return verdicts.filter((verdict) => verdict.kind !== 'not-now' || now - verdict.at < notNowMs);
}

function songVerdicts(verdicts: readonly Verdict[], now: number): Verdicts {
  return new Map(
    inForce(verdicts, now).flatMap(({ songId, kind }) => (songId === null ? [] : [[songId, kind]])),
  );
}

function artistVerdicts(verdicts: readonly Verdict[], now: number): Verdicts {
  return new Map(
    inForce(verdicts, now).flatMap(({ artistId, kind }) =>
      artistId === null ? [] : [[artistId, kind]],
    ),
  );
}

async function lastShown({ impressions }: Store, id: number, shelf: ShelfName, now: number) {
  if (steadyShelves.has(shelf)) return new Map<number, number>();
  if (shelf === 'weekly') return impressions.lastShown(id, shelf, now - weeklyMemoryMs, now);
  return impressions.lastShown(id, shelf, now - shownMemoryMs, now - settledMs);
}

function countsUntil({ all }: ListenerProfile, now: number): PlayCounts {
  return playCounts(all, playsUntil(all, now));
}

/** What ranking must respect for a listener on a shelf, as of `now`. */
export async function rankContext(
  store: Store,
  catalogue: SongCatalogue,
  profile: ListenerProfile,
  shelf: ShelfName,
  now: number,
): Promise<RankContext> {
  const { id } = profile.listener;
  const verdicts = await store.verdicts.list(id);
  return {
    catalogue: await catalogue.current(),
    now,
    // A week's discoveries stay on their shelf when they are heard.
    playCounts: shelf === 'weekly' ? countsUntil(profile, now) : profile.playCounts,
    itemVerdicts: songVerdicts(verdicts, now),
    artistVerdicts: artistVerdicts(verdicts, now),
    lastShownAt: await lastShown(store, id, shelf, now),
  };
}
