import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import {
  EchoError,
  givenKeys,
  keyFile,
  type RedisConnection,
  type RedisRates,
  type SecretStore,
  type Store,
  type Telemetry,
  type TieredCache,
} from '@echotune/data';
import {
  type AgentSurroundings,
  Assistant,
  type AssistantDeps,
  Budget,
  ChampionModel,
  Covers,
  Explainer,
  KeptShelves,
  KnownNames,
  KnownTraits,
  KnownVectors,
  ListenerProfiles,
  type MlflowTarget,
  makeHome,
  pricesWith,
  Questions,
  Recommender,
  type SharedFiles,
  SongCatalogue,
  SongPlays,
  type SpotifyDeps,
  TasteMaps,
  type TrainDeps,
} from '@echotune/service';
import type { Config } from './config/config.ts';
import { logTelemetry } from './log/log-telemetry.ts';
import { openLogger, type ProcessLog } from './log/open-logger.ts';
import { Meter } from './metrics/measurement.ts';
import { openStore, type ProcessRole } from './open-store.ts';
import { noTracing, type Tracing } from './tracing/tracing.ts';
import { version } from './version.ts';
import { wireAgents } from './wire-agents.ts';
import { type WiredCache, wireCache } from './wire-cache.ts';
import { inOrder, ownPrices, wireLanguage, wireResearch } from './wire-language.ts';
import { wireMlflow } from './wire-mlflow.ts';
import { wireScrobbling } from './wire-scrobbling.ts';
import { wireSharedFiles } from './wire-shared-files.ts';
import { wireSpotify } from './wire-spotify.ts';

/** The object graph of one process. */
export interface EchoTune extends TrainDeps {
  readonly config: Config;
  readonly store: Store;
  readonly secrets: SecretStore;
  readonly telemetry: Telemetry;
  /** Where what telemetry counts and measures goes. */
  readonly meter: Meter;
  readonly tracing: Tracing;
  readonly log: ProcessLog;
  readonly clock: () => number;
  readonly catalogue: SongCatalogue;
  readonly traits: KnownTraits;
  readonly names: KnownNames;
  readonly songPlays: SongPlays;
  readonly profiles: ListenerProfiles;
  readonly champion: ChampionModel;
  readonly vectors: KnownVectors;
  readonly tasteMaps: TasteMaps;
  readonly recommender: KeptShelves;
  readonly explainer: Explainer;
  /** Null where no client id is configured. */
  readonly spotify: SpotifyDeps | null;
  /** Services that keep plays, and MusicBrainz. */
  readonly scrobbling: ReturnType<typeof wireScrobbling>;
  /** Null where models are told to no MLflow server. */
  readonly mlflow: MlflowTarget | null;
  readonly budget: Budget;
  /** To the language models that are set up. */
  readonly questions: Questions;
  /** What the assistant's tools work with, whoever calls them. */
  readonly assistantDeps: AssistantDeps;
  readonly assistant: Assistant;
  /** Pictures of what is played, where a listener allows them. */
  readonly covers: Covers;
  readonly coversFolder: string;
  /** What agents look at beside the store. */
  readonly surroundings: AgentSurroundings;
  /** Answers that are given again. */
  readonly cache: TieredCache;
  /** Null where they are kept in memory alone. */
  readonly redis: RedisConnection | null;
  /** Counts of all processes together; null as well. */
  readonly rates: RedisRates | null;
  readonly kept: Pick<WiredCache, 'statistics' | 'lookups'>;
  /** What tells the store of the cache, and takes over how it is to be used. */
  readonly cacheWatcher: WiredCache['watcher'];
  /** Folder of uploads that wait to be imported. */
  readonly spoolFolder: string;
  /** Null where the home is all there is. */
  readonly sharedFiles: SharedFiles | null;
  close(): Promise<void>;
}

async function prepareHome(home: string): Promise<void> {
  for (const folder of ['', 'models', 'spool']) await makeHome(join(home, folder));
  await access(home, constants.W_OK).catch((cause) => {
    throw new EchoError('home-not-writable', `${home} cannot be written.`, { cause });
  });
}

/** OpenTelemetry is loaded where traces go somewhere, and nowhere else. */
async function tracingFor({ tracing: { endpoint, ratio } }: Config): Promise<Tracing> {
  if (endpoint === null) return noTracing;
  const { openTracing } = await import('./tracing/open-tracing.ts');
  return openTracing({ endpoint, ratio });
}

/** Builds everything by hand, once; nothing else in the code reaches for a global. */
export async function wire(
  config: Config,
  clock: () => number = () => Date.now(),
  role: ProcessRole = 'command',
): Promise<EchoTune> {
  await prepareHome(config.home);
  const meter = new Meter();
  const log = openLogger(config);
  const tracing = await tracingFor(config);
  const telemetry = logTelemetry(log.logger, meter.record, tracing);
  const store = await openStore(config, { role, clock, telemetry });
  const keys =
    config.secretKey === null
      ? keyFile(config.secretKeyFile)
      : givenKeys(config.secretKey, 'ECHOTUNE_SECRET_KEY');
  const secrets = store.secrets(keys);
  const modelsFolder = join(config.home, 'models');
  const catalogue = new SongCatalogue(store);
  const profiles = new ListenerProfiles(store, catalogue);
  const sharedFiles = wireSharedFiles(config.sharedFiles, { store, telemetry, clock });
  const champion = new ChampionModel({ store, catalogue, telemetry }, modelsFolder, sharedFiles);
  const traits = new KnownTraits(store, catalogue);
  const vectors = new KnownVectors(catalogue, champion);
  const deps = { store, catalogue, traits, profiles, champion, vectors, telemetry, clock };
  const { cache, redis, rates, shelves, statistics, lookups, watcher, ...answers } =
    await wireCache(config.cache, deps);
  const budget = new Budget({ ...deps, prices: pricesWith(ownPrices(config.language)) });
  const offers = wireLanguage(config.language, deps);
  const scrobbling = wireScrobbling(config.scrobbling, { store, telemetry, clock });
  const coversFolder = join(config.home, 'covers');
  const covers = new Covers({ store, scrobbling, coversFolder, clock, telemetry });
  const names = new KnownNames(store);
  const recommender = new KeptShelves({ ...deps, shelves }, new Recommender(deps));
  const explainer = new Explainer(deps);
  const spotify = wireSpotify(config, { store, secrets, telemetry, clock, lookups });
  const research = wireResearch(config.language, { store, budget, telemetry, clock, offers });
  const assistantDeps = { ...deps, names, recommender, explainer, spotify, research };
  return {
    ...{ config, log, meter, tracing, ...deps, names, songPlays: new SongPlays(store) },
    secrets,
    ...{ modelsFolder, sharedFiles },
    codeVersion: version,
    tasteMaps: new TasteMaps(deps),
    ...{ recommender, explainer, spotify },
    ...{
      assistantDeps,
      assistant: new Assistant({
        deps: assistantDeps,
        budget,
        offers: inOrder(offers, config.language.assistantOrder),
      }),
    },
    ...{
      cache,
      redis,
      rates,
      kept: { statistics, lookups },
      cacheWatcher: watcher,
    },
    ...{ scrobbling, covers, coversFolder },
    mlflow: wireMlflow(config.mlflow, { store, telemetry, clock }),
    surroundings: wireAgents(config, { store, secrets, telemetry, clock, redis }),
    budget,
    questions: new Questions({ store, budget, telemetry, clock, offers }),
    spoolFolder: join(config.home, 'spool'),
    close: async () => {
      answers.close();
      await covers.close();
      await budget.close();
      await store.close();
      await tracing.close();
    },
  };
}
