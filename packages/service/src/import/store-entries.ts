import type { OutcomeSpan, Store } from '@echotune/data';
import type { ListenerEntry, NamedTarget, NamedWitness } from '@echotune/formats';
import { nameKey } from '../identify/name-key.ts';
import type { RecordedEntry } from './record-batch.ts';
import { type EntryDesk, entryResolver } from './resolve-entries.ts';
import { startIn } from './shift-times.ts';
import { storeSaved } from './store-saved.ts';

/** What an entry comes to: whether it said something new. */
type Keeper<Kind extends ListenerEntry['kind']> = (
  desk: EntryDesk,
  entry: Extract<ListenerEntry, { kind: Kind }>,
) => Promise<boolean>;

/**
 * Stores what records say beside plays, within the caller's transaction; said again it adds nothing.
 * Returns the outcome of each record.
 */
export async function storeEntries(
  store: Store,
  { listenerId, source }: { listenerId: number; source: string },
  entries: readonly RecordedEntry[],
): Promise<OutcomeSpan[]> {
  const resolve = await entryResolver(store, source, entries);
  const desk = { store, listenerId, source, resolve };
  const saved = entries.flatMap(({ entry }) => (entry.kind === 'saved' ? entry : []));
  const newlySaved = await storeSaved(desk, saved);
  const spans: OutcomeSpan[] = [];
  for (const { record, line, entry } of entries) {
    const isNew = entry.kind === 'saved' ? newlySaved.shift() === true : await keep(desk, entry);
    spans.push({
      ...{ firstRecord: record, lastRecord: record, line, code: '', reason: '' },
      outcome: isNew ? 'added' : 'duplicate',
    });
  }
  return spans;
}

type Kept = Exclude<ListenerEntry, { kind: 'saved' }>;

function keep(desk: EntryDesk, entry: Kept): Promise<boolean> {
  switch (entry.kind) {
    case 'verdict':
      return verdict(desk, entry);
    case 'exclusion':
      return exclusion(desk, entry);
    case 'deleted':
      return deleted(desk, entry);
    case 'apart':
      return apart(desk, entry);
    case 'zone':
      return zone(desk, entry);
    case 'retention':
      return retention(desk, entry);
    case 'shown':
      return shown(desk, entry);
  }
}

/** Ids of a target; null where an artist has no track here yet. */
async function targetOf(
  { store, resolve }: EntryDesk,
  { track, artist }: NamedTarget,
): Promise<{ songId: number | null; artistId: number | null } | null> {
  if (track !== null) return { songId: resolve(track).songId, artistId: null };
  if (artist === null) return { songId: null, artistId: null };
  const [artistId] = await store.features.findArtists([nameKey(artist)]);
  return artistId === undefined || artistId === null ? null : { songId: null, artistId };
}

const verdict: Keeper<'verdict'> = async (desk, entry) => {
  const target = await targetOf(desk, entry);
  if (target === null) return false;
  const known = (await desk.store.verdicts.list(desk.listenerId)).find(
    (one) => one.songId === target.songId && one.artistId === target.artistId,
  );
  // What was said last counts.
  if (known && known.at >= entry.at) return false;
  await desk.store.verdicts.set(desk.listenerId, { kind: entry.verdict, at: entry.at, ...target });
  return true;
};

const exclusion: Keeper<'exclusion'> = async (desk, { from, to, ...named }) => {
  const target = await targetOf(desk, named);
  if (target === null) return false;
  const known = await desk.store.verdicts.exclusions(desk.listenerId);
  const same = known.some(
    (one) =>
      one.songId === target.songId &&
      one.artistId === target.artistId &&
      one.from === from &&
      one.to === to,
  );
  if (same) return false;
  await desk.store.verdicts.exclude(desk.listenerId, { from, to, ...target });
  return true;
};

function witness({ resolve }: EntryDesk, { source, track, ...times }: NamedWitness) {
  const { spellingId, trackId } = resolve(track, source);
  return { ...times, spellingId, trackId };
}

const deleted: Keeper<'deleted'> = async (desk, entry) => {
  const { stampedAt, startedAt, msPlayed, spellingId, trackId } = witness(desk, entry);
  const play = { stampedAt, startedAt, msPlayed, spellingId, trackId };
  const [held] = await desk.store.plays.hold(desk.listenerId, [play]);
  return held === true;
};

const apart: Keeper<'apart'> = (desk, { one, other, at }) =>
  desk.store.witnesses.tellApart(desk.listenerId, witness(desk, one), witness(desk, other), at);

/** The plays of an archive carry their starts: only what was here before moves. */
const zone: Keeper<'zone'> = async ({ store, listenerId }, { source, zone: name }) => {
  const zones = await store.witnesses.zones(listenerId);
  const sources = await store.witnesses.sources(listenerId);
  if (zones.get(source) === name || !sources.some((one) => one.source === source)) return false;
  await store.witnesses.retime(listenerId, source, name, startIn(source, name));
  return true;
};

/**
 * What was set here stays, and where there are plays none shall go only because an archive says so:
 * the setting comes along to a new listener alone.
 */
const retention: Keeper<'retention'> = async ({ store, listenerId }, { playsDays, shownDays }) => {
  const here = await store.listeners.retention(listenerId);
  if (here.playsDays !== null || here.shownDays !== null) return false;
  if ((playsDays ?? shownDays) === null || (await store.plays.count(listenerId)) > 0) return false;
  await store.listeners.setRetention(listenerId, { playsDays, shownDays });
  return true;
};

const shown: Keeper<'shown'> = async ({ store, listenerId, resolve }, { kind: _, ...entry }) => {
  const { track, ...impression } = entry;
  const earlier = await store.impressions.lastShown(
    listenerId,
    entry.shelf,
    entry.at,
    entry.at + 1,
  );
  const { songId } = resolve(track);
  if (earlier.has(songId)) return false;
  await store.impressions.add([{ ...impression, listenerId, songId }]);
  return true;
};
