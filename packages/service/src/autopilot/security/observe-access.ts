import type { ApiKey, Store } from '@echotune/data';
import { consentOf } from '../../spotify/show-connection.ts';
import { spotify } from '../../spotify/spotify-deps.ts';

const dayMs = 86_400_000;
/** A key that nobody has used for so long is probably forgotten. */
const unusedMs = 180 * dayMs;
/** Keys do not end by themselves. */
const oldMs = 365 * dayMs;
const idleMs = 90 * dayMs;
/** Whoever is sent a link follows it sooner. */
const openMs = dayMs;

/** Who may get in, and how. Numbers, not names. */
export interface AccessFacts {
  readonly isClaimed: boolean;
  /** Keys of the API: all, … */
  readonly keys: number;
  /** … those that nobody has used for half a year, … */
  readonly unusedKeys: number;
  /** … those made more than a year ago, … */
  readonly oldKeys: number;
  /** … and those that may both operate and spend or change. */
  readonly broadKeys: number;
  /** Links for invited people and new passwords that work since more than a day. */
  readonly openLinks: number;
  /** Accounts on which nobody is signed in and whose keys nobody used for three months. */
  readonly idleAccounts: number;
  /** Accounts elsewhere whose consent ends soon, or has ended. */
  readonly endingConsents: number;
  /** Accounts elsewhere to which nothing can be sent any more. */
  readonly refusedAccounts: number;
}

/** How many sessions of an account hold. */
export type CountSessions = (accountId: string) => Promise<number>;

export async function observeAccess(
  store: Store,
  now: number,
  countSessions: CountSessions,
): Promise<AccessFacts> {
  const keys = await store.apiKeys.list(null);
  const links = [...(await store.links.list('invitation')), ...(await store.links.list('reset'))];
  const connections = await store.connections.list(spotify);
  const scrobbling = await store.scrobbleAccounts.list();
  return {
    isClaimed: await store.accounts.isClaimed(),
    keys: keys.length,
    unusedKeys: keys.filter((key) => usedAt(key) < now - unusedMs).length,
    oldKeys: keys.filter(({ createdAt }) => createdAt < now - oldMs).length,
    broadKeys: keys.filter(isBroad).length,
    openLinks: links.filter(({ createdAt }) => createdAt < now - openMs).length,
    idleAccounts: await idleAccounts(store, { now, keys, countSessions }),
    endingConsents: connections.filter((one) => consentOf(one, now).state !== 'holds').length,
    refusedAccounts: scrobbling.filter(({ problem }) => problem !== null).length,
  };
}

const usedAt = ({ usedAt, createdAt }: ApiKey) => usedAt ?? createdAt;

function isBroad({ scopes }: ApiKey): boolean {
  return (
    scopes.includes('operate') &&
    scopes.some((scope) => scope === 'ask' || scope === 'chat' || scope === 'change')
  );
}

async function idleAccounts(
  store: Store,
  {
    now,
    keys,
    countSessions,
  }: {
    readonly now: number;
    readonly keys: readonly ApiKey[];
    readonly countSessions: CountSessions;
  },
): Promise<number> {
  let count = 0;
  for (const { id, disabled, createdAt } of await store.accounts.list()) {
    if (disabled || createdAt > now - idleMs) continue;
    const isUsed = keys.some((key) => key.accountId === id && usedAt(key) > now - idleMs);
    if (!isUsed && (await countSessions(id)) === 0) count += 1;
  }
  return count;
}
