import type { RunDeps } from '../agent-deps.ts';
import {
  type ExposedFile,
  exposedCopies,
  exposedFiles,
  type GuardedFiles,
} from './find-exposed.ts';
import { lookUpVersions, type VersionLookup, type VersionSource } from './look-up-versions.ts';
import { type AccessFacts, type CountSessions, observeAccess } from './observe-access.ts';

/** What the operator has set, as far as it matters to who can get in. */
export interface SecuritySettings {
  readonly isLoopback: boolean;
  /** Whether the page is said to be reached by HTTPS; null where nothing is said. */
  readonly isHttps: boolean | null;
  /** Whether the database is on another machine and asked without TLS, or without a password. */
  readonly isPlainDatabase: boolean;
  readonly isOpenDatabase: boolean;
  /** The same of Redis. */
  readonly isPlainRedis: boolean;
  readonly isOpenRedis: boolean;
  readonly takesPrivateWebhooks: boolean;
  /** Whether the token of /metrics is short or made of few characters. */
  readonly isWeakMetricsToken: boolean;
  readonly isMetricsOpen: boolean;
  /** Whether an address may ask as often as it wants. */
  readonly isUnlimited: boolean;
  /** Whether requests wait however many there are. */
  readonly neverSheds: boolean;
  readonly isDebugLog: boolean;
  readonly isRoot: boolean;
  /** Keys of config.toml that hold secrets. */
  readonly secretsInFile: readonly string[];
  /** Of Node, e.g. 24.17.0. */
  readonly nodeVersion: string;
}

export interface SecurityDeps extends RunDeps {
  readonly security: SecuritySettings & GuardedFiles;
  readonly countSessions: CountSessions;
  readonly versions: VersionSource;
}

export interface SecurityFacts extends SecuritySettings, AccessFacts {
  readonly exposed: readonly ExposedFile[];
  /** Copies in the home that others can read. */
  readonly exposedCopies: number;
  readonly versions: VersionLookup;
}

/**
 * Who could get in, and what is about to end. Numbers, not names. Outside nobody is asked but where the operator
 * lets it, or asks for it here.
 */
export async function observeSecurity(
  { store, clock, security, countSessions, versions }: SecurityDeps,
  { asks = versions.isAllowed } = {},
): Promise<SecurityFacts> {
  const { home, files, ...settings } = security;
  return {
    ...settings,
    exposed: await exposedFiles({ home, files }),
    exposedCopies: await exposedCopies(home),
    ...(await observeAccess(store, clock(), countSessions)),
    versions: asks ? await lookUpVersions(versions) : { state: 'not-allowed' },
  };
}
