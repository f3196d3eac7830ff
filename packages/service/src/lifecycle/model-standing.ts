import type { ModelMetric, Store } from '@echotune/data';

/** A version that has a name, and how it did on the last day that was looked at. */
export interface NamedStanding {
  readonly alias: string;
  readonly version: number;
  /** UTC epoch milliseconds. */
  readonly createdAt: number;
  /** Null where it was not looked at yet. */
  readonly shown: number | null;
  /** 0 … 1; null where nothing was shown. */
  readonly acceptance: number | null;
}

export interface ModelStanding {
  readonly named: readonly NamedStanding[];
  /** Of the last look at what the champion learned from: by quantity, how likely chance shows as much. */
  readonly drift: ReadonlyMap<string, number>;
  /** A drift was found since the newest training. */
  readonly hasDrifted: boolean;
}

const mostNotes = 100;

/** How the models are that answer, or nearly do, from what was measured of them before; measures nothing. */
export async function modelStanding({ models }: Pick<Store, 'models'>): Promise<ModelStanding> {
  const aliased = await models.aliased('blend');
  let drift: ModelStanding['drift'] = new Map();
  const named: NamedStanding[] = [];
  for (const { alias, version, createdAt } of aliased) {
    const latest = latestOf(await models.measured('blend', version));
    const shown = latest.get('online.shown') ?? null;
    const acceptance = shown ? (latest.get('online.acceptance') ?? null) : null;
    named.push({ alias, version, createdAt, shown, acceptance });
    if (alias === 'champion') drift = driftIn(latest);
  }
  const newest = (await models.list('blend')).at(-1)?.createdAt ?? Number.POSITIVE_INFINITY;
  const notes = await models.notes('blend', mostNotes);
  const hasDrifted = notes.some(({ what, at }) => what === 'drifted' && at > newest);
  return { named, drift, hasDrifted };
}

function latestOf(metrics: readonly ModelMetric[]): Map<string, number> {
  return new Map(metrics.map(({ key, value }) => [key, value]));
}

/** From `drift.tags.p` and the like. */
function driftIn(latest: ReadonlyMap<string, number>): Map<string, number> {
  return new Map(
    [...latest].flatMap(([key, p]) => {
      const quantity = /^drift\.(.+)\.p$/.exec(key)?.[1];
      return quantity === undefined ? [] : [[quantity, p] as const];
    }),
  );
}
