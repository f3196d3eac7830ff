import type { Job, JobState, Store } from '@echotune/data';
import { type Fact, FactWriter } from '../fact.ts';

const weekMs = 7 * 86_400_000;
const mostJobs = 1000;
const mostImports = 1000;

interface WorkDeps {
  readonly store: Store;
  readonly clock: () => number;
}

/** What background jobs came to within a week, and what every row of every import became. */
export async function observeWork({ store, clock }: WorkDeps): Promise<readonly Fact[]> {
  const now = clock();
  const ended = async (state: JobState) =>
    (await store.jobs.list({ state: [state], limit: mostJobs })).filter(
      ({ finishedAt }) => (finishedAt ?? 0) > now - weekMs,
    );
  const [done, failed] = [await ended('done'), await ended('failed')];
  const facts = new FactWriter('store: jobs of seven days', now);
  facts.add('jobs.done', 'count', done.length).add('jobs.failed', 'count', failed.length);
  for (const [kind, count] of byKind(failed)) facts.add('jobs.failed-of', 'count', count, kind);
  return [...facts.facts, ...(await observeImports(store, now)), ...(await countData(store, now))];
}

function byKind(jobs: readonly Job[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const { kind } of jobs) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts].toSorted(([a], [b]) => a.localeCompare(b));
}

async function observeImports(store: Store, now: number): Promise<readonly Fact[]> {
  const sums = { read: 0, added: 0, duplicates: 0, notMusic: 0, rejected: 0, failed: 0 };
  for (const { id } of await store.listeners.list()) {
    for (const { totals, state } of await store.imports.list(id, mostImports)) {
      sums.failed += state === 'failed' ? 1 : 0;
      for (const part of ['read', 'added', 'duplicates', 'notMusic', 'rejected'] as const) {
        sums[part] += totals[part];
      }
    }
  }
  const { read, added, duplicates, notMusic, rejected, failed } = sums;
  return new FactWriter('store: import_run, import_file', now)
    .add('imports.rows', 'count', read)
    .add('imports.added', 'count', added)
    .add('imports.known-before', 'count', duplicates)
    .add('imports.not-music', 'count', notMusic)
    .add('imports.rejected', 'count', rejected)
    .add('imports.unaccounted', 'count', read - added - duplicates - notMusic - rejected)
    .add('imports.failed', 'count', failed).facts;
}

/** Without the demo, whose listener nobody is. */
async function countData({ listeners, plays, accounts }: Store, now: number): Promise<Fact[]> {
  const all = (await listeners.list()).filter(({ demo }) => !demo);
  let stored = 0;
  for (const { id } of all) stored += await plays.count(id);
  return new FactWriter('store: listener, play, account, without the demo', now)
    .add('data.listeners', 'count', all.length)
    .add('data.plays', 'count', stored)
    .add('data.accounts', 'count', (await accounts.list()).length).facts;
}
