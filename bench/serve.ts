/**
 * One listener's shelf of 20 among 100,000 tracks, full blend, every slot explained: in process, on one
 * core, every question new. `--artists` and `--listeners` set the size of the made-up community.
 */
import { parseArgs } from 'node:util';
import {
  blend,
  explainSlot,
  fillShelf,
  joinPlays,
  modelSet,
  PlayLog,
  type Plays,
  playCounts,
  type Query,
  type ShelfName,
  similarityOf,
} from '@echotune/engine';
import { demoWorld } from '@echotune/formats';
import { machine } from './kit/machine.ts';

const { values } = parseArgs({
  options: {
    artists: { type: 'string', default: '4080' },
    listeners: { type: 'string', default: '1500' },
    'plays-per-month': { type: 'string', default: '55' },
    asked: { type: 'string', default: '400' },
  },
});
const endsAt = Date.UTC(2026, 0, 1);
const size = 20;
const mib = (bytes: number) => Math.round(bytes / 2 ** 20);

const world = demoWorld({
  endsAt,
  artists: Number(values.artists),
  listeners: Number(values.listeners),
  playsPerMonth: Number(values['plays-per-month']),
});
const itemOf = new Map(world.tracks.map(({ track }, item) => [track, item]));
const artists = new Map<string, number>();
const artistOf = Int32Array.from(world.tracks, ({ track }) => {
  const known = artists.get(track.artist) ?? artists.size + 1;
  artists.set(track.artist, known);
  return known;
});
const itemCount = world.tracks.length;

const histories: Plays[] = [];
for (const { plays } of world.listeners()) {
  const log = new PlayLog();
  for (const [id, { track, startedAt, msPlayed }] of plays.entries()) {
    log.push({ id, item: itemOf.get(track) ?? 0, startedAt, msPlayed });
  }
  histories.push(log);
}
const interactions = joinPlays(histories, itemCount);

const begun = performance.now();
const model = blend.fit(interactions, blend.defaults, { seed: 1, now: endsAt, threads: 2 });
const fitSeconds = (performance.now() - begun) / 1000;
const modelBytes = model.save().length;
const models = modelSet(model);
const similarity = similarityOf(models);

/** Milliseconds of ranking and of explaining. */
function ask(shelf: ShelfName, plays: Plays): { ranking: number; explaining: number } {
  const query: Query = {
    plays,
    now: endsAt,
    minuteOfWeek: (at) => Math.floor(at / 60_000) % 10_080,
  };
  const context = {
    catalogue: { itemCount, artistOf },
    now: endsAt,
    playCounts: playCounts(plays, itemCount),
    itemVerdicts: new Map(),
    artistVerdicts: new Map(),
    lastShownAt: new Map(),
    ...(similarity && { similarity }),
  };
  const start = performance.now();
  const answer = fillShelf(shelf, models, query, context, { size });
  const ranked = performance.now();
  const by = models.get(answer.model ?? '');
  for (const slot of answer.slots) if (by !== undefined) explainSlot(by, query, slot);
  return { ranking: ranked - start, explaining: performance.now() - ranked };
}

function quantile(times: readonly number[], share: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return Number((sorted[Math.floor(share * (sorted.length - 1))] ?? Number.NaN).toFixed(2));
}

const asked = histories.slice(0, Number(values.asked));
const table = (['for-you', 'discover'] as const).map((shelf) => {
  for (const plays of asked.slice(0, 50)) ask(shelf, plays);
  const times = asked.map((plays) => ask(shelf, plays));
  const whole = times.map(({ ranking, explaining }) => ranking + explaining);
  return {
    shelf,
    ...{ p50: quantile(whole, 0.5), p95: quantile(whole, 0.95), p99: quantile(whole, 0.99) },
    rankingP50: quantile(
      times.map(({ ranking }) => ranking),
      0.5,
    ),
    explainingP50: quantile(
      times.map(({ explaining }) => explaining),
      0.5,
    ),
  };
});
const { rss, external, arrayBuffers } = process.memoryUsage();
const sizes = {
  ...{ tracks: itemCount, listeners: histories.length, plays: interactions.items.length },
  playsOfOne: Math.round(interactions.items.length / histories.length),
};
const memory = {
  modelMiB: mib(modelBytes),
  rssMiB: mib(rss),
  externalMiB: mib(external + arrayBuffers),
};
console.log(
  JSON.stringify(
    { benchmark: 'serve', ...machine(), ...sizes, fitSeconds, ...memory, table },
    null,
    2,
  ),
);
console.table(table);
