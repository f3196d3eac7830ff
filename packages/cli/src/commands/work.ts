import { startWorker } from '@echotune/server';
import type { Session } from '../session.ts';
import { untilTold } from '../until-told.ts';

/** `echotune work`: takes jobs until it is told to stop. */
export async function workCommand({ echotune, output }: Session): Promise<void> {
  const worker = await startWorker(echotune);
  output.say('Takes jobs as they come. Ctrl-C stops it, and gives the job at hand back.');
  output.answer({ works: true });
  await untilTold();
  await worker.stop();
}
