import { setTimeout as wait } from 'node:timers/promises';
import { silentTelemetry } from '@echotune/data';
import type { Misfit } from '../contract/contract.ts';
import { fleetingPauses } from '../policy/pauses.ts';
import type { ApiDeps } from './api.ts';

/** What clients are built with in tests: waits take no time, and a slow answer is given up at once. */
export function apiDeps() {
  let now = Date.UTC(2026, 0, 15);
  const clock = () => now;
  const misfits: Misfit[] = [];
  const counted: { readonly name: string; readonly labels: object }[] = [];
  const deps: ApiDeps = {
    ...{ pauses: fleetingPauses(clock), clock, random: () => 0, fetch },
    telemetry: {
      ...silentTelemetry,
      count: (name, _by, labels = {}) => counted.push({ name, labels }),
    },
    sleep: async (ms) => {
      now += ms;
      await wait(1);
    },
    quarantine: { keep: async (misfit) => void misfits.push(misfit) },
    userAgent: 'EchoTune/0 (https://echotune.example)',
  };
  const advance = (ms: number) => {
    now += ms;
  };
  return { deps, misfits, counted, advance };
}
