import type { OutcomeSpan, Store } from '@echotune/data';
import type {
  DecidedIdentity,
  KeptPlaylist,
  KeptPlaylistEntry,
  ListenerEntry,
  NamedTarget,
  NamedWitness,
  SavedTrack,
} from '@echotune/formats';
import { KnownOpinions } from './known-opinions.ts';
import type { RecordedEntry } from './record-batch.ts';
import { type EntryDesk, resolveEntries } from './resolve-entries.ts';
import { restoreMessage } from './restore-message.ts';
import { restorePlaylists } from './restore-playlists.ts';
import { startIn } from './shift-times.ts';
import { outcomeOf, storeDecisions } from './store-decisions.ts';
import { storeSaved } from './store-saved.ts';

/** What an entry comes to: whether it said something new. */
type Keeper<Kind extends ListenerEntry['kind']> = (
  desk: Desk,
  entry: Extract<ListenerEntry, { kind: Kind }>,
) => Promise<boolean>;

interface Desk extends EntryDesk {
  readonly opinions: KnownOpinions;
}

/**
 * Stores what records say beside plays, within the caller's transaction; said again it adds nothing.
 * Decisions about names come first, for what the rest is about follows from them. Returns the outcome
 * of each record, in their order.
 */
export async function storeEntries(
  store: Store,
  { listenerId, source }: { listenerId: number; source: string },
  entries: readonly RecordedEntry[],
): Promise<OutcomeSpan[]> {
  const where = { store, listenerId, source };
  const all = entries.map(({ entry }) => entry);
  const decided = await storeDecisions(where, all.filter(isDecision));
  const ids = await resolveEntries(
    store,
    source,
    all.filter((entry) => !isDecision(entry)),
  );
  const opinions = await KnownOpinions.of(store, listenerId);
  const desk = { ...where, ids, opinions };
  const newlySaved = await storeSaved(
    desk,
    all.flatMap((entry) => (entry.kind === 'saved' ? entry : [])),
  );
  const playlistsBack = await restorePlaylists(desk, all.filter(isPlaylist));
  const spans: OutcomeSpan[] = [];
  for (const { record, line, entry } of entries) {
    const place = { firstRecord: record, lastRecord: record, line };
    if (isDecision(entry)) spans.push({ ...place, ...(decided.shift() ?? outcomeOf(false)) });
    else if (entry.kind === 'saved')
      spans.push({ ...place, ...outcomeOf(newlySaved.shift() === true) });
    else if (isPlaylist(entry))
      spans.push({ ...place, ...outcomeOf(playlistsBack.shift() === true) });
    else spans.push({ ...place, ...outcomeOf(await keep(desk, entry)) });
  }
  return spans;
}

type PlaylistLine = KeptPlaylist | KeptPlaylistEntry;

function isPlaylist(entry: ListenerEntry): entry is PlaylistLine {
  return entry.kind === 'playlist' || entry.kind === 'playlist-entry';
}

function isDecision(entry: ListenerEntry): entry is DecidedIdentity {
  return entry.kind === 'identity';
}

type Kept = Exclude<ListenerEntry, SavedTrack | DecidedIdentity | PlaylistLine>;

function keep(desk: Desk, entry: Kept): Promise<boolean> {
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
    case 'conversation':
      return desk.store.conversations.restore(desk.listenerId, entry);
    case 'message':
      return restoreMessage(desk, entry);
  }
}

/** What the target counts as. */
function targetOf({ ids }: Desk, { track, artist, spelledBy }: NamedTarget) {
  const songId = track === null ? null : ids.track(track, spelledBy).songId;
  return { songId, artistId: artist === null ? null : ids.artist(artist).rootId };
}

const verdict: Keeper<'verdict'> = async (desk, entry) => {
  const target = targetOf(desk, entry);
  // What was said last counts.
  if (!desk.opinions.takeVerdict({ ...target, at: entry.at })) return false;
  await desk.store.verdicts.set(desk.listenerId, { kind: entry.verdict, at: entry.at, ...target });
  return true;
};

const exclusion: Keeper<'exclusion'> = async (desk, { from, to, ...named }) => {
  const excluded = { from, to, ...targetOf(desk, named) };
  if (!desk.opinions.takeExclusion(excluded)) return false;
  await desk.store.verdicts.exclude(desk.listenerId, excluded);
  return true;
};

function witness({ ids }: Desk, { source, track, ...times }: NamedWitness) {
  const { spellingId, trackId } = ids.track(track, source);
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

const shown: Keeper<'shown'> = async ({ store, listenerId, ids }, { kind: _, ...entry }) => {
  const { track, spelledBy, ...impression } = entry;
  const { shelf, at } = entry;
  const earlier = await store.impressions.lastShown(listenerId, shelf, at, at + 1);
  const { songId } = ids.track(track, spelledBy);
  if (earlier.has(songId)) return false;
  // Which songs were asked about and what was known is not in the archive: ids would be others here.
  await store.impressions.add([
    { ...impression, listenerId, songId, songs: null, newestPlay: null },
  ]);
  return true;
};
