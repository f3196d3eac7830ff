import { type Random, seededRandom } from '@echotune/engine';
import { binomial, clamp, normal, poisson } from './chance.ts';
import { type Counted, countsOf, kinds, rates, values } from './day.ts';
import { Habit } from './habit.ts';

/** What changes from a day on; nothing of it where the community is stationary. */
export interface Shift {
  /** So many listeners find a new favourite tag, for half of their plays. */
  readonly taste?: number;
  /** So many of all plays turn to songs of the less popular half. */
  readonly popularity?: number;
  /** So much of the acceptance is lost. */
  readonly acceptance?: number;
}

export interface CommunityPlan {
  readonly listeners: number;
  readonly seed: number;
  /** Who comes stays, and listens twice as much in the first week: 20 % more listeners a month. */
  readonly grows?: boolean;
}

/** A day's chance that a listener pauses, or comes back, and that one leaves for months, or returns. */
const pauses = 0.1;
const leaves = 1 / 90;
const newFavourite = 7;
const usualRates = [0.3, 0.15, 0.25, 0.6];
const growthADay = 0.2 / 30;
const historyDays = 45;

/**
 * Listeners as services have them: some play two songs a day and some sixty (log-normal), they pause for days and
 * leave for months; tastes, rates and moods differ between them and last over days, so that plays of one are
 * anything but independent. All of it is stationary, unless it grows or shifts.
 */
export class Community {
  private readonly plan: CommunityPlan;
  private readonly random: Random;
  private readonly habits: readonly Habit[];
  private readonly plays: Float64Array;
  private readonly ownRates: readonly Float64Array[];
  private readonly mood: Float64Array;
  private readonly isActive: Uint8Array;
  private readonly isMember: Uint8Array;
  private readonly joinsOn: Int32Array;
  private day = 0;

  constructor(plan: CommunityPlan) {
    const { listeners, seed, grows = false } = plan;
    const random = seededRandom(seed);
    const each = (make: () => number) => Float64Array.from({ length: listeners }, make);
    this.plan = plan;
    this.random = random;
    this.habits = kinds.map(([, count]) => new Habit(listeners, count, random));
    this.plays = each(() => Math.min(60, 8 * Math.exp(0.8 * normal(random))));
    this.ownRates = usualRates.map((usual) => each(() => clamp(usual + 0.12 * normal(random))));
    this.mood = each(() => normal(random));
    this.isActive = Uint8Array.from({ length: listeners }, () => (random() < 0.5 ? 1 : 0));
    this.isMember = Uint8Array.from({ length: listeners }, () => (random() < 0.8 ? 1 : 0));
    const first = 1 - growthADay * historyDays;
    this.joinsOn = Int32Array.from({ length: listeners }, () =>
      grows && random() > first ? 1 + Math.floor(random() * historyDays) : 0,
    );
  }

  nextDay(shift: Shift = {}): Counted {
    const counts = countsOf(this.plan.listeners);
    const columns = values.map(() => ({ listeners: [] as number[], values: [] as number[] }));
    for (let listener = 0; listener < this.plan.listeners; listener++) {
      this.passNight(listener);
      if (this.isHere(listener)) this.listen(listener, counts, columns, shift);
    }
    this.day += 1;
    return {
      ...counts,
      values: columns.map((column) => ({
        listeners: Int32Array.from(column.listeners),
        values: Float64Array.from(column.values),
      })),
    };
  }

  /** Moods and pauses, each of which is as likely backwards. */
  private passNight(listener: number): void {
    const { random } = this;
    this.mood[listener] = 0.8 * this.mood[listener]! + 0.6 * normal(random);
    if (random() < pauses) this.isActive[listener] = 1 - this.isActive[listener]!;
    const change = this.isMember[listener] === 1 ? leaves : 4 * leaves;
    if (random() < change) this.isMember[listener] = 1 - this.isMember[listener]!;
    for (const habit of this.habits) habit.pass(listener);
  }

  private isHere(listener: number): boolean {
    const isIn = this.plan.grows ? this.day >= this.joinsOn[listener]! : this.isMember[listener];
    return Boolean(isIn) && this.isActive[listener] === 1;
  }

  private listen(
    listener: number,
    counts: Omit<Counted, 'values'>,
    columns: readonly { listeners: number[]; values: number[] }[],
    shift: Shift,
  ): void {
    const { random } = this;
    const joined = this.joinsOn[listener]!;
    const eager = joined > 0 && this.day < joined + 7 ? 2 : 1;
    const mood = this.mood[listener]!;
    const mean = this.plays[listener]! * eager * Math.exp(0.4 * mood);
    const plays = Math.min(200, poisson(Math.min(120, mean), random));
    for (let play = 0; play < plays; play++) {
      for (const [at, habit] of this.habits.entries()) {
        const kind = this.shifted(at, habit.draw(listener), listener, shift);
        counts.kinds[at]![listener * habit.kinds + kind]! += 1;
      }
    }
    const shown = poisson(8, random);
    for (const [at] of rates.entries()) {
      const tries = at < 2 ? shown : plays;
      const lost = at === 0 ? 1 - (shift.acceptance ?? 0) : 1;
      const rate = lost * clamp(this.ownRates[at]![listener]! + 0.05 * mood);
      counts.tries[at]![listener]! += tries;
      counts.hits[at]![listener]! += binomial(tries, rate, random);
    }
    const drawn = [
      // Whole days: many ties. Minutes: some. A score: none.
      Math.floor(Math.exp(4 + this.plays[listener]! / 20 + 0.5 * mood + 1.5 * normal(random))),
      Math.ceil(5 * Math.exp(this.plays[listener]! / 30 + 0.3 * mood + 0.7 * normal(random))),
      this.ownRates[0]![listener]! + 0.05 * mood + 0.1 * normal(random),
    ];
    for (const [at, value] of drawn.entries()) {
      columns[at]!.listeners.push(listener);
      columns[at]!.values.push(value);
    }
  }

  private shifted(at: number, kind: number, listener: number, shift: Shift): number {
    const name = kinds[at]![0];
    if (name === 'tag' && listener < (shift.taste ?? 0) * this.plan.listeners) {
      return this.random() < 0.5 ? newFavourite : kind;
    }
    if (name === 'popularity' && this.random() < (shift.popularity ?? 0)) {
      return 5 + Math.floor(5 * this.random());
    }
    return kind;
  }
}
