import type { RestoredDecision, Store, DecidedTarget as StoredTarget } from '@echotune/data';
import { type DecidedIdentity, type DecidedTarget, spelledOut } from '@echotune/formats';
import { identityLines } from '../listener/identity-lines.ts';
import { TrackSpeller } from '../listener/spell-tracks.ts';
import { type EntryIds, resolveEntries } from './resolve-entries.ts';

/** What became of a record, and why. */
export interface EntryOutcome {
  readonly outcome: 'added' | 'duplicate' | 'rejected';
  readonly code: string;
  readonly reason: string;
}

/** What an entry comes to: whether it said something new. */
export function outcomeOf(isNew: boolean): EntryOutcome {
  return { outcome: isNew ? 'added' : 'duplicate', code: '', reason: '' };
}

const namesShared: EntryOutcome = {
  outcome: 'rejected',
  code: 'names-shared',
  reason:
    'what was decided about names counts for everybody, and other people listen here too: decide it with `echotune identity`',
};

const oneArtist: EntryOutcome = {
  outcome: 'rejected',
  code: 'one-artist',
  reason: 'the names of a split credit are one artist',
};

/**
 * Stores decisions about names, within the caller's transaction. They are of everybody here, so that
 * they are taken only where nobody else (but the demo) listens.
 */
export async function storeDecisions(
  { store, listenerId, source }: { store: Store; listenerId: number; source: string },
  entries: readonly DecidedIdentity[],
): Promise<EntryOutcome[]> {
  if (entries.length === 0) return [];
  const listeners = await store.listeners.list();
  if (listeners.some(({ id, demo }) => id !== listenerId && !demo)) {
    const known = await knownDecisions(store, listenerId);
    return entries.map((entry) => (known.has(said(entry)) ? outcomeOf(false) : namesShared));
  }
  const ids = await resolveEntries(store, source, entries);
  const restored = entries.map((entry) => restoredDecision(entry, ids));
  const isUsable = restored.map(({ kind, partIds }) => {
    return kind !== 'split-artist' || new Set(partIds).size === partIds.length;
  });
  const isNew = await store.identity.restore(restored.filter((_, at) => isUsable[at]));
  return isUsable.map((usable) => (usable ? outcomeOf(isNew.shift() === true) : oneArtist));
}

function restoredDecision(entry: DecidedIdentity, ids: EntryIds): RestoredDecision {
  const { decision: kind, of, into, names, by, at } = entry;
  const isSplit = kind === 'split-artist';
  return {
    ...{ kind, by, at, names },
    of: storedTarget(of, ids),
    into: into === null ? null : storedTarget(into, ids),
    partIds: isSplit ? names.map((name) => ids.artist(name).artistId) : [],
  };
}

function storedTarget(
  { track, artist, spelledBy, parted }: DecidedTarget,
  ids: EntryIds,
): StoredTarget {
  if (track === null) return { artistId: ids.artist(artist ?? '').artistId };
  return { trackId: ids.track(track, spelledBy).trackId, isParted: parted === true };
}

/** What an archive of the listener would say that was decided. */
async function knownDecisions(store: Store, listenerId: number): Promise<Set<string>> {
  const known = new Set<string>();
  const speller = new TrackSpeller(store, 'as spelled');
  for await (const line of identityLines(store, listenerId, speller)) known.add(said(line));
  return known;
}

function said({ decision, of, into, names, at, by }: DecidedIdentity): string {
  const targets = [of, ...(into === null ? [] : [into])].map(({ track, artist, parted }) => [
    track === null ? artist : spelledOut(track),
    parted === true,
  ]);
  return JSON.stringify([decision, targets, names, at, by]);
}
