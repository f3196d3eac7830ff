import { setTimeout as wait } from 'node:timers/promises';
import type pg from 'pg';
import type { Cluster } from './cluster.ts';

/** What was seen of who does what only one may do; `twoLeaders` and `agentsDoubled` must be 0. */
export interface Leaders {
  readonly looks: number;
  /** Looks at which nobody held the lease: after a leader was killed, until it has lapsed. */
  readonly withoutLeader: number;
  /** Looks at which two servers said of themselves that they lead. */
  readonly twoLeaders: number;
  /** Looks at which an agent was at work twice. */
  readonly agentsDoubled: number;
  /** Terms of the lease; each must have had one holder. */
  readonly terms: number;
  readonly termsShared: number;
}

const everyMs = 500;

/** Looks at the lease, at what the servers say of themselves and at the agents' jobs until it is told to stop. */
export function watchLeaders(cluster: Cluster, database: pg.Client): { stop(): Promise<Leaders> } {
  const seen = { looks: 0, withoutLeader: 0, twoLeaders: 0, agentsDoubled: 0 };
  const holders = new Map<number, Set<string>>();
  const stop = new AbortController();
  const look = async () => {
    const lease = await database.query(
      "select holder, term from lease where name = 'leading' and held_until > $1",
      [Date.now()],
    );
    const doubled = await database.query(
      "select 1 from job where kind = 'run-agents' and state = 'running' group by payload having count(*) > 1",
    );
    const saying = await Promise.all(cluster.servers().map(({ address }) => leads(address)));
    seen.looks += 1;
    if (lease.rows.length === 0) seen.withoutLeader += 1;
    for (const { term, holder } of lease.rows) {
      holders.set(term, (holders.get(term) ?? new Set()).add(holder));
    }
    if (doubled.rows.length > 0) seen.agentsDoubled += 1;
    if (saying.filter(Boolean).length > 1) seen.twoLeaders += 1;
  };
  const watching = (async () => {
    while (!stop.signal.aborted) {
      await look();
      await wait(everyMs);
    }
  })();
  return {
    stop: async () => {
      stop.abort();
      await watching;
      const termsShared = [...holders.values()].filter(({ size }) => size > 1).length;
      return { ...seen, terms: holders.size, termsShared };
    },
  };
}

/** One that was killed meanwhile leads no more. */
async function leads(address: string | null): Promise<boolean> {
  const text = await fetch(`${address}/metrics`).then(
    (answer) => answer.text(),
    () => '',
  );
  return /^echotune_leader 1$/m.test(text);
}
