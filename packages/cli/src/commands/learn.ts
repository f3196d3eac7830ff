import { type Trained, trainModels } from '@echotune/service';
import type { Session } from '../session.ts';
import { bar } from '../terminal/output.ts';

/** Trains on all plays, with progress. `next` is said after, what to do now. */
export async function learn({ echotune, output }: Session, next = ''): Promise<Trained> {
  const trained = await trainModels(echotune, {
    onProgress: (fraction) => output.progress.show(`${bar(fraction)}  learning from the plays`),
  });
  output.progress.clear();
  const { version, stage, objections } = trained;
  const said = {
    champion: `Learnt from them: blend@${version}.${next}`,
    canary: `Learnt from them: blend@${version} answers half of the listeners, to be compared.`,
    challenger: `blend@${version} does not answer (${objections.join(', ')}); the one before does: echotune models`,
  };
  output.say(said[stage]);
  return trained;
}
