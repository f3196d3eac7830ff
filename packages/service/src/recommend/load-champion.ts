import type { AliasedModel, ModelVersion, Store, Telemetry } from '@echotune/data';
import { blend, freshSessionsOf, type ModelSet, modelSet, personalModels } from '@echotune/engine';
import { giveUp } from '../lifecycle/give-up.ts';
import type { ModelPlace } from '../lifecycle/model-place.ts';
import { isOfPlace, readArtifact } from '../lifecycle/read-artifact.ts';
import { isAnsweredBy } from '../lifecycle/toss-coin.ts';
import type { SharedFiles } from '../shared-files/shared-files.ts';
import { tidyModels } from '../train/discard-old.ts';
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
/** After the place of shared files was away, how long nobody asks it again. */
const awayMs = 10_000;

/** Listens since a training that join the community's sessions: about 10 MB. */
const mostFreshListens = 100_000;

/**
 * The models that answer, from the registry, each loaded once: the champion, and while there is one the canary for
 * its half of the listeners. A missing or damaged file never leaves the service without an answer: what answered
 * before takes over, for every process, and where no file can be read the models that need no training.
 */
export class ChampionModel {
  readonly #deps: ChampionDeps;
  readonly #store: Store;
  readonly #place: ModelPlace;
  readonly #inTurn = takeTurns();
  #loaded: ReadonlyMap<number, ServingModels> = new Map();
  /** Until then the place of shared files is left alone, by a clock that does not jump. */
  #awayUntil = 0;

  constructor(deps: ChampionDeps, modelsFolder: string, sharedFiles: SharedFiles | null = null) {
    this.#deps = deps;
    this.#store = deps.store;
    this.#place = { store: deps.store, modelsFolder, sharedFiles };
  }

  /** What answers everybody whom no canary answers. */
  async current(): Promise<ServingModels> {
    const { champion } = await this.#answering();
    return champion === null ? personal() : this.#serve(champion);
  }

  /** What answers a listener. */
  async of(listenerId: number): Promise<ServingModels> {
    const { champion, canary } = await this.#answering();
    if (canary !== null && isAnsweredBy(canary, listenerId)) {
      const serving = await this.#serve(canary);
      // Just now it was given up: then it is not among those that answer any more.
      if (serving.name !== personalName) return serving;
    }
    return champion === null ? personal() : this.#serve(champion);
  }

  async #answering(): Promise<{ champion: AliasedModel | null; canary: AliasedModel | null }> {
    const named = await this.#store.models.aliased('blend', ['canary', 'champion']);
    const of = (name: string) => named.find(({ alias }) => alias === name) ?? null;
    return { champion: of('champion'), canary: of('canary') };
  }

  #serve(model: AliasedModel): ServingModels | Promise<ServingModels> {
    // Everybody who comes meanwhile would load it, too.
    return this.#loaded.get(model.id) ?? this.#inTurn(() => this.#renew(model));
  }

  async #renew(model: AliasedModel): Promise<ServingModels> {
    const known = this.#loaded.get(model.id);
    if (known !== undefined) return known;
    const { champion, canary } = await this.#answering();
    const kept = [champion?.id, canary?.id];
    if (performance.now() < this.#awayUntil) return this.#meanwhile();
    try {
      const serving = (await this.#load(model)) ?? (await this.#instead(model));
      this.#loaded = new Map([
        ...[...this.#loaded].filter(([id]) => kept.includes(id)),
        [model.id, serving],
      ]);
    } catch (cause) {
      if (!isOfPlace(cause)) throw cause;
      this.#awayUntil = performance.now() + awayMs;
      return this.#meanwhile();
    }
    await this.#tidy();
    return this.#loaded.get(model.id) ?? personal();
  }

  /** What answered last, where the file of what should answer is not to be had for now: nothing is wrong with it. */
  #meanwhile(): ServingModels {
    return [...this.#loaded.values()].at(-1) ?? personal();
  }

  /** A home that trains nothing itself would keep for ever what it once brought here. */
  async #tidy(): Promise<void> {
    if (this.#place.sharedFiles === null) return;
    await tidyModels({ ...this.#place, telemetry: this.#deps.telemetry });
  }

  /** What answers where a file cannot be read. */
  async #instead(model: AliasedModel): Promise<ServingModels> {
    const earlier = await giveUp(this.#place, model);
    return (earlier && (await this.#load(earlier))) ?? personal();
  }

  /** The models under a name that an earlier answer came from; null where their file is gone. */
  async named(name: string): Promise<ServingModels | null> {
    const loaded = [...this.#loaded.values()].find((serving) => serving.name === name);
    if (loaded !== undefined) return loaded;
    if (name === personalName) return personal();
    const version = Number(/^blend@(\d+)$/.exec(name)?.[1] ?? 0);
    const model = await this.#store.models.get('blend', version);
    return model && this.#load(model).catch(nullWhereAway);
  }

  async #load(model: ModelVersion): Promise<ServingModels | null> {
    try {
      const set = modelSet(blend.load(await readArtifact(this.#place, model)));
      const sessions = freshSessionsOf(set, mostFreshListens);
      const fresh =
        sessions === undefined ? null : new FreshListens(this.#deps, sessions, model.createdAt);
      return { set, name: `blend@${model.version}`, fresh };
    } catch (cause) {
      this.#deps.telemetry.log('error', 'model-not-loaded', { version: model.version, cause });
      if (isOfPlace(cause)) throw cause;
      return null;
    }
  }
}

function nullWhereAway(cause: unknown): null {
  if (isOfPlace(cause)) return null;
  throw cause;
}

function personal(): ServingModels {
  return { set: personalModels(0), name: personalName, fresh: null };
}
