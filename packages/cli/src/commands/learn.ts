import { type Trained, trainModels } from '@echotune/service';
import type { Session } from '../session.ts';
import { bar } from '../terminal/output.ts';

/** Trains on all plays, with progress. `next` is said after, what to do now. */
export async function learn({ echotune, output }: Session, next = ''): Promise<Trained> {
  const trained = await trainModels(echotune, {
    onProgress: (fraction) => output.progress.show(`${bar(fraction)}  learning from the plays`),
  });
  output.progress.clear();
  const { version, answers, proved } = trained;
  const champion = `blend@${proved?.champion.version}`;
  output.say(
    answers
      ? `Learnt from them: blend@${version}.${next}`
      : `blend@${version} was proved worse than ${champion}, which answers on: echotune models`,
  );
  return trained;
}
