import { trainModels } from '@echotune/service';
import type { Session } from '../session.ts';
import { bar } from '../terminal/output.ts';

/** Trains on all plays, with progress. `next` is said after, what to do now. */
export async function learn({ echotune, output }: Session, next = ''): Promise<void> {
  const model = await trainModels(echotune, {
    onProgress: (fraction) => output.progress.show(`${bar(fraction)}  learning from the plays`),
  });
  output.progress.clear();
  output.say(`Learnt from them: blend@${model.version}.${next}`);
}
