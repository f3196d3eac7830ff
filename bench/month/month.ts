import type { ModelEvent } from '@echotune/data';
import { readConfig, wire, withReporting } from '@echotune/server';
import { jobHandlers, listModels, recordPlays, workOffJobs } from '@echotune/service';
import { Town, type TownListener, type TownSong } from './town.ts';

const hourMs = 3_600_000;
export const dayMs = 24 * hourMs;
const playMs = 240_000;
const shownSongs = 10;

export interface MonthPlan {
  readonly home: string;
  readonly seed: number;
  readonly listeners: number;
  readonly playsADay: number;
  /** Of history before the month. */
  readonly daysBefore: number;
}

/** What a model's answers do to listeners that no log foretells: a share of what they would have accepted. */
export type Charm = (model: string) => number;

/** A month of a community at speed: a real store, real jobs and answers, and a clock that is moved. */
export class Month {
  readonly town: Town;
  readonly echotune: Awaited<ReturnType<typeof wire>>;
  readonly listeners: readonly TownListener[];
  readonly counters = { questions: 0, unanswered: 0, accepted: 0, plays: 0 };
  /** Milliseconds, since they were set to 0. */
  readonly longest = { lookMs: 0, answerMs: 0 };
  charm: Charm = () => 1;
  private readonly clock: { now: number };
  private readonly plan: MonthPlan;
  private readonly songOf = new Map<string, TownSong>();

  static async open(plan: MonthPlan): Promise<Month> {
    const clock = { now: Date.UTC(2026, 0, 1) - plan.daysBefore * dayMs };
    const echotune = await wire(
      readConfig({ ECHOTUNE_HOME: plan.home, ECHOTUNE_LOG_LEVEL: 'error' }),
      () => clock.now,
    );
    const town = new Town(plan.seed);
    const listeners: TownListener[] = [];
    for (let nth = 0; nth < plan.listeners; nth += 1) {
      const asked = { name: `Listener ${nth}`, timeZone: 'UTC', demo: false };
      listeners.push(town.listener((await echotune.store.listeners.create(asked)).id));
    }
    return new Month(plan, { clock, echotune, town, listeners });
  }

  private constructor(
    plan: MonthPlan,
    parts: Pick<Month, 'echotune' | 'town' | 'listeners'> & { readonly clock: { now: number } },
  ) {
    this.plan = plan;
    this.clock = parts.clock;
    this.echotune = parts.echotune;
    this.town = parts.town;
    this.listeners = parts.listeners;
    for (const song of this.town.songs) this.songOf.set(song.track.title, song);
  }

  get now(): number {
    return this.clock.now;
  }

  /** The months before, of which nothing was recommended. */
  async remember(): Promise<void> {
    const { daysBefore, playsADay } = this.plan;
    for (const listener of this.listeners) {
      const songs = Array.from({ length: daysBefore * playsADay }, () => this.choose(listener));
      const everyMs = dayMs / playsADay;
      await this.store(listener, songs, (nth) => this.now + nth * everyMs);
    }
    this.clock.now += daysBefore * dayMs;
  }

  /** A day goes by: at their hour everybody asks, takes up what they like, and plays what they would anyway. */
  async live({ lookEveryHours = 4 } = {}): Promise<void> {
    for (let hour = 0; hour < 24; hour += 1) {
      for (const listener of this.listeners)
        if (listener.hour === hour) await this.listen(listener);
      this.clock.now += hourMs;
      if ((hour + 1) % lookEveryHours === 0) await this.tend();
    }
  }

  /** What an hourly schedule does, and what it queues. */
  async tend(): Promise<void> {
    const { store, telemetry } = this.echotune;
    const begun = performance.now();
    await store.jobs.enqueue('tend-models', {}, { uniqueKey: 'tend-models' });
    const ours = [...jobHandlers(withReporting(this.echotune))].filter(([kind]) =>
      ['tend-models', 'train'].includes(kind),
    );
    const done = await workOffJobs(store, new Map(ours), { telemetry });
    // A training that followed is no look.
    if (done === 1) this.longest.lookMs = Math.max(this.longest.lookMs, performance.now() - begun);
  }

  async stages(): Promise<Readonly<Record<string, number>>> {
    const models = await listModels(this.echotune);
    return Object.fromEntries(
      models.flatMap(({ stage, version }) => (stage ? [[stage, version]] : [])),
    );
  }

  /** All that was done with models, the oldest first. */
  async events(): Promise<ModelEvent[]> {
    return (await this.echotune.store.models.notes('blend', 1000)).toReversed();
  }

  private choose(listener: TownListener): TownSong {
    const song = this.town.next(listener);
    listener.history.push(song);
    return song;
  }

  private async listen(listener: TownListener): Promise<void> {
    const { recommender } = this.echotune;
    const begun = performance.now();
    const { items, model } = await recommender.recommend({
      ...{ listenerId: listener.id, shelf: 'for-you', limit: shownSongs, language: 'en' },
    });
    this.longest.answerMs = Math.max(this.longest.answerMs, performance.now() - begun);
    this.counters.questions += 1;
    if (items.length === 0) this.counters.unanswered += 1;
    const charm = this.charm(model ?? '');
    const songs: TownSong[] = [];
    for (const { song } of items) {
      const known = this.songOf.get(song.title);
      if (known === undefined || !this.town.accepts(listener, known)) continue;
      if (listener.random() < charm) songs.push(known);
    }
    this.counters.accepted += songs.length;
    listener.history.push(...songs);
    for (let nth = 0; nth < this.plan.playsADay; nth += 1) songs.push(this.choose(listener));
    await this.store(listener, songs, (nth) => this.now + 1000 + nth * playMs);
  }

  private async store(
    { id: listenerId }: TownListener,
    songs: readonly TownSong[],
    at: (nth: number) => number,
  ): Promise<void> {
    const plays = songs.map(({ track }, nth) => ({ track, startedAt: at(nth), msPlayed: 200_000 }));
    // The clock is moved afterwards: what is played in this hour is no future.
    const asked = { listenerId, source: 'api', now: Number.MAX_SAFE_INTEGER };
    await recordPlays(this.echotune.store, asked, plays);
    this.counters.plays += plays.length;
  }
}
