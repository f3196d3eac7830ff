import { seededRandom } from '@echotune/engine';
import type { Pool } from 'undici';
import { arrivals } from '../kit/arrivals.ts';
import { type Due, quantile, type Sample, sendAll, wasAnswered } from '../kit/open-loop.ts';
import { cpuSeconds } from '../kit/process-figures.ts';
import { active, type Traffic } from './traffic.ts';

export interface Server {
  readonly client: Pool;
  readonly pid: number;
}

/** One rate, held for a while. */
export interface Step {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  readonly failed: number;
  /** Processor time of the server, milliseconds a request: on a shared machine it says more than the time. */
  readonly cpuMs: number;
  readonly byKind: Readonly<
    Record<string, { readonly count: number; readonly p50: number; readonly p99: number }>
  >;
}

const stepSeconds = 6;
/** A play is sent that long before the answer that it changes is asked for. */
const leadMs = 500;

function spread(samples: readonly Sample[]) {
  const times = samples.map(({ ms }) => ms);
  return { p50: quantile(times, 0.5), p99: quantile(times, 0.99) };
}

/** What came of a step; `of` names the kind that it is about, all where it is left out. */
function stepOf(samples: readonly Sample[], perSecond: number, cpu: number, of?: string): Step {
  const meant = of === undefined ? samples : samples.filter(({ kind }) => kind === of);
  const kinds = Object.groupBy(samples, ({ kind }) => kind);
  return {
    ...{ perSecond, ...spread(meant) },
    failed: samples.filter((sample) => !wasAnswered(sample)).length,
    cpuMs: Math.round((cpu / meant.length) * 100_000) / 100,
    byKind: Object.fromEntries(
      Object.entries(kinds).map(([kind, own = []]) => [
        kind,
        { count: own.length, ...spread(own) },
      ]),
    ),
  };
}

async function measured(
  { client, pid }: Server,
  perSecond: number,
  dues: Iterable<Due>,
  of?: string,
): Promise<Step> {
  const before = cpuSeconds(pid);
  const samples = await sendAll(client, dues);
  return stepOf(samples, perSecond, cpuSeconds(pid) - before, of);
}

/**
 * Recommendations at a rate, each of a listener who has played something since their last. They come as
 * people come, independently of each other (a Poisson process): at even distances every play would meet
 * another's answer, or none would.
 */
export function uncached(
  server: Server,
  traffic: Traffic,
  perSecond: number,
  seconds = stepSeconds,
): Promise<Step> {
  const comers = arrivals(perSecond, seededRandom(perSecond)).take(perSecond * seconds);
  const asked = [...comers].map((atMs, n): Due[] => [
    { atMs, ...traffic.play(n % active) },
    { atMs: atMs + leadMs, ...traffic.recommendations(n % active) },
  ]);
  const dues = asked.flat().sort((a, b) => a.atMs - b.atMs);
  return measured(server, perSecond, dues, 'recommendations');
}

/** Everything that listeners do, at a rate. */
export function mixed(
  server: Server,
  traffic: Traffic,
  { perSecond, seconds = stepSeconds }: { readonly perSecond: number; readonly seconds?: number },
): Promise<Step> {
  function* dues(): Generator<Due> {
    for (let n = 0; n < perSecond * seconds; n += 1) {
      yield { atMs: (n * 1000) / perSecond, ...traffic.any() };
    }
  }
  return measured(server, perSecond, dues());
}

export interface Found {
  /** The highest rate that was held; 0 where none was. */
  readonly held: number;
  readonly steps: readonly Step[];
}

interface Search {
  readonly from: number;
  readonly most: number;
  /** Milliseconds under which 99 of 100 requests have to be answered. */
  readonly p99Limit: number;
}

/** Searches the highest rate whose 99 % stays under the limit: up by steps, then between the last two. */
export async function findRate(
  { from, most, p99Limit }: Search,
  hold: (perSecond: number) => Promise<Step>,
): Promise<Found> {
  const steps: Step[] = [];
  const isHeld = async (perSecond: number) => {
    const step = await hold(perSecond);
    steps.push(step);
    console.error(
      `${perSecond}/s: median ${step.p50} ms, 99 % ${step.p99} ms, ${step.failed} failed`,
    );
    return step.failed === 0 && step.p99 < p99Limit;
  };
  let [held, missed] = [0, Number.POSITIVE_INFINITY];
  for (let rate = from; rate <= most && missed === Number.POSITIVE_INFINITY; rate *= 2) {
    if (await isHeld(rate)) held = rate;
    else missed = rate;
  }
  for (let look = 0; look < 3 && held > 0 && missed < Number.POSITIVE_INFINITY; look += 1) {
    const rate = Math.round((held + missed) / 2);
    if (await isHeld(rate)) held = rate;
    else missed = rate;
  }
  return { held, steps };
}
