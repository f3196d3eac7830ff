import type { OwnedServer } from '../../tests/kit/signed-in.ts';
import { quantile } from '../kit/open-loop.ts';
import { cpuSeconds } from '../kit/process-figures.ts';

const dayMs = 86_400_000;
const parts = ['days', 'evolution', 'eras', 'skips'].map((part) => `include=${part}`).join('&');
const warmUps = 12;
const spans = { life: null, years: 1461, year: 365, month: 30, week: 7 } as const;

/** Milliseconds of one answer with all its parts, until its last byte. */
async function ask({ address, headers }: OwnedServer, range: string): Promise<number> {
  const begun = performance.now();
  const answer = await fetch(`${address}/api/v1/statistics?${parts}${range}`, { headers });
  await answer.arrayBuffer();
  if (!answer.ok) throw new Error(`Statistics were answered ${answer.status}`);
  return performance.now() - begun;
}

/**
 * How soon ranges of each length are answered, no range twice, and the processor time of each; `firstMs`
 * is the answer for which the plays are read.
 */
export async function anyRange(server: OwnedServer, years: number, asked: number) {
  const firstMs = await ask(server, '');
  // Code that is compiled while it answers would be measured instead.
  for (let n = 0; n < warmUps; n += 1) await ask(server, `&to=${Date.now() - n}`);
  const until = Date.now();
  const found: Record<string, { p50: number; p95: number; most: number; cpuMs: number }> = {};
  const cpuMs = () => cpuSeconds(server.child.pid ?? 0) * 1000;
  for (const [name, days] of Object.entries(spans)) {
    const times: number[] = [];
    const cpuBefore = cpuMs();
    for (let n = 0; n < asked; n += 1) {
      const room = years * 365 - (days ?? 0);
      const end = days === null ? until - n * dayMs : until - (n / asked) * room * dayMs;
      const from = days === null ? '' : `&from=${Math.round(end - days * dayMs)}`;
      times.push(await ask(server, `${from}&to=${Math.round(end)}`));
    }
    const mean = (cpuMs() - cpuBefore) / asked;
    const round = (ms: number) => Math.round(ms * 10) / 10;
    found[name] = {
      ...{ p50: round(quantile(times, 0.5)), p95: round(quantile(times, 0.95)) },
      ...{ most: round(Math.max(...times)), cpuMs: round(mean) },
    };
  }
  return { firstMs: Math.round(firstMs), ms: found };
}
