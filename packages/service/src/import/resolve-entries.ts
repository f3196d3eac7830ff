import { EchoError, type SpellingIds, type Store } from '@echotune/data';
import type { ListenerEntry, SourceTrack } from '@echotune/formats';
import { resolveSpelling, spellingKey } from '../identify/resolve-spelling.ts';
import type { RecordedEntry } from './record-batch.ts';

/** Where entries of one file and listener are stored. */
export interface EntryDesk {
  readonly store: Store;
  readonly listenerId: number;
  /** The format: the source of what does not name another. */
  readonly source: string;
  readonly resolve: (track: SourceTrack, source?: string) => SpellingIds;
}

/** Ids of every track the entries name: all looked up at once, before anything of the listener's is locked. */
export async function entryResolver(
  store: Store,
  source: string,
  entries: readonly RecordedEntry[],
): Promise<EntryDesk['resolve']> {
  const named = entries.flatMap(({ entry }) => namedTracks(entry));
  const spellings = named.map(({ track, of }) => resolveSpelling(of ?? source, track));
  const ids = await store.catalogue.resolve(spellings);
  const known = new Map(spellings.map((one, i) => [`${one.source}\0${one.sourceKey}`, ids[i]]));
  return (track, of = source) => {
    const found = known.get(`${of}\0${spellingKey(track)}`);
    if (found === undefined) throw new EchoError('internal', 'A track was not resolved.');
    return found;
  };
}

interface Named {
  readonly track: SourceTrack;
  /** The source that spells it so, if not the file's. */
  readonly of?: string | undefined;
}

function namedTracks(entry: ListenerEntry): Named[] {
  switch (entry.kind) {
    case 'deleted':
      return [{ track: entry.track, of: entry.source }];
    case 'apart':
      return [entry.one, entry.other].map(({ track, source }) => ({ track, of: source }));
    case 'saved':
      return [{ track: entry.track, of: entry.source }];
    case 'zone':
    case 'retention':
      return [];
    default:
      return entry.track === null ? [] : [{ track: entry.track }];
  }
}
