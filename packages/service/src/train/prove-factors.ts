import type { ModelVersion, Store } from '@echotune/data';
import { type Blend, blend, type Interactions, type Model, proveFrom } from '@echotune/engine';
import type { ProveDeps, Proved } from '../lifecycle/prove-challenger.ts';
import { readArtifact } from '../recommend/load-champion.ts';

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

/** The imported factors of the model that answers; null where it has none, or its file cannot be read. */
async function factorsOf(champion: ModelVersion, modelsFolder: string) {
  const until = importedUntil(champion);
  const bytes =
    until === null ? null : await readArtifact(modelsFolder, champion).catch(() => null);
  const part = bytes === null ? undefined : blend.load(bytes).parts.get('als');
  return part === undefined || until === null ? null : { part, until };
}

/**
 * Asks what the week after the factors' last play will bring, of two blends of the same plays before it: one
 * with the factors, and one with those that answer now, or where the champion's are our own, such as
 * would be fitted of these plays. The champion itself is not asked: it is younger than the factors, and has seen the
 * answers. Null where nothing answers, or too few listened then.
 */
export async function proveFactors(
  { store, telemetry, modelsFolder }: ProveDeps,
  interactions: Interactions,
  { factors, seed, fit }: FactorProof,
): Promise<Proved | null> {
  const champion = await store.models.byAlias('blend', 'champion');
  if (champion === null) return null;
  const standing = await factorsOf(champion, modelsFolder);
  const from = Math.max(factors.until, standing?.until ?? factors.until);
  const rivals = (train: Interactions, now: number) => {
    const own = fit(train, now);
    const { part } = factors;
    return {
      challenger: own.withPart(part),
      champion: standing ? own.withPart(standing.part) : own,
    };
  };
  const proof = proveFrom(interactions, { from, seed, fit: rivals });
  if (proof === null) return null;
  telemetry.log('info', 'factors-proved', { parts: proof.parts, champion: champion.version });
  return { champion, proof };
}

/** What was not compared answers where nothing else does: whoever made it knows more than we do of it. */
export async function mayAnswerUnproved({ models }: Store): Promise<boolean> {
  return (await models.byAlias('blend', 'champion')) === null;
}
