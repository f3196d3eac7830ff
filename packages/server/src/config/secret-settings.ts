import { deliverySettings } from './delivery-settings.ts';
import { languageSettings } from './language-settings.ts';
import { metricsSettings } from './metrics-settings.ts';
import { mlflowSettings } from './mlflow-settings.ts';
import { scrobbleSettings } from './scrobble-settings.ts';
import { sharedFilesSettings } from './shared-files-settings.ts';

const grouped = {
  ...{ ...deliverySettings, ...languageSettings, ...metricsSettings },
  ...{ ...mlflowSettings, ...scrobbleSettings, ...sharedFilesSettings },
};

/** Keys of config.toml whose values open something. */
const secret: ReadonlySet<string> = new Set([
  'secret_key',
  ...([
    ...(['compatible_api_key', 'delivery_token', 'gemini_api_key', 'lastfm_api_key'] as const),
    ...(['lastfm_secret', 'metrics_token', 'mlflow_tracking_password'] as const),
    ...(['mlflow_tracking_token', 'perplexity_api_key', 'shared_files_access_key'] as const),
    ...(['shared_files_secret_key'] as const),
  ] satisfies (keyof typeof grouped)[]),
]);

/** Of what a file says, the keys of what is secret; an address is where it holds a password. */
export function secretKeysIn(values: Readonly<Record<string, unknown>>): string[] {
  return Object.entries(values)
    .filter(([key, value]) => secret.has(key) || hasPassword(value))
    .map(([key]) => key)
    .toSorted();
}

function hasPassword(value: unknown): boolean {
  return typeof value === 'string' && (URL.parse(value)?.password ?? '') !== '';
}
