import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ModelVersion, Store, Telemetry } from '@echotune/data';
import { blend, type ModelSet, modelSet, personalModels } from '@echotune/engine';

/** The models that answer, and under which name. */
export interface ServingModels {
  readonly set: ModelSet;
  /** `blend@3`, or `personal` where no trained model could be read. */
  readonly name: string;
}

/** A file name never leaves the folder: the registry is data, and data may be wrong. */
const artifactName = /^[\w.-]+$/;

/**
 * The champion from the registry, loaded once per version. A missing or damaged file never leaves the
 * service without an answer: the models that need no training take over, and the telemetry says so.
 */
export class ChampionModel {
  readonly #store: Store;
  readonly #folder: string;
  readonly #telemetry: Telemetry;
  #loadedId: number | null = null;
  #serving: ServingModels = { set: personalModels(0), name: 'personal' };

  constructor(store: Store, folder: string, telemetry: Telemetry) {
    this.#store = store;
    this.#folder = folder;
    this.#telemetry = telemetry;
  }

  async current(): Promise<ServingModels> {
    const champion = await this.#store.models.byAlias('blend', 'champion');
    const id = champion?.id ?? null;
    if (id !== this.#loadedId) {
      this.#serving = champion === null ? personal() : await this.#load(champion);
      this.#loadedId = id;
    }
    return this.#serving;
  }

  async #load(champion: ModelVersion): Promise<ServingModels> {
    try {
      return {
        set: modelSet(blend.load(await readArtifact(this.#folder, champion))),
        name: `blend@${champion.version}`,
      };
    } catch (cause) {
      this.#telemetry.log('error', 'model-not-loaded', { version: champion.version, cause });
      return personal();
    }
  }
}

function personal(): ServingModels {
  return { set: personalModels(0), name: 'personal' };
}

/** The artifact's bytes, checked against the registry's checksum. */
export async function readArtifact(folder: string, model: ModelVersion): Promise<Uint8Array> {
  if (!artifactName.test(model.artifact))
    throw new Error(`Not an artifact name: ${model.artifact}`);
  const bytes = await readFile(join(folder, model.artifact));
  const checksum = createHash('sha256').update(bytes).digest('hex');
  if (checksum !== model.checksum) throw new Error(`Checksum of ${model.artifact} differs`);
  return bytes;
}
