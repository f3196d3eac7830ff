/** Fits one model on a made-up community and tells what it cost. */
import { availableParallelism } from 'node:os';
import { chooseFamily } from '@echotune/engine';
import { community } from './community.ts';

export interface ScaleOrder {
  readonly plays: number;
  readonly listeners: number;
  readonly tracks: number;
  readonly model: string;
}

export interface ScaleAnswer {
  readonly model: string;
  readonly seconds: number;
  /** Of the whole process, the interactions included. */
  readonly peakMiB: number;
  readonly modelMiB: number;
}

process.once('message', ({ plays, listeners, tracks, model }: ScaleOrder) => {
  const choice = chooseFamily(model);
  if (typeof choice === 'string') throw new RangeError(choice);
  const interactions = community(plays, listeners, tracks);
  const begun = performance.now();
  const run = { seed: 1, now: Date.UTC(2026, 0, 1), threads: availableParallelism() };
  const fitted = choice.family.fit(interactions, choice.options, run);
  const seconds = Number(((performance.now() - begun) / 1000).toFixed(1));
  const peakMiB = Math.round(process.resourceUsage().maxRSS / 1024);
  const modelMiB = Math.round(fitted.save().length / 2 ** 20);
  const answer: ScaleAnswer = { model, seconds, peakMiB, modelMiB };
  process.send?.(answer, () => process.exit(0));
});
