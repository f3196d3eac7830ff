import { type Corpus, EchoError } from '@echotune/data';
import { type ForgetDeps, forgetAll } from '../listener/forget-listener.ts';
import type { Retraining } from '../train/unlearn.ts';

/**
 * Removes a corpus from store and models. Throws corpus-unknown, also for the demo's community, which
 * goes with the demo.
 */
export async function removeCorpus(
  deps: ForgetDeps,
  name: string,
  retraining: Retraining,
): Promise<Corpus> {
  const corpora = await deps.store.corpora.list();
  const corpus = corpora.find((one) => one.name === name && !one.demo);
  if (corpus === undefined) throw new EchoError('corpus-unknown', `There is no corpus ${name}.`);
  await forgetAll(deps, { listenerIds: [], corpusIds: [corpus.id] }, retraining);
  return corpus;
}
