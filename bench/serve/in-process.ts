/**
 * One listener's shelf of 20 among 100,000 tracks, full blend, every slot explained: in process, on one
 * core, every question new.
 */
import {
  blend,
  fillShelf,
  joinPlays,
  type ModelSet,
  modelSet,
  PlayLog,
  type Plays,
  playCounts,
  type Query,
  type ShelfName,
  similarityOf,
} from '@echotune/engine';
import { type DemoWorld, demoWorld } from '@echotune/formats';
import { WeighedCauses } from '@echotune/service';
import { quantile } from '../kit/open-loop.ts';
import type { CommunitySize } from './community.ts';

const endsAt = Date.UTC(2026, 0, 1);
const size = 20;
const mib = (bytes: number) => Math.round((bytes / 2 ** 20) * 100) / 100;

/** The artist of each track, by number. */
function artistsOf({ tracks }: DemoWorld): Int32Array {
  const artists = new Map<string, number>();
  return Int32Array.from(tracks, ({ track }) => {
    const known = artists.get(track.artist) ?? artists.size + 1;
    artists.set(track.artist, known);
    return known;
  });
}

function historiesOf(world: DemoWorld): Plays[] {
  const itemOf = new Map(world.tracks.map(({ track }, item) => [track, item]));
  return Array.from(world.listeners(), ({ plays }) => {
    const log = new PlayLog();
    for (const [id, { track, startedAt, msPlayed }] of plays.entries()) {
      log.push({ id, item: itemOf.get(track) ?? 0, startedAt, msPlayed });
    }
    return log;
  });
}

/** Milliseconds of ranking and of explaining. */
function ask(
  shelf: ShelfName,
  plays: Plays,
  models: ModelSet,
  artistOf: Int32Array,
): { ranking: number; explaining: number } {
  const itemCount = artistOf.length;
  const query: Query = {
    plays,
    now: endsAt,
    minuteOfWeek: (at) => Math.floor(at / 60_000) % 10_080,
  };
  const similarity = similarityOf(models);
  const context = {
    catalogue: { itemCount, artistOf },
    now: endsAt,
    playCounts: playCounts(plays),
    itemVerdicts: new Map(),
    artistVerdicts: new Map(),
    lastShownAt: new Map(),
    ...(similarity && { similarity }),
  };
  const start = performance.now();
  const answer = fillShelf(shelf, models, query, context, { size });
  const ranked = performance.now();
  const by = models.get(answer.model ?? '');
  const causes = by && new WeighedCauses(by, query);
  for (const slot of answer.slots) causes?.strongestOf(slot);
  return { ranking: ranked - start, explaining: performance.now() - ranked };
}

/** @param askedCount how many listeners are asked for, once each on either shelf */
export function inProcess(community: CommunitySize, askedCount: number) {
  const world = demoWorld({ endsAt, ...community });
  const artistOf = artistsOf(world);
  const histories = historiesOf(world);
  const interactions = joinPlays(histories, artistOf.length);
  const begun = performance.now();
  const model = blend.fit(interactions, blend.defaults, { seed: 1, now: endsAt, threads: 2 });
  const fitSeconds = (performance.now() - begun) / 1000;
  const modelMiB = mib(model.save().length);
  const models = modelSet(model);
  const asked = histories.slice(0, askedCount);
  const table = (['for-you', 'discover'] as const).map((shelf) => {
    for (const plays of asked.slice(0, 50)) ask(shelf, plays, models, artistOf);
    const times = asked.map((plays) => ask(shelf, plays, models, artistOf));
    const ranking = times.map((time) => time.ranking);
    const explaining = times.map((time) => time.explaining);
    const whole = ranking.map((ms, i) => ms + (explaining[i] ?? 0));
    return {
      shelf,
      ...{ p50: quantile(whole, 0.5), p95: quantile(whole, 0.95), p99: quantile(whole, 0.99) },
      ...{ rankingP50: quantile(ranking, 0.5), explainingP50: quantile(explaining, 0.5) },
    };
  });
  const plays = interactions.items.length;
  const { rss, external, arrayBuffers } = process.memoryUsage();
  return {
    ...{ tracks: artistOf.length, listeners: histories.length, plays },
    playsOfOne: Math.round(plays / histories.length),
    fitSeconds,
    ...{ modelMiB, rssMiB: mib(rss), externalMiB: mib(external + arrayBuffers) },
    table,
  };
}
