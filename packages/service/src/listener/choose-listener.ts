import { EchoError, type Listener, type Store } from '@echotune/data';

/** The listener meant by a name, an id, or nothing where there is only one. */
export async function chooseListener(
  store: Store,
  wanted: { readonly id: number } | { readonly name: string } | null,
): Promise<Listener> {
  if (wanted !== null) {
    const found =
      'id' in wanted
        ? await store.listeners.get(wanted.id)
        : await store.listeners.byName(wanted.name);
    if (found !== null) return found;
    const label = 'id' in wanted ? `number ${wanted.id}` : `"${wanted.name}"`;
    throw new EchoError('listener-unknown', `There is no listener ${label}.`);
  }
  const [only, ...others] = await store.listeners.list();
  if (only === undefined) throw new EchoError('listener-unknown', 'There is no listener yet.');
  if (others.length > 0) {
    const names = [only, ...others].map((listener) => listener.name).join(', ');
    throw new EchoError('listener-ambiguous', `There are several listeners: ${names}.`);
  }
  return only;
}

/** The listener of that id, or the only one beside the demo's; null where there is none yet. */
export async function chooseOwnListener(
  store: Store,
  wanted: { readonly id: number } | null,
): Promise<Listener | null> {
  if (wanted === null) {
    const own = (await store.listeners.list()).filter((listener) => !listener.demo);
    if (own.length < 2) return own[0] ?? null;
  }
  return chooseListener(store, wanted);
}

/** The chosen listener; where there is none at all yet, a first one. */
export async function chooseOrCreateListener(
  store: Store,
  wanted: { readonly id: number } | { readonly name: string } | null,
  first: { readonly name: string; readonly timeZone: string },
): Promise<Listener> {
  if (wanted !== null && 'name' in wanted) {
    const found = await store.listeners.byName(wanted.name);
    if (found !== null) return found;
    return store.listeners.create({ name: wanted.name, timeZone: first.timeZone, demo: false });
  }
  const own = await chooseOwnListener(store, wanted);
  return own ?? store.listeners.create({ ...first, demo: false });
}
