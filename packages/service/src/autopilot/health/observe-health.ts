import { type ErrorCode, type Job, type ModelVersion, retryableStates } from '@echotune/data';
import type { jobKinds } from '../../jobs/job-kinds.ts';
import type { ModelPlace } from '../../lifecycle/model-place.ts';
import { isOfPlace, isWhole } from '../../lifecycle/read-artifact.ts';
import type { RunDeps } from '../agent-deps.ts';

type JobKind = (typeof jobKinds)[number];

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
/** A job that failed is left alone for a while: what was in the way may not be over. */
const settledMs = 15 * minuteMs;
const mostRetried = 20;

export interface HealthDeps extends RunDeps, ModelPlace {
  readonly coversFolder: string;
  /** Bytes that are free where models and pictures are. */
  readonly freeBytes: () => Promise<number>;
}

export interface HealthFacts {
  /** Jobs that failed of what passes, by kind: within a day, and a quarter of an hour ago at least. */
  readonly failed: readonly { readonly kind: string; readonly jobs: readonly number[] }[];
  /** Jobs that failed as a provider did not answer, within two hours, by provider. */
  readonly unanswered: readonly { readonly provider: string; readonly count: number }[];
  readonly paused: readonly string[];
  readonly champion: { readonly version: number; readonly isWhole: boolean } | null;
  readonly freeBytes: number;
  /** Of pictures that would be fetched again. */
  readonly coverBytes: number;
}

/** What passes: the store or a provider away, a disk that was full, a worker that was killed. */
const passing: ReadonlySet<string> = new Set<ErrorCode>([
  ...(['store-unreachable', 'disk-full', 'provider-unreachable', 'provider-busy'] as const),
  ...(['provider-paused', 'shared-files-away', 'internal'] as const),
]);

/** Somebody waits for these; all others are begun anew by themselves. */
const retriedKinds: readonly JobKind[] = [
  ...(['import', 'train', 'backtest', 'demo', 'spotify-library', 'scrobble-history'] as const),
];

/** How the parts are that something can be done about. */
export async function observeHealth(deps: HealthDeps): Promise<HealthFacts> {
  const { store, clock, freeBytes } = deps;
  const now = clock();
  const ended = await store.jobs.list({ state: retryableStates, limit: 500 });
  const failed = ended.filter(
    ({ state, error, finishedAt }) =>
      state === 'failed' && passing.has(error?.code ?? '') && (finishedAt ?? 0) > now - dayMs,
  );
  const champion = await store.models.byAlias('blend', 'champion');
  const covers = await store.covers.totals();
  return {
    failed: retriedKinds.flatMap((kind) => {
      const jobs = failed
        .filter((job) => job.kind === kind && (job.finishedAt ?? 0) <= now - settledMs)
        .map(({ id }) => id);
      return jobs.length === 0 ? [] : [{ kind, jobs: jobs.toReversed().slice(0, mostRetried) }];
    }),
    unanswered: countUnanswered(failed, now - 2 * 60 * minuteMs),
    paused: (await store.providers.pauses()).map(({ provider }) => provider).toSorted(),
    champion: champion && {
      ...{ version: champion.version, isWhole: await isWholeAsFarAsKnown(deps, champion) },
    },
    // Coarse, or every look would be news.
    ...{ freeBytes: coarse(await freeBytes()), coverBytes: coarse(covers.bytes) },
  };
}

/** Where the place of shared files is away, the model is not what is to be mended. */
function isWholeAsFarAsKnown(deps: HealthDeps, champion: ModelVersion): Promise<boolean> {
  return isWhole(deps, champion).catch((cause: unknown) => {
    if (isOfPlace(cause)) return true;
    throw cause;
  });
}

const stepBytes = 64 * 1024 ** 2;
const coarse = (bytes: number) => Math.floor(bytes / stepBytes) * stepBytes;

/** Whom a job asked, where it names them. */
function providerOf({ payload }: Job): string | null {
  if (typeof payload !== 'object' || payload === null || !('provider' in payload)) return null;
  return typeof payload.provider === 'string' ? payload.provider : null;
}

export function countUnanswered(failed: readonly Job[], since: number) {
  const counts = new Map<string, number>();
  for (const job of failed) {
    const provider = providerOf(job);
    const isUnanswered = job.error?.code === 'provider-unreachable';
    if (!isUnanswered || provider === null || (job.finishedAt ?? 0) < since) continue;
    counts.set(provider, (counts.get(provider) ?? 0) + 1);
  }
  return [...counts].map(([provider, count]) => ({ provider, count }));
}
