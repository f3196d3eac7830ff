import type { Telemetry } from '@echotune/data';
import { blend, type Comparison, type Interactions, type Proof, prove } from '@echotune/engine';
import type { ModelPlace } from './model-place.ts';
import { isOfPlace, readArtifact } from './read-artifact.ts';

export interface ProveDeps extends ModelPlace {
  readonly telemetry: Telemetry;
}

/** What answers now, ready to be asked. */
export interface ReadChampion {
  readonly version: number;
  /** When it was trained, UTC epoch milliseconds. */
  readonly createdAt: number;
  readonly model: ReturnType<typeof blend.load>;
}

/** A challenger that was compared with the champion. */
export interface Proved {
  readonly champion: number;
  readonly proof: Proof;
}

/** What of a training is as in that which the proof is for. */
export interface ProveRun {
  readonly champion: ReadChampion | null;
  /** Those here, the first in the interactions: a corpus is not answered, and says nothing of what answers. */
  readonly listeners: number;
  readonly now: number;
  readonly seed: number;
  readonly fit: (train: Interactions, now: number) => ReturnType<typeof blend.fit>;
}

/** Null where none answers, or its file cannot be read: after something was forgotten there is none. */
export async function readChampion(deps: ProveDeps): Promise<ReadChampion | null> {
  const champion = await deps.store.models.byAlias('blend', 'champion');
  if (champion === null) return null;
  const { version, createdAt } = champion;
  return readArtifact(deps, champion).then(
    (bytes) => ({ version, createdAt, model: blend.load(bytes) }),
    (cause: unknown) => {
      // Whether there is something to be compared with is not known then.
      if (isOfPlace(cause)) throw cause;
      return null;
    },
  );
}

/**
 * Asks the recipe that is about to be trained, and the champion, about what was played since the champion
 * was trained. Null where there is nothing to compare with: no champion, or too few who listened since.
 */
export function proveChallenger(
  { telemetry }: Pick<ProveDeps, 'telemetry'>,
  interactions: Interactions,
  { champion, listeners, now, seed, fit }: ProveRun,
): Proved | null {
  if (champion === null) return null;
  const { model, createdAt: since, version } = champion;
  const proof = prove(interactions, { champion: model, since, until: now, seed, fit, listeners });
  if (proof === null) return null;
  telemetry.log('info', 'challenger-proved', { parts: proof.parts, champion: version });
  return { champion: version, proof };
}

/** A proof as metrics of a registered model. */
export function proofMetrics(proved: Proved | null): Readonly<Record<string, number>> {
  const parts = proved?.proof.parts ?? [];
  return Object.fromEntries(
    parts.flatMap(({ name, listeners, challenger, champion, gain, segments, baseline }) => [
      [`proof.${name}.listeners`, listeners],
      [`proof.${name}.ndcg@10`, challenger],
      [`proof.${name}.champion.ndcg@10`, champion],
      ...gainMetrics(`proof.${name}`, gain),
      [`proof.${name}.${baseline.name}.ndcg@10`, baseline.goodness],
      ...gainMetrics(`proof.${name}.${baseline.name}`, baseline.gain),
      ...segments.flatMap(({ segment, gain: ofSegment }) =>
        gainMetrics(`proof.${name}.${segment}`, ofSegment),
      ),
    ]),
  );
}

function gainMetrics(of: string, { difference, low, high }: Comparison): [string, number][] {
  return [
    [`${of}.gain`, difference],
    [`${of}.gain.low`, low],
    [`${of}.gain.high`, high],
  ];
}
