import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { EchoError, type ModelVersion, type Store, type Telemetry } from '@echotune/data';
import { blend, freshSessionsOf, type ModelSet, modelSet, personalModels } from '@echotune/engine';
import { type FreshDeps, FreshListens } from './keep-fresh-listens.ts';
import { takeTurns } from './take-turns.ts';

/** The models that answer, and under which name. */
export interface ServingModels {
  readonly set: ModelSet;
  /** `blend@3`, or `personal` where no trained model could be read. */
  readonly name: string;
  /** What was listened to since they were trained; null where they were not. */
  readonly fresh: FreshListens | null;
}

export interface ChampionDeps extends FreshDeps {
  readonly telemetry: Telemetry;
}

const personalName = 'personal';

/** Listens since a training that join the community's sessions: about 10 MB. */
const mostFreshListens = 100_000;

/** A file name never leaves the folder: the registry is data, and data may be wrong. */
const artifactName = /^[\w.-]+$/;

/**
 * The champion from the registry, loaded once per version. A missing or damaged file never leaves the
 * service without an answer: the models that need no training take over, and the telemetry says so.
 */
export class ChampionModel {
  readonly #deps: ChampionDeps;
  readonly #store: Store;
  readonly #folder: string;
  readonly #inTurn = takeTurns();
  #loadedId: number | null = null;
  #serving: ServingModels = personal();

  constructor(deps: ChampionDeps, folder: string) {
    this.#deps = deps;
    this.#store = deps.store;
    this.#folder = folder;
  }

  async current(): Promise<ServingModels> {
    const champion = await this.#store.models.byAlias('blend', 'champion');
    // Everybody who comes meanwhile would load it, too.
    return (champion?.id ?? null) === this.#loadedId
      ? this.#serving
      : this.#inTurn(() => this.#renew());
  }

  async #renew(): Promise<ServingModels> {
    const champion = await this.#store.models.byAlias('blend', 'champion');
    const id = champion?.id ?? null;
    if (id !== this.#loadedId) {
      this.#serving = champion === null ? personal() : await this.#load(champion);
      this.#loadedId = id;
    }
    return this.#serving;
  }

  /** The models under a name that an earlier answer came from; null where their file is gone. */
  async named(name: string): Promise<ServingModels | null> {
    const current = await this.current();
    if (current.name === name) return current;
    if (name === personalName) return personal();
    const version = Number(/^blend@(\d+)$/.exec(name)?.[1] ?? 0);
    const model = await this.#store.models.get('blend', version);
    const earlier = model === null ? null : await this.#load(model);
    return earlier?.name === name ? earlier : null;
  }

  async #load(champion: ModelVersion): Promise<ServingModels> {
    try {
      const set = modelSet(blend.load(await readArtifact(this.#folder, champion)));
      const sessions = freshSessionsOf(set, mostFreshListens);
      const fresh =
        sessions === undefined ? null : new FreshListens(this.#deps, sessions, champion.createdAt);
      return { set, name: `blend@${champion.version}`, fresh };
    } catch (cause) {
      this.#deps.telemetry.log('error', 'model-not-loaded', { version: champion.version, cause });
      return personal();
    }
  }
}

function personal(): ServingModels {
  return { set: personalModels(0), name: personalName, fresh: null };
}

/** The artifact's bytes, checked against the registry's checksum. Throws model-corrupt. */
export async function readArtifact(folder: string, model: ModelVersion): Promise<Uint8Array> {
  if (!artifactName.test(model.artifact)) {
    throw new EchoError('model-corrupt', `The registry names no file: ${model.artifact}`);
  }
  const bytes = await readFile(join(folder, model.artifact)).catch((cause) => {
    throw new EchoError('model-corrupt', `${model.artifact} cannot be read`, { cause });
  });
  const checksum = createHash('sha256').update(bytes).digest('hex');
  if (checksum !== model.checksum) {
    throw new EchoError('model-corrupt', `The checksum of ${model.artifact} differs`);
  }
  return bytes;
}
