import { tellsOfItems } from '../content/item-content.ts';
import { joinPlays } from '../interactions.ts';
import { als } from '../model/als.ts';
import { baseLevel } from '../model/base-level.ts';
import { chain } from '../model/chain.ts';
import { content } from '../model/content.ts';
import { ease } from '../model/ease.ts';
import { frequency } from '../model/frequency.ts';
import type { FitRun, Model, ModelFamily } from '../model/model.ts';
import type { ModelFile } from '../model/model-file.ts';
import { mostRecent } from '../model/most-recent.ts';
import { neighbours } from '../model/neighbours.ts';
import { ownTransitions } from '../model/own-transitions.ts';
import { popularity } from '../model/popularity.ts';
import { rediscover } from '../model/rediscover.ts';
import { repeat } from '../model/repeat.ts';
import { rightNow } from '../model/right-now.ts';
import { sessionRepeat } from '../model/session-repeat.ts';
import { toldSimilar } from '../model/told-similar.ts';
import type { Interactions } from '../plays.ts';

/** How a part is made from interactions and from its file. */
interface Part {
  readonly kind: string;
  fit(interactions: Interactions, run: FitRun): Model;
  load(file: Uint8Array): Model;
}

function part<Options>(
  { kind, defaults, fit, load }: ModelFamily<Options>,
  options: Partial<Options> = {},
): Part {
  return { kind, load, fit: (plays, run) => fit(plays, { ...defaults, ...options }, run) };
}

const nobody = joinPlays([], 0);

/** The models that know but the plays of whom they are asked about: they need no item of a catalogue. */
const personal: readonly Part[] = [
  part(repeat),
  part(baseLevel),
  part(frequency),
  part(mostRecent),
  // Asked for a week ahead: what follows the last song, however long ago that was.
  part(chain, { sessionGapMinutes: 1_000_000 }),
  part(rightNow),
  part(rediscover),
].map((one): Part => ({ ...one, fit: (_, run) => one.fit(nobody, run) }));

/** And those that learn from everybody's. */
const parts: readonly Part[] = [
  ...personal,
  part(sessionRepeat),
  part(ownTransitions),
  part(popularity),
  part(neighbours),
  part(als),
  part(ease, { weightsPerItem: 200 }),
  part(content),
  part(toldSimilar),
];

const personalKinds: ReadonlySet<string> = new Set(personal.map(({ kind }) => kind));

export const isPersonal = (kind: string): boolean => personalKinds.has(kind);

/** The parts that a blend's file holds, by kind. Throws as `ModelFamily.load`. */
export function loadParts(content: ModelFile): Map<string, Model> {
  const held = parts.filter(({ kind }) => content.has(kind));
  return new Map(held.map(({ kind, load }) => [kind, load(content.bytes(kind))]));
}

/** Up to so many items the exact weights take seconds; beyond it they grow with the third power. */
const mostEaseItems = 6000;

/**
 * Every part by kind, fitted one after the other; without ease where there are many items, without content
 * where nothing but artists is known, and without what is told to be alike where nobody tells. Of a kind that
 * is given nothing is fitted.
 */
export function fitParts(
  interactions: Interactions,
  run: FitRun,
  given: ReadonlyMap<string, Model> = new Map(),
): Map<string, Model> {
  const left = new Set<string>();
  if (interactions.itemCount > mostEaseItems) left.add(ease.kind);
  if (!interactions.content || !tellsOfItems(interactions.content)) left.add(content.kind);
  if (!interactions.content?.similar) left.add(toldSimilar.kind);
  const wanted = parts.filter(({ kind }) => !left.has(kind));
  return new Map(
    wanted.map(({ kind, fit }, at) => {
      const onProgress = (fraction: number) => run.onProgress?.((at + fraction) / wanted.length);
      return [kind, given.get(kind) ?? fit(interactions, { ...run, onProgress })];
    }),
  );
}
