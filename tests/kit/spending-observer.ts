/**
 * A process that looks at spending from outside, by plain SQL, all the time, until it is told to stop;
 * then it says how often it looked and how often a limit was passed. Argument: the store as `StormStore`.
 */
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';

export interface Observed {
  readonly samples: number;
  /** Times that more than a limit was settled and held. */
  readonly overspent: number;
}

const query = `select count(*) as passed from spending
  join spending_limit on spending_limit.id = limit_id where settled + held > amount`;

async function openQuery(): Promise<() => unknown> {
  const { file, url } = JSON.parse(process.argv[2] ?? '{}');
  if (typeof url !== 'string') {
    const statement = new DatabaseSync(file, { readOnly: true, timeout: 10_000 }).prepare(query);
    return () => statement.get()?.passed;
  }
  const client = new pg.Client(url);
  await client.connect();
  return async () => (await client.query(query)).rows[0]?.passed;
}

const look = await openQuery();
let running = true;
process.once('message', () => {
  running = false;
});
process.send?.('ready');
let [samples, overspent] = [0, 0];
while (running) {
  if (Number(await look()) > 0) overspent += 1;
  samples += 1;
  // It is to see much, not to slow down what it looks at.
  await wait(1);
}
const observed: Observed = { samples, overspent };
process.send?.(observed, () => process.exit());
