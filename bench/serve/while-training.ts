/** What a training in the background does to those who ask meanwhile. */
import { setTimeout as wait } from 'node:timers/promises';
import { readConfig, wire } from '@echotune/server';
import type { Community } from './community.ts';
import { serverOf, startServer } from './over-http.ts';
import { type Step, uncached } from './rates.ts';
import { Traffic } from './traffic.ts';

const hourMs = 3_600_000;
const perSecond = 10;
const warmUpSeconds = 10;

export interface WhileTraining {
  /** Recommendations a second that were asked for, each after a play. */
  readonly perSecond: number;
  readonly turns: readonly { readonly quiet: Step; readonly training: Step }[];
  /** Median of the turns: 99 % while a model is trained over 99 % while none is. */
  readonly p99Ratio: number;
  readonly p50Ratio: number;
}

/** Asks for `seconds` while nothing is trained, then for as long while something is; and again. */
export async function whileTraining(
  home: string,
  community: Community,
  { turns, seconds }: { readonly turns: number; readonly seconds: number },
): Promise<WhileTraining> {
  const started = await startServer(home);
  const server = serverOf(started);
  const traffic = new Traffic(community, Date.now() - 6 * hourMs);
  const echotune = await wire(readConfig({ ECHOTUNE_HOME: home, ECHOTUNE_LOG_LEVEL: 'error' }));
  const found: { readonly quiet: Step; readonly training: Step }[] = [];
  try {
    await uncached(server, traffic, perSecond, warmUpSeconds);
    for (let turn = 0; turn < turns; turn += 1) {
      const quiet = await uncached(server, traffic, perSecond, seconds);
      const training = await besideTraining(echotune, () =>
        uncached(server, traffic, perSecond, seconds),
      );
      console.error(`99 %: quiet ${quiet.p99} ms, while a model is trained ${training.p99} ms`);
      found.push({ quiet, training });
    }
  } finally {
    await echotune.close();
    await server.client.close();
    await started.stop();
  }
  const ratio = (of: 'p50' | 'p99') => {
    const ratios = found.map(({ quiet, training }) => training[of] / quiet[of]);
    return ratios.toSorted((a, b) => a - b)[ratios.length >> 1] ?? Number.NaN;
  };
  return { perSecond, turns: found, p99Ratio: ratio('p99'), p50Ratio: ratio('p50') };
}

/** Asks while the server's background process trains; throws where it was done before. */
async function besideTraining<T>(
  { store }: Awaited<ReturnType<typeof wire>>,
  ask: () => Promise<T>,
): Promise<T> {
  const { id } = await store.jobs.enqueue('train', {});
  const stateOf = async () => (await store.jobs.get(id))?.state;
  while ((await stateOf()) === 'queued') await wait(200);
  const answer = await ask();
  if ((await stateOf()) !== 'running') throw new Error('The training ended first: ask for less.');
  while ((await stateOf()) === 'running') await wait(500);
  return answer;
}
