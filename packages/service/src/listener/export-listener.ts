import type { ExportPosition, Spelling, Store } from '@echotune/data';
import type { ArchiveLine, NamedTarget, NamedWitness } from '@echotune/formats';
import { chooseListener } from './choose-listener.ts';
import { conversationLines } from './conversation-lines.ts';
import { identityLines } from './identity-lines.ts';
import { playlistLines } from './playlist-lines.ts';
import { TrackSpeller } from './spell-tracks.ts';

const pageSize = 5000;

/**
 * Everything that is known of a listener, line by line, in bounded memory: plays with every source
 * that tells of them and, after them, what was said and shown. Importing it brings it all back. A play
 * that is deleted meanwhile may be in it or not.
 * Throws listener-unknown, also where the listener was forgotten meanwhile: then it is not whole.
 */
export async function* exportListener(
  store: Store,
  listenerId: number,
): AsyncGenerator<ArchiveLine> {
  const { name, timeZone } = await chooseListener(store, { id: listenerId });
  yield { kind: 'echotune-archive', version: 2, listener: name, timeZone };
  // Before the plays: a listener who has some keeps them as they did.
  const { playsDays, shownDays } = await store.listeners.retention(listenerId);
  if ((playsDays ?? shownDays) !== null) yield { kind: 'retention', playsDays, shownDays };
  const speller = new TrackSpeller(store, 'as spelled');
  yield* plays(store, listenerId, speller);
  // Before what is said of songs: on which song a word is follows from what was decided.
  yield* identityLines(store, listenerId, speller);
  yield* witnesses(store, listenerId, speller);
  yield* opinions(store, listenerId, speller);
  yield* library(store, listenerId, speller);
  yield* playlistLines(store, listenerId, speller);
  yield* conversationLines(store, listenerId);
  yield* shown(store, listenerId, speller);
  yield* imports(store, listenerId);
  await chooseListener(store, { id: listenerId });
}

type Lines = AsyncGenerator<ArchiveLine>;

async function* plays(store: Store, listenerId: number, speller: TrackSpeller): Lines {
  for (let after: ExportPosition | null = null; ; ) {
    const page = await store.plays.exportPage(listenerId, after, pageSize);
    await speller.prepare(page);
    for (const row of page) {
      const kept: Record<string, unknown> = JSON.parse(row.kept);
      const witness = named(speller, { ...row, startedAt: row.witnessedAt });
      yield { kind: 'play', play: row.playId, ...witness, kept };
    }
    after = page.at(-1) ?? null;
    if (after === null) return;
  }
}

interface Told extends Spelling {
  readonly stampedAt: number;
  readonly startedAt: number;
  readonly msPlayed: number;
}

function named(speller: TrackSpeller, told: Told): NamedWitness {
  const { source, stampedAt, startedAt, msPlayed } = told;
  return { source, track: speller.track(told), stampedAt, startedAt, msPlayed };
}

async function* witnesses(store: Store, listenerId: number, speller: TrackSpeller): Lines {
  const tombstones = await store.plays.tombstones(listenerId);
  const pairs = await store.witnesses.pairsApart(listenerId);
  await speller.prepare([...tombstones, ...pairs.flatMap(({ one, other }) => [one, other])]);
  for (const told of tombstones) yield { kind: 'deleted', ...named(speller, told) };
  for (const { at, one, other } of pairs) {
    yield { kind: 'apart', at, one: named(speller, one), other: named(speller, other) };
  }
  for (const [source, zone] of await store.witnesses.zones(listenerId)) {
    yield { kind: 'zone', source, zone };
  }
}

async function* opinions(store: Store, listenerId: number, speller: TrackSpeller): Lines {
  const verdicts = await store.verdicts.list(listenerId);
  const exclusions = await store.verdicts.exclusions(listenerId);
  const all = [...verdicts, ...exclusions];
  const songs = await speller.called(
    'song',
    all.flatMap(({ songId }) => songId ?? []),
  );
  const artists = await store.catalogue.artistsAsSpelled(
    all.flatMap(({ artistId }) => artistId ?? []),
  );
  const target = ({ songId, artistId }: Target): NamedTarget => ({
    track: null,
    ...songs.get(songId ?? 0),
    artist: artists.get(artistId ?? 0) ?? null,
  });
  for (const { kind, at, ...of } of verdicts) {
    yield { kind: 'verdict', verdict: kind, at, ...target(of) };
  }
  for (const { from, to, ...of } of exclusions) {
    yield { kind: 'exclusion', from, to, ...target(of) };
  }
}

interface Target {
  readonly songId: number | null;
  readonly artistId: number | null;
}

async function* library(store: Store, listenerId: number, speller: TrackSpeller): Lines {
  const saved = await store.saved.list(listenerId);
  const ids = saved.map(({ songId }) => songId);
  const songs = await speller.called('song', ids);
  const features = Map.groupBy(
    await store.features.songFeatures(ids, 'showing'),
    ({ songId }) => songId,
  );
  const tags = Map.groupBy(await store.features.songTags(ids, 'showing'), ({ songId }) => songId);
  for (const { songId, savedAt, source } of saved) {
    const called = songs.get(songId);
    if (!called) continue;
    const sound = (features.get(songId) ?? []).map(({ name, value }) => [name, value] as const);
    const words = (tags.get(songId) ?? []).map(({ tag }) => tag);
    yield {
      ...{ kind: 'saved' as const, ...called, savedAt, source },
      features: Object.fromEntries(sound),
      tags: [...new Set(words)],
    };
  }
}

async function* shown(store: Store, listenerId: number, speller: TrackSpeller): Lines {
  for (let afterId = 0; ; ) {
    const page = await store.impressions.list(listenerId, afterId, pageSize);
    const songs = await speller.called('song', songsOf(page));
    for (const { id: _id, listenerId: _listener, songId, ...impression } of page) {
      const called = songs.get(songId);
      if (called) yield { kind: 'shown', ...called, ...impression };
    }
    const last = page.at(-1);
    if (last === undefined) return;
    afterId = last.id;
  }
}

const songsOf = (page: readonly { readonly songId: number }[]) => page.map(({ songId }) => songId);

async function* imports(store: Store, listenerId: number): Lines {
  for (const run of await store.imports.list(listenerId, Number.MAX_SAFE_INTEGER)) {
    const files = await store.imports.files(run.id);
    yield {
      kind: 'import',
      startedAt: run.startedAt,
      state: run.state,
      files: files.map(({ name, format }) => ({ name, format })),
      totals: { ...run.totals },
    };
  }
}
