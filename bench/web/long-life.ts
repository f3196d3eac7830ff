import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { demoWorld } from '@echotune/formats';
import { readConfig, wire } from '@echotune/server';
import { claimInstance, offerClaim, recordPlays } from '@echotune/service';
import { testPassword } from '../../tests/kit/password.ts';

export interface LongLife {
  readonly plays: number;
  readonly years: number;
}

const playsAtATime = 1000;
/** What the demo's listeners vary by is evened out by making more than is asked for. */
const spare = 1.6;

/**
 * Fills a folder with one listener of so many plays over so many years, whose taste drifts as that of the
 * demo's people; a folder that has one already is used as it is. The owner's name is Owner.
 */
export async function longLifeIn(home: string, { plays, years }: LongLife): Promise<void> {
  const mark = join(home, 'long-life.json');
  if (existsSync(mark)) return;
  mkdirSync(home, { recursive: true });
  const environment = { ECHOTUNE_HOME: home, ECHOTUNE_LOG_LEVEL: 'error' };
  const echotune = await wire(readConfig(environment), Date.now);
  const { store, clock } = echotune;
  const endsAt = clock();
  const months = years * 12;
  const world = demoWorld({
    ...{ endsAt, monthsBack: months, listeners: 1, artists: 1200 },
    playsPerMonth: (plays / months) * spare,
  });
  const timeZone = 'Europe/Berlin';
  const owner = { name: 'Owner', password: testPassword, timeZone };
  const { id: accountId } = await claimInstance(store, {
    ...owner,
    token: await offerClaim(store),
  });
  const listenerId = (await store.listeners.ofAccount(accountId))[0]?.id ?? 0;
  const made = world.listener(0).plays;
  // Some of the plays, from all of the years.
  const taken = made.filter(
    (_, at) =>
      Math.floor((at * plays) / made.length) !== Math.floor(((at - 1) * plays) / made.length),
  );
  for (let from = 0; from < taken.length; from += playsAtATime) {
    const step = taken.slice(from, from + playsAtATime);
    await recordPlays(store, { listenerId, source: 'api', now: endsAt }, step);
  }
  await echotune.close();
  writeFileSync(mark, JSON.stringify({ plays: taken.length, years }));
}
