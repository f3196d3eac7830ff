import type { ModelVersion, Store, Telemetry } from '@echotune/data';
import { blend, type Interactions, type Proof, prove } from '@echotune/engine';
import { readArtifact } from '../recommend/load-champion.ts';

export interface ProveDeps {
  readonly store: Store;
  readonly telemetry: Telemetry;
  readonly modelsFolder: string;
}

/** A challenger that was compared with the champion. */
export interface Proved {
  readonly champion: ModelVersion;
  readonly proof: Proof;
}

/** What of a training is as in that which the proof is for. */
export interface ProveRun {
  readonly now: number;
  readonly seed: number;
  readonly fit: (train: Interactions, now: number) => ReturnType<typeof blend.fit>;
}

/**
 * Asks the recipe that is about to be trained, and the champion, about what was played since the champion
 * was trained. Null where there is nothing to compare with: no champion, none whose file can be read (after
 * something was forgotten there is none), or too few who listened since.
 */
export async function proveChallenger(
  { store, telemetry, modelsFolder }: ProveDeps,
  interactions: Interactions,
  { now, seed, fit }: ProveRun,
): Promise<Proved | null> {
  const champion = await store.models.byAlias('blend', 'champion');
  if (champion === null) return null;
  const bytes = await readArtifact(modelsFolder, champion).catch(() => null);
  if (bytes === null) return null;
  const asked = { champion: blend.load(bytes), since: champion.createdAt, until: now, seed, fit };
  const proof = prove(interactions, asked);
  if (proof === null) return null;
  telemetry.log('info', 'challenger-proved', { parts: proof.parts, champion: champion.version });
  return { champion, proof };
}

/** Whether the challenger may answer: not where a part of it is worse, and chance does not explain it. */
export function mayAnswer(proved: Proved | null): boolean {
  return proved === null || proved.proof.parts.every(({ gain }) => gain.high >= 0);
}

/** A proof as metrics of a registered model. */
export function proofMetrics(proved: Proved | null): Readonly<Record<string, number>> {
  const parts = proved?.proof.parts ?? [];
  return Object.fromEntries(
    parts.flatMap(({ name, listeners, challenger, champion, gain }) => [
      [`proof.${name}.listeners`, listeners],
      [`proof.${name}.ndcg@10`, challenger],
      [`proof.${name}.champion.ndcg@10`, champion],
      [`proof.${name}.gain`, gain.difference],
      [`proof.${name}.gain.low`, gain.low],
      [`proof.${name}.gain.high`, gain.high],
    ]),
  );
}
