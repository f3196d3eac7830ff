import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { consentOf } from '../../spotify/show-connection.ts';
import { spotify } from '../../spotify/spotify-deps.ts';
import type { RunDeps } from '../agent-deps.ts';

const dayMs = 86_400_000;
/** A key that nobody has used for so long is probably forgotten. */
const unusedMs = 180 * dayMs;

/** What the operator has set, as far as it matters to who can get in. */
export interface SecuritySettings {
  readonly home: string;
  /** Full paths by the names that findings have: nothing else of a path is told. */
  readonly files: Readonly<Record<string, string>>;
  readonly isLoopback: boolean;
  /** Whether the page is said to be reached by HTTPS; null where nothing is said. */
  readonly isHttps: boolean | null;
  /** Whether the database is on another machine and asked without TLS. */
  readonly isPlainDatabase: boolean;
  readonly takesPrivateWebhooks: boolean;
}

export interface SecurityDeps extends RunDeps {
  readonly security: SecuritySettings;
}

/** A file or folder that others than its owner can read or change. */
export interface ExposedFile {
  readonly file: string;
  /** Permission bits, as `chmod` takes them. */
  readonly mode: number;
  readonly wanted: number;
}

export interface SecurityFacts extends Omit<SecuritySettings, 'home' | 'files'> {
  readonly exposed: readonly ExposedFile[];
  readonly isClaimed: boolean;
  /** Keys of the API: all, and those that nobody has used for half a year. */
  readonly keys: number;
  readonly unusedKeys: number;
  /** Accounts elsewhere whose consent ends soon, or has ended. */
  readonly endingConsents: number;
}

/** Who could get in, and what is about to end. Numbers, not names. */
export async function observeSecurity({
  store,
  clock,
  security,
}: SecurityDeps): Promise<SecurityFacts> {
  const { home: _, files: __, ...settings } = security;
  const now = clock();
  const keys = await store.apiKeys.list(null);
  const connections = await store.connections.list(spotify);
  return {
    ...settings,
    exposed: await exposedFiles(security),
    isClaimed: await store.accounts.isClaimed(),
    keys: keys.length,
    unusedKeys: keys.filter(({ usedAt, createdAt }) => (usedAt ?? createdAt) < now - unusedMs)
      .length,
    endingConsents: connections.filter((one) => consentOf(one, now).state !== 'holds').length,
  };
}

/** In a folder that nobody else can enter nothing is exposed. */
export async function exposedFiles({
  home,
  files,
}: Pick<SecuritySettings, 'home' | 'files'>): Promise<ExposedFile[]> {
  const folder = await modeOf(home);
  const isOpen = folder !== null && isExposed(folder);
  const found: ExposedFile[] = isOpen ? [{ file: 'home', mode: folder, wanted: 0o700 }] : [];
  for (const [file, path] of Object.entries(files)) {
    const isWithin = path.startsWith(join(home, '/'));
    const mode = await modeOf(path);
    if (mode === null || !isExposed(mode) || (isWithin && !isOpen)) continue;
    found.push({ file, mode, wanted: mode & 0o700 });
  }
  return found;
}

const isExposed = (mode: number) => (mode & 0o077) !== 0;

/** Null where there is no such file. */
export async function modeOf(path: string): Promise<number | null> {
  return stat(path).then(
    ({ mode }) => mode & 0o777,
    () => null,
  );
}
