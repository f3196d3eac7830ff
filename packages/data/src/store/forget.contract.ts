import { expect, it } from 'vitest';
import type { SpellingIds } from '../domain/catalogue.ts';
import { limitOf } from './budgets.fixture.ts';
import { beEnriched } from './enrichment.fixture.ts';
import { codeOf, firstStart, type OpenStage, play, resolveOne, spelling } from './stage.fixture.ts';
import type { Store } from './store.ts';

/** A listener with a row in every table that can name one, all of it marked with a word. */
export async function liveAndBePlanted(store: Store, word: string): Promise<number> {
  const { id } = await store.listeners.create({
    name: `${word} listener`,
    timeZone: 'UTC',
    demo: false,
  });
  const ids = await store.catalogue.resolve(
    Array.from({ length: 40 }, (_, nth) =>
      spelling(`${word} song ${nth}`, `${word} artist`, {
        album: `${word} album`,
        releaseKey: `${word} album`,
        identities: [{ kind: 'spotify-track', value: `${word}:${nth}` }],
      }),
    ),
  );
  const run = await store.imports.begin(id, 1);
  const file = await store.imports.addFile(run.id, {
    name: `${word}.json`,
    signature: word,
    format: word,
  });
  const songId = ids[0]?.songId ?? 0;
  const plays = ids.map((one, record) => play(one, record, { record, kept: `{"x":"${word}"}` }));
  await store.imports.commitBatch({
    listenerId: id,
    runId: run.id,
    fileId: file.id,
    firstRecord: 0,
    lastRecord: 40,
    plays,
    otherSpans: [
      {
        firstRecord: 40,
        lastRecord: 40,
        line: 41,
        outcome: 'rejected',
        code: 'bad-time',
        reason: word,
      },
    ],
  });
  await store.plays.append(id, plays.slice(0, 2), file.id);
  await store.imports.finish(run.id, 'failed', 2, word);
  await tellTwice(store, id, word);
  await decide(store, songId, word);
  await beEnriched(store, id, { songId, word });
  const track = { title: word, artist: word, album: word, source: word };
  await store.nowPlaying.set(id, { ...track, durationMs: 1 });
  await store.listeners.setRetention(id, { playsDays: 9_000, shownDays: 9 });
  const [newest] = await store.plays.recent(id, 1);
  await store.plays.delete(id, newest?.id ?? 0);
  await store.verdicts.set(id, { kind: 'love', songId, artistId: null, at: 1 });
  await store.verdicts.exclude(id, { songId, artistId: null, from: null, to: null });
  await store.saved.add(id, [{ songId, savedAt: 1, source: word }]);
  await store.cache.addDrop({ namespace: word, listenerId: id });
  await store.answers.keep({
    ...{ digest: word, provider: word, model: word, purpose: word, listenerId: id, text: word },
    ...{ sources: [{ url: word, title: null }], costNanoUsd: 1, madeAt: 1, validUntil: 2 },
  });
  await store.connections.connect({
    ...{ listenerId: id, provider: word, accountId: word, accountName: word },
    ...{ scopes: [word], consentAt: 1 },
  });
  if (ids[0] !== undefined) {
    await keepPlaylist(store, id, ids[0], word);
    await scrobble(store, id, ids[0], word);
  }
  await talk(store, id, word);
  const about = { songId, weight: 1, tag: word };
  const artistTags = [{ artistId: await artistOf(store, songId), weight: 1, tag: word }];
  const songFeatures = [{ songId, name: word, value: 1 }];
  const trainable = true;
  await store.features.add({
    source: word,
    trainable,
    songFeatures,
    songTags: [about],
    artistTags,
  });
  await store.impressions.add([
    {
      listenerId: id,
      at: 1,
      shelf: word,
      slot: 0,
      songId,
      score: 1,
      model: word,
      familiarity: 0.5,
      songs: null,
      newestPlay: null,
      propensity: 1,
      adjustments: {},
    },
  ]);
  await store.jobs.enqueue('import', { listenerId: id, path: word });
  await store.budgets.setLimit(limitOf(1, { listenerId: id, purpose: word }));
  return id;
}

async function keepPlaylist(
  store: Store,
  listenerId: number,
  { songId, trackId, spellingId }: SpellingIds,
  word: string,
): Promise<void> {
  const { id } = await store.playlists.create(listenerId, {
    ...{ name: word, description: word, rules: { word }, refresh: null, seedSongs: [songId] },
  });
  const entry = { trackId, spellingId, reason: word, addedAt: 1 };
  await store.playlists.insert({ listenerId, id, version: 1 }, null, [entry]);
  await store.connections.notePushed(id, word, word);
}

async function talk(store: Store, listenerId: number, word: string): Promise<void> {
  const { id } = await store.conversations.begin(listenerId, word, 1);
  const proposals = [{ sentence: word, change: { word } }];
  const said = { speaker: 'listener', text: word, content: { word }, answeredBy: word } as const;
  await store.conversations.add(listenerId, id, [{ ...said, costNanoUsd: 1, at: 1, proposals }]);
}

/** An account to which a play is to be sent. */
async function scrobble(store: Store, listenerId: number, ids: SpellingIds, word: string) {
  await store.scrobbleAccounts.put(listenerId, word, word);
  await store.scrobbleAccounts.change(listenerId, word, { forwards: true, problem: word });
  await store.scrobbleAccounts.enqueue(listenerId, [play(ids, 0)]);
}

/** What somebody decided about the names, and once took back. */
async function decide(store: Store, songId: number, word: string): Promise<void> {
  const artistId = await artistOf(store, songId);
  const parts = ['one', 'two'].map((name) => ({ name: `${word} ${name}`, key: `${word} ${name}` }));
  await store.identity.decide({ kind: 'split-artist', artistId, parts }, word);
  const title = `${word} by another name`;
  const { id } = await store.identity.decide({ kind: 'rename-song', songId, title }, word);
  await store.identity.undo(id);
}

async function artistOf(store: Store, songId: number): Promise<number> {
  return (await store.catalogue.cards([songId])).get(songId)?.artistId ?? 0;
}

/** A play that a second source tells of, told apart, in a zone of its own. */
async function tellTwice(store: Store, listenerId: number, word: string): Promise<void> {
  const told = spelling(`${word} song 0`, `${word} artist`, { source: word, sourceKey: word });
  const scrobble = play(await resolveOne(store, told), 0, { stampedAt: firstStart, msPlayed: -1 });
  await store.plays.append(listenerId, [scrobble], null);
  const [shared] = await store.witnesses.shared(listenerId, { offset: 0, limit: 1 });
  await store.witnesses.part(listenerId, shared?.playId ?? 0, word, 1);
  await store.witnesses.retime(listenerId, word, 'Africa/Cairo', (stampedAt) => stampedAt);
}

/**
 * Tables in which no row can come from a listener; what accounts have is `accounts.contract.ts`'s, and what
 * stays of paid calls, without a name, `budgets.contract.ts`'s.
 */
const ofNobody: readonly string[] = [
  ...['account', 'session', 'credential', 'one_time_link', 'api_key', 'secret', 'audit'],
  ...[
    'provider_pause',
    'provider_misfit',
    'provider_turn',
    'attempt',
    'webhook',
    'webhook_delivery',
    'idempotency',
  ],
  ...['corpus', 'corpus_listener', 'corpus_play', 'model_version', 'model_alias'],
  ...['job_schedule', 'lease', 'cache_setting', 'cache_watch'],
  ...['model_metric', 'model_event', 'mlflow_server', 'mlflow_version', 'system_report'],
  ...['agent_settings', 'agent_switch', 'agent_act', 'decision_log', 'decision_head'],
  ...['paid_call', 'counted_call', 'spending_alert', 'answer_saving'],
  ...['kysely_migration', 'kysely_migration_lock', 'schema_floor', 'shared_place'],
];

export function forgetContract(open: OpenStage): void {
  it('nothing of a forgotten listener is left in any table', async () => {
    const { store, rows } = await open();
    const before = await rows();
    const id = await liveAndBePlanted(store, 'xyzzy');
    expect(JSON.stringify(await rows())).toContain('xyzzy');
    const full = Object.entries(await rows()).filter(([, all]) => all.length > 0);
    const known = new Set([...full.map(([table]) => table), ...ofNobody]);
    expect(Object.keys(before).filter((table) => !known.has(table))).toEqual([]);
    await store.listeners.forget(id);
    // The counter tells caches that songs went; it says nothing of anybody.
    const { catalogue_state } = before;
    expect({ ...(await rows()), catalogue_state }).toEqual(before);
    expect(await codeOf(store.listeners.forget(id))).toBe('listener-unknown');
  });

  it('what somebody else plays, judges or excludes stays, and nobody else loses a play', async () => {
    const { store } = await open();
    const [shared, judged, excluded, only] = await Promise.all(
      ['Shared', 'Judged', 'Excluded', 'Only'].map((title) =>
        resolveOne(store, spelling(title, `${title} artist`, { album: title, releaseKey: title })),
      ),
    );
    if (!shared || !judged || !excluded || !only) throw new Error('resolve failed');
    const create = (name: string) => store.listeners.create({ name, timeZone: 'UTC', demo: false });
    const [ada, bob] = [await create('Ada'), await create('Bob')];
    const all = [shared, judged, excluded, only].map((one, nth) => play(one, nth));
    await store.plays.append(ada.id, all, null);
    await store.plays.append(bob.id, [play(shared, 1)], null);
    const onJudged = { kind: 'like', songId: judged.songId, artistId: null, at: 1 } as const;
    const verdict = await store.verdicts.set(bob.id, onJudged);
    const period = { songId: excluded.songId, artistId: null, from: null, to: null };
    await store.verdicts.exclude(bob.id, period);
    await store.listeners.forget(ada.id);
    const left = [shared, judged, excluded].map(({ songId }) => songId).sort((a, b) => a - b);
    expect([...(await store.catalogue.songs()).songIds]).toEqual(left);
    expect((await store.catalogue.cards(left)).size).toBe(3);
    expect(await store.verdicts.list(bob.id)).toEqual([verdict]);
    expect(await store.plays.count(bob.id)).toBe(1);
    expect(await store.plays.exportPage(bob.id, null, 9)).toHaveLength(1);
    expect(await store.check()).toEqual([]);
  });

  it('an importer that still names a swept song is told so, and can resolve it again', async () => {
    const { store } = await open();
    const create = (name: string) => store.listeners.create({ name, timeZone: 'UTC', demo: false });
    const [ada, bob] = [await create('Ada'), await create('Bob')];
    const stale = await resolveOne(store, spelling('Song', 'Artist'));
    await store.plays.append(ada.id, [play(stale, 1)], null);
    await store.listeners.forget(ada.id);
    const append = store.plays.append(bob.id, [play(stale, 1)], null);
    expect(await codeOf(append)).toBe('track-unknown');
    const fresh = await resolveOne(store, spelling('Song', 'Artist'));
    expect(fresh.songId).toBeGreaterThan(stale.songId);
    expect(await store.plays.append(bob.id, [play(fresh, 1)], null)).toEqual(['added']);
  });
}
