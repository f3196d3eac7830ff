import type { ModelVersion, Store } from '@echotune/data';
import {
  type Blend,
  type Interactions,
  type Model,
  type Proof,
  proveFrom,
  type Rivals,
} from '@echotune/engine';
import type { Objection } from '../lifecycle/choose-stage.ts';
import type { ProveDeps, Proved, ReadChampion } from '../lifecycle/prove-challenger.ts';

/** The part of a blend that factors are. */
const als = 'als';

/** Factors of another program, ready to stand in a blend. */
export interface GivenFactors {
  /** The part that they are. */
  readonly part: Model;
  /** They have seen no play that started then or later, UTC epoch milliseconds. */
  readonly until: number;
  /** What the registry keeps of them, under `imported`. */
  readonly params: Readonly<Record<string, unknown>>;
  readonly metrics: Readonly<Record<string, number>>;
}

interface FactorProof {
  readonly champion: ReadChampion | null;
  readonly factors: GivenFactors;
  readonly seed: number;
  /** The recipe with parts of its own, on plays before a moment. */
  readonly fit: (train: Interactions, now: number) => Blend;
}

/** Until when the imported factors of a registered model have seen plays; null where it has none. */
function importedUntil({ params }: ModelVersion): number | null {
  const { imported } = params;
  if (typeof imported !== 'object' || imported === null || !('until' in imported)) return null;
  const until = Date.parse(String(imported.until));
  return Number.isFinite(until) ? until : null;
}

/** The factors that answer now; where those are our own, what would be fitted stands for them. */
async function standingFactors({ models }: Store, champion: ReadChampion) {
  const registered = await models.get('blend', champion.version);
  const until = registered && importedUntil(registered);
  const part = champion.model.parts.get(als);
  return part === undefined || until === null ? null : { part, until };
}

/** How factors did, and what speaks against them. */
export interface JudgedFactors {
  readonly proved: Proved | null;
  readonly against: readonly Objection[];
  /** Of the factors alone, for the registry. */
  readonly metrics: Readonly<Record<string, number>>;
}

/**
 * Asks what the week after the factors' last play will bring, of two blends of the same plays before it: one with
 * the factors, and one with those that answer now, or where the champion's are our own, with such as are fitted of
 * these plays. The champion itself is not asked: it is younger than the factors, and has seen the answers. And
 * because the other parts of a blend hide what one of them is worth, the factors are asked alone as well, of new
 * songs: where they are worse they answer only if the blend is better for them. Where the champion's factors came from
 * another program, too, ours are a second yardstick: else each import could be a little worse than the one before.
 */
export async function proveFactors(
  { store, telemetry }: Pick<ProveDeps, 'store' | 'telemetry'>,
  interactions: Interactions,
  { champion, factors, seed, fit }: FactorProof,
): Promise<JudgedFactors> {
  // Nothing answers: whoever made them knows more than we do.
  if (champion === null) return { proved: null, against: [], metrics: {} };
  const standing = await standingFactors(store, champion);
  const from = Math.max(factors.until, standing?.until ?? factors.until);
  const alone: { rivals?: Rivals } = {};
  // Of the same plays both times it is asked for.
  let fitted: Blend | null = null;
  const fitOnce = (train: Interactions, now: number) => {
    fitted ??= fit(train, now);
    return fitted;
  };
  const rivals = (train: Interactions, now: number): Rivals => {
    const own = fitOnce(train, now);
    const blended = standing ? own.withPart(standing.part) : own;
    const other = blended.parts.get(als);
    if (other) alone.rivals = { challenger: factors.part, champion: other };
    return { challenger: blended.withPart(factors.part), champion: blended };
  };
  const rivalsOfOurs = (train: Interactions, now: number): Rivals => {
    const own = fitOnce(train, now);
    return { challenger: own.withPart(factors.part), champion: own };
  };
  const proof = proveFrom(interactions, { from, seed, fit: rivals });
  if (proof === null || alone.rivals === undefined)
    return { proved: null, against: ['not-proved'], metrics: {} };
  const { rivals: ofParts } = alone;
  const part = proveFrom(interactions, { from, seed, fit: () => ofParts })?.parts.find(isOfNew);
  telemetry.log('info', 'factors-proved', { parts: proof.parts, alone: part });
  const besideOurs = standing && proveFrom(interactions, { from, seed, fit: rivalsOfOurs });
  const isBelowOurs = besideOurs?.parts.some(({ gain }) => gain.high < 0) ?? false;
  const isWorse = part !== undefined && part.gain.high < 0;
  const isBetter = proof.parts.some(({ gain }) => gain.low > 0);
  return {
    proved: { champion: champion.version, proof },
    against: isBelowOurs || (isWorse && !isBetter) ? ['factors-worse'] : [],
    metrics: part ? metricsOf(part) : {},
  };
}

/** The known is not theirs to rank (see the engine's `sides.ts`). */
const isOfNew = ({ name }: { readonly name: string }) => name === 'discovery';

function metricsOf({ challenger, champion, gain }: Proof['parts'][number]) {
  return {
    ...{ 'proof.factors.ndcg@10': challenger, 'proof.factors.champion.ndcg@10': champion },
    ...{ 'proof.factors.gain': gain.difference, 'proof.factors.gain.low': gain.low },
    'proof.factors.gain.high': gain.high,
  };
}
