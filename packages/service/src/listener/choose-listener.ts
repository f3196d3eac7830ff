import { EchoError, type Listener, type Store } from '@echotune/data';
import { closestNames } from './closest-names.ts';

/** Whose listeners can be meant: an account's, or the one of them that an API key is for. */
export interface Reach {
  readonly accountId: string;
  readonly listenerId: number | null;
}

type Wanted = { readonly id: number } | { readonly name: string } | null;

function isWithin(listener: Listener, reach: Reach | null): boolean {
  if (reach === null) return true;
  const isMeant = reach.listenerId === null || reach.listenerId === listener.id;
  return isMeant && listener.accountId === reach.accountId;
}

/** The listeners within reach; null reaches everybody, as on the command line. */
export async function listListeners(store: Store, reach: Reach | null): Promise<Listener[]> {
  if (reach === null) return store.listeners.list();
  if (reach.listenerId !== null) {
    const only = await store.listeners.get(reach.listenerId);
    return only !== null && isWithin(only, reach) ? [only] : [];
  }
  return store.listeners.ofAccount(reach.accountId);
}

/**
 * The listener meant by a name, an id, or nothing where there is only one, or one beside the demo's.
 * What is out of reach is told from what is not there by nothing.
 * Throws listener-unknown, listener-ambiguous.
 */
export async function chooseListener(
  store: Store,
  wanted: Wanted,
  reach: Reach | null = null,
): Promise<Listener> {
  if (wanted !== null) {
    const found =
      'id' in wanted
        ? await store.listeners.get(wanted.id)
        : await store.listeners.byName(wanted.name);
    if (found !== null && isWithin(found, reach)) return found;
    if ('name' in wanted) throw nobodyOf(wanted.name, await listListeners(store, reach));
    throw new EchoError('listener-unknown', `There is no listener number ${wanted.id}.`);
  }
  const all = await listListeners(store, reach);
  const own = all.filter(({ demo }) => !demo);
  const [only, ...others] = own.length === 1 ? own : all;
  if (only === undefined) throw new EchoError('listener-unknown', 'There is no listener yet.');
  if (others.length > 0) {
    const names = [only, ...others].map((listener) => listener.name).join(', ');
    throw new EchoError('listener-ambiguous', `There are several listeners: ${names}.`);
  }
  return only;
}

const namesShown = 3;

/** That nobody is called so, and who nearly is. */
function nobodyOf(name: string, all: readonly Listener[]): EchoError {
  const names = all.map((listener) => listener.name);
  const closest = closestNames(name, names, namesShown).map((one) => `"${one}"`);
  const who = all.length > namesShown ? ' The closest are' : ' There is';
  const those = closest.length === 0 ? '' : `${who} ${closest.join(', ')}.`;
  return new EchoError('listener-unknown', `There is no listener "${name}".${those}`);
}

/** The listener of that id, or the only one beside the demo's; null where there is none yet. */
export async function chooseOwnListener(
  store: Store,
  wanted: { readonly id: number } | null,
  reach: Reach | null = null,
): Promise<Listener | null> {
  if (wanted === null) {
    const own = (await listListeners(store, reach)).filter((listener) => !listener.demo);
    if (own.length < 2) return own[0] ?? null;
  }
  return chooseListener(store, wanted, reach);
}

/**
 * The chosen listener; where there is none at all yet but the demo's, a first one, of the account that
 * asks. A name that nobody has makes another one only where it `isNew`: else it is taken for mistyped.
 * Throws listener-unknown, listener-ambiguous, time-zone-unknown.
 */
export async function chooseOrCreateListener(
  store: Store,
  wanted: { readonly id: number } | { readonly name: string; readonly isNew: boolean } | null,
  first: { readonly name: string; readonly timeZone: string },
  reach: Reach | null = null,
): Promise<Listener> {
  if (wanted !== null && 'name' in wanted) {
    const found = await store.listeners.byName(wanted.name);
    if (found !== null) return found;
    const all = await store.listeners.list();
    if (!wanted.isNew && all.some(({ demo }) => !demo)) throw nobodyOf(wanted.name, all);
    return store.listeners.create({ name: wanted.name, timeZone: first.timeZone, demo: false });
  }
  const own = await chooseOwnListener(store, wanted, reach);
  return own ?? createListener(store, { ...first, accountId: reach?.accountId ?? null });
}

/** A listener of that name, or with a number behind it where somebody is called so already. */
export async function createListener(
  store: Store,
  listener: {
    readonly name: string;
    readonly timeZone: string;
    readonly accountId: string | null;
    readonly demo?: boolean;
  },
): Promise<Listener> {
  let { name } = listener;
  for (let number = 2; (await store.listeners.byName(name)) !== null; number += 1) {
    name = `${listener.name} ${number}`;
  }
  return store.listeners.create({ demo: false, ...listener, name });
}
