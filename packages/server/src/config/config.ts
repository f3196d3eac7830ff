import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { type SpotifyAddresses, spotifyAddresses } from '@echotune/connect';
import { EchoError } from '@echotune/data';
import type { ToldPlace } from '@echotune/service';
import { z } from 'zod';
import { badValue } from './bad-value.ts';
import { type CacheConfig, cacheConfig, cacheSettings, cacheVariables } from './cache-settings.ts';
import { settingsInFile } from './config-file.ts';
import {
  type DatabaseConfig,
  databaseConfig,
  databaseSettings,
  databaseVariables,
} from './database-settings.ts';
import {
  type DeliveryConfig,
  deliveryConfig,
  deliverySettings,
  deliveryVariables,
} from './delivery-settings.ts';
import {
  type LanguageConfig,
  languageConfig,
  languageSettings,
  languageVariables,
  saysAllOfCompatible,
} from './language-settings.ts';
import {
  type MetricsConfig,
  metricsConfig,
  metricsSettings,
  metricsVariables,
} from './metrics-settings.ts';
import {
  type MlflowConfig,
  mlflowConfig,
  mlflowSettings,
  mlflowVariables,
} from './mlflow-settings.ts';
import { namedFolder } from './named-folder.ts';
import { providerUrl, webUrl } from './provider-url.ts';
import {
  type ScrobbleConfig,
  scrobbleConfig,
  scrobbleSettings,
  scrobbleVariables,
} from './scrobble-settings.ts';
import { secretKeysIn } from './secret-settings.ts';
import { type Environment, withoutServiceLinks } from './service-links.ts';
import {
  type SharedFilesConfig,
  saysAllOfBucket,
  sharedFilesConfig,
  sharedFilesSettings,
  sharedFilesVariables,
  toldPlace,
} from './shared-files-settings.ts';
import {
  type TracingConfig,
  tracingConfig,
  tracingSettings,
  tracingVariables,
} from './tracing-settings.ts';
import {
  type VulnerabilityConfig,
  vulnerabilityConfig,
  vulnerabilitySettings,
  vulnerabilityVariables,
} from './vulnerability-settings.ts';

const yesOrNo = z.union([z.boolean(), z.stringbool()], 'must be true or false');

const logLevels = ['debug', 'info', 'warn', 'error', 'silent'] as const;

/** Every setting by its key in config.toml. */
const Settings = z.object({
  host: z.string().min(1).default('127.0.0.1'),
  port: z.coerce.number().int().min(0).max(65_535).default(4545),
  ...databaseSettings,
  public_url: webUrl.optional(),
  secret_key: z.string().optional(),
  secret_key_file: z.string().min(1).optional(),
  log_level: z.enum(logLevels).default('warn'),
  max_upload_mib: z.coerce.number().int().min(1).default(4096),
  requests_per_minute: z.coerce.number().int().min(0).default(6000),
  most_delay_ms: z.coerce.number().int().min(0).default(100),
  spotify_client_id: z.string().min(1).max(200).optional(),
  spotify_accounts_url: providerUrl.default(spotifyAddresses.accounts),
  spotify_api_url: providerUrl.default(spotifyAddresses.api),
  webhook_private_addresses: yesOrNo.default(false),
  worker: yesOrNo.default(true),
  ...languageSettings,
  ...scrobbleSettings,
  ...mlflowSettings,
  ...deliverySettings,
  ...metricsSettings,
  ...tracingSettings,
  ...cacheSettings,
  ...sharedFilesSettings,
  ...vulnerabilitySettings,
});

/** The environment variable of each setting; it wins over the file. */
const variables = {
  host: 'ECHOTUNE_HOST',
  port: 'ECHOTUNE_PORT',
  ...databaseVariables,
  public_url: 'ECHOTUNE_PUBLIC_URL',
  secret_key: 'ECHOTUNE_SECRET_KEY',
  secret_key_file: 'ECHOTUNE_SECRET_KEY_FILE',
  log_level: 'ECHOTUNE_LOG_LEVEL',
  max_upload_mib: 'ECHOTUNE_MAX_UPLOAD_MIB',
  requests_per_minute: 'ECHOTUNE_REQUESTS_PER_MINUTE',
  most_delay_ms: 'ECHOTUNE_MOST_DELAY_MS',
  spotify_client_id: 'ECHOTUNE_SPOTIFY_CLIENT_ID',
  spotify_accounts_url: 'ECHOTUNE_SPOTIFY_ACCOUNTS_URL',
  spotify_api_url: 'ECHOTUNE_SPOTIFY_API_URL',
  webhook_private_addresses: 'ECHOTUNE_WEBHOOK_PRIVATE_ADDRESSES',
  worker: 'ECHOTUNE_WORKER',
  ...languageVariables,
  ...scrobbleVariables,
  ...mlflowVariables,
  ...deliveryVariables,
  ...metricsVariables,
  ...tracingVariables,
  ...cacheVariables,
  ...sharedFilesVariables,
  ...vulnerabilityVariables,
} as const satisfies Record<keyof typeof Settings.shape, string>;

/** Variables that begin with ECHOTUNE_ and are read elsewhere: the home, and the tests' own. */
const otherVariables = /^ECHOTUNE_(?:HOME|REQUIRE|TEST_\w+)$/;

export interface Config {
  /** Folder of all state: database, models, uploads. */
  readonly home: string;
  readonly host: string;
  readonly port: number;
  /** PostgreSQL instead of the embedded store. */
  readonly databaseUrl: string | null;
  readonly database: DatabaseConfig;
  /** Where the page is for others, behind a proxy: `https://music.example`. */
  readonly publicUrl: string | null;
  /** Keys that seal secrets; null where they are in the file. */
  readonly secretKey: string | null;
  readonly secretKeyFile: string;
  readonly logLevel: (typeof logLevels)[number];
  readonly maxUploadBytes: number;
  /** Of one address; 0 for no limit. */
  readonly requestsPerMinute: number;
  /** Of many requests at once those that have waited longer are turned away; 0 for never. */
  readonly mostDelayMs: number;
  /** Null where nobody connects Spotify. */
  readonly spotifyClientId: string | null;
  readonly spotify: SpotifyAddresses;
  /** Whether webhooks may go to this machine and its network. */
  readonly webhookPrivateAddresses: boolean;
  readonly language: LanguageConfig;
  readonly scrobbling: ScrobbleConfig;
  readonly mlflow: MlflowConfig;
  readonly delivery: DeliveryConfig;
  readonly metrics: MetricsConfig;
  readonly tracing: TracingConfig;
  readonly cache: CacheConfig;
  /** Where processes on several machines put files for one another; null where the home is all there is. */
  readonly sharedFiles: SharedFilesConfig | null;
  readonly toldPlace: ToldPlace;
  /** Whether a server works jobs off; otherwise `echotune work` does. */
  readonly worker: boolean;
  readonly vulnerabilities: VulnerabilityConfig;
  /** Keys of config.toml that hold secrets. */
  readonly secretsInFile: readonly string[];
}

function refuseUnknownVariables(environment: Environment): void {
  const known = new Set<string>(Object.values(variables));
  for (const name of Object.keys(environment)) {
    if (name.startsWith('ECHOTUNE_') && !known.has(name) && !otherVariables.test(name)) {
      throw new EchoError(
        'config-unknown-key',
        `${name} is not a setting (known: ${[...known].join(', ')})`,
      );
    }
  }
}

/**
 * Reads the configuration once, from the environment and `config.toml` in the home folder.
 * Throws config-unknown-key, config-bad-value, naming the key.
 */
export function readConfig(found: Environment): Config {
  const environment = withoutServiceLinks(found);
  refuseUnknownVariables(environment);
  const homeGiven = environment.ECHOTUNE_HOME || join(homedir(), '.echotune');
  const home = namedFolder('ECHOTUNE_HOME', homeGiven);
  const given: Record<string, unknown> = settingsInFile(home, Object.keys(Settings.shape));
  const secretsInFile = secretKeysIn(given);
  for (const [key, variable] of Object.entries(variables)) {
    if (environment[variable]) given[key] = environment[variable];
  }
  const result = Settings.superRefine(saysAllOfCompatible)
    .superRefine(saysAllOfBucket)
    .safeParse(given);
  if (!result.success) throw badValue(result.error, { environment, variables, given });
  const { host, port, database_url, log_level, max_upload_mib, requests_per_minute, public_url } =
    result.data;
  return {
    home,
    host,
    port,
    databaseUrl: database_url ?? null,
    database: databaseConfig(result.data),
    publicUrl: public_url ?? null,
    secretKey: result.data.secret_key ?? null,
    secretKeyFile: resolve(home, result.data.secret_key_file ?? 'secret.key'),
    logLevel: log_level,
    maxUploadBytes: max_upload_mib * 1024 * 1024,
    requestsPerMinute: requests_per_minute,
    mostDelayMs: result.data.most_delay_ms,
    spotifyClientId: result.data.spotify_client_id ?? null,
    spotify: {
      accounts: result.data.spotify_accounts_url,
      api: result.data.spotify_api_url,
    },
    webhookPrivateAddresses: result.data.webhook_private_addresses,
    language: languageConfig(result.data),
    scrobbling: scrobbleConfig(result.data),
    mlflow: mlflowConfig(result.data),
    delivery: deliveryConfig(result.data),
    metrics: metricsConfig(result.data),
    tracing: tracingConfig(result.data),
    cache: cacheConfig(result.data),
    sharedFiles: sharedFilesConfig(result.data),
    toldPlace: toldPlace(result.data),
    worker: result.data.worker,
    vulnerabilities: vulnerabilityConfig(result.data),
    secretsInFile,
  };
}
