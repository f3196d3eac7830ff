import { spotifyId } from '../compatible/spotify/town.fixture.ts';
import { cursorOf } from '../schema/page.ts';
import { accountPreparations } from './account-preparations.fixture.ts';
import type { Preparations } from './call.fixture.ts';
import { type Ask, type Maker, makerOf } from './make-things.fixture.ts';
import { type TestApp, testNow } from './open-app.fixture.ts';

const md5 = '0'.repeat(32);
const day = 86_400_000;

export async function preparations(
  test: TestApp,
  ask: Ask,
  listener: number,
): Promise<Preparations> {
  const make = makerOf(test, ask, listener);
  const { secret } = await make.key();
  return {
    ...accountPreparations(test, make),
    ...historyPreparations(test, make, listener),
    ...playlistPreparations(make),
    ...livePreparations(test, make, listener),
    ...budgetPreparations(test, make),
    ...scrobblerPreparations(test, make, secret),
  };
}

function historyPreparations(test: TestApp, make: Maker, listener: number): Preparations {
  const { ask, name, song, file, anImport } = make;
  const ended = async () => {
    const id = await anImport();
    await ask('DELETE', `/imports/${id}`);
    return { path: { id } };
  };
  const backtest = async () => ({ path: { id: (await ask('POST', '/backtests', {})).id } });
  let turn = 0;
  const decision = async (): Promise<object> => {
    const [one, other] = [await song(), await song()];
    const [artistId, intoArtist] = [one.artistId, other.artistId];
    const kinds = [
      { kind: 'rename-song', songId: one.id, title: name() },
      { kind: 'merge-songs', songId: one.id, intoId: other.id },
      { kind: 'merge-artists', artistId, intoId: intoArtist },
      { kind: 'rename-artist', artistId, name: name() },
      { kind: 'split-artist', artistId, names: [name(), name()] },
      { kind: 'different-songs', songId: one.id, otherId: other.id },
      { kind: 'different-artists', artistId, otherId: intoArtist },
    ];
    turn += 1;
    return kinds[turn % kinds.length] ?? {};
  };
  return {
    importFiles: async () => ({ files: file() }),
    ...{ getImport: ended, streamImport: ended, listRejectedRows: ended },
    undoImport: async () => {
      const { imports } = test.echotune.store;
      const { id } = await imports.begin(listener, testNow);
      await imports.finish(id, 'done', testNow, null);
      return { path: { id } };
    },
    cancelImport: async () => ({ path: { id: await anImport() } }),
    exportListener: async () => ({ path: { id: listener } }),
    changeListener: async () => ({ path: { id: listener } }),
    getRetention: async () => ({ path: { id: listener } }),
    // Days would take plays away that other calls are about.
    changeRetention: async () => ({ path: { id: listener }, body: { playsDays: null } }),
    deletePlay: async () => {
      await song();
      return { path: { id: (await ask('GET', '/plays?limit=1')).plays[0].id } };
    },
    getStatistics: async () => ({
      query: { from: testNow - 900 * day, to: testNow, include: ['eras', 'skips', 'evolution'] },
    }),
    getSong: async () => ({ path: { id: (await song()).id } }),
    getArtist: async () => ({ path: { id: (await song()).artistId } }),
    findBridge: async () => ({ query: { from: (await song()).id, to: (await song()).id } }),
    findSimilarSongs: async () => ({ path: { id: (await song()).id } }),
    addDecision: async () => ({ body: await decision() }),
    undoDecision: async () => ({
      path: { id: (await ask('POST', '/identity/decisions', await decision())).id },
    }),
    explainRecommendation: async () => ({
      path: { impression: (await ask('GET', '/recommendations')).items[0].impression },
    }),
    giveVerdict: async () => ({ body: { song: (await song()).id, artist: undefined } }),
    clearVerdict: async () => ({ query: { artist: undefined, song: (await song()).id } }),
    addExclusion: async () => ({ body: { song: (await song()).id, artist: null } }),
    removeExclusion: async () => ({
      path: { id: (await ask('POST', '/exclusions', { to: 1 })).id },
    }),
    ...{ getBacktest: backtest, cancelBacktest: backtest },
    listJobs: async () => ({ query: { cursor: cursorOf(1000), open: false } }),
    retryJob: async () => {
      const { id } = await test.echotune.store.jobs.enqueue('train', {});
      await test.echotune.store.jobs.cancel(id);
      return { path: { id } };
    },
    cancelJob: async () => ({ path: { id: (await ask('POST', '/models')).id } }),
    getTraining: async () => ({ path: { id: (await ask('POST', '/models')).id } }),
    getSpotifyAudioFeatures: async () => ({ path: { id: spotifyId(0) } }),
    getSpotifySeveralAudioFeatures: async () => ({ query: { ids: [spotifyId(0), spotifyId(2)] } }),
  };
}

function budgetPreparations(test: TestApp, { name }: Maker): Preparations {
  const { budgets } = test.echotune.store;
  const limit = async () => {
    const provider = name().replace(' ', '-');
    const all = { provider, model: null, listenerId: null, purpose: null };
    const shares = { warnShare: 0.8, throttleShare: 0.9 };
    const { id } = await budgets.setLimit({ ...all, ...shares, period: 'day', limitNanoUsd: 1 });
    return { path: { id } };
  };
  return {
    setSpendingLimit: async () => ({
      body: { listener: null, limitUsd: '5', warnShare: 0.5, throttleShare: 0.7 },
    }),
    ...{ removeSpendingLimit: limit, reopenSpendingLimit: limit },
    dropCache: async () => ({ body: { listener: null } }),
    listAudit: async () => ({ query: { cursor: cursorOf(1000) } }),
    listPaidCalls: async () => ({ query: { cursor: cursorOf(1) } }),
  };
}

function livePreparations(test: TestApp, { ask, name }: Maker, listener: number): Preparations {
  const { webhooks } = test.echotune.store;
  const url = () => `https://hooks.example/${encodeURIComponent(name())}`;
  /** An account has few. */
  const clear = async () => {
    for (const { id } of await webhooks.list(null)) await webhooks.remove(id);
  };
  const one = async () => {
    await clear();
    const { id } = await ask('POST', '/webhooks', { url: url(), listener });
    return { path: { webhook: id } };
  };
  const delivery = async () => {
    const { path } = await one();
    const { id } = await ask('POST', `/webhooks/${path.webhook}/test`);
    return { path: { ...path, delivery: id } };
  };
  const playing = async () => ({ path: { id: listener } });
  return {
    ...{ getNowPlaying: playing, setNowPlaying: playing, clearNowPlaying: playing },
    addWebhook: async () => {
      await clear();
      return { body: { url: url() } };
    },
    changeWebhook: async () => ({ ...(await one()), body: { url: url() } }),
    ...{ getWebhook: one, removeWebhook: one, renewWebhookSecret: one, testWebhook: one },
    listDeliveries: async () => ({ ...(await one()), query: { cursor: '1000' } }),
    redeliver: delivery,
  };
}

function playlistPreparations({ ask, name, playlist }: Maker): Preparations {
  const one = async () => ({ path: { id: (await playlist()).id } });
  const withRules = async () => {
    const rules = { shelf: 'for-you' };
    return (await ask('POST', '/playlists', { name: name(), rules })).playlist.id;
  };
  return {
    ...{ getPlaylist: one, deletePlaylist: one, exportPlaylist: one },
    addPlaylist: async () => ({ body: { refresh: null } }),
    changePlaylist: async () => ({ path: { id: await withRules() }, body: { refresh: null } }),
    listEntries: async () => ({ ...(await one()), query: { cursor: '1' } }),
    listPlaylists: async () => ({ query: { cursor: '1000' } }),
    addEntries: async () => ({ ...(await one()), body: { position: 1 } }),
    moveEntries: async () => {
      const { id, entries } = await playlist();
      return { path: { id }, body: { entries, position: 0 } };
    },
    removeEntries: async () => {
      const { id, entries } = await playlist();
      return { path: { id }, query: { entry: entries[0] } };
    },
    importPlaylist: async () => ({ files: { 'a.csv': `artist,title\n${name()},${name()}\n` } }),
    refreshPlaylist: async () => ({ path: { id: await withRules() } }),
  };
}

function scrobblerPreparations(test: TestApp, { song }: Maker, secret: string): Preparations {
  const headers = { authorization: `Token ${secret}` };
  const token = async () => ({ headers });
  const user = async () => ({ headers, path: { user: 'Ada' } });
  const msid = async () => {
    const hex = (await song()).id.toString(16).padStart(12, '0');
    return { recording_msid: `ec407e00-0000-8000-8000-${hex}` };
  };
  const session = async () => ({ body: { sk: secret } });
  const pending = async (apiKey: string): Promise<string> => {
    const query = `method=auth.getToken&api_key=${apiKey}&api_sig=${md5}&format=json`;
    const signed = apiKey === secret ? `sk=${secret}&` : '';
    return (await test.bare.inject(`/lastfm/2.0?${signed}${query}`)).json().token;
  };
  return {
    ...{ 'listenbrainz validate-token': token, 'listenbrainz latest-import': token },
    ...{ 'listenbrainz latest-import set': token, 'listenbrainz submit-listens': token },
    ...{ 'listenbrainz user/{user}/listens': user, 'listenbrainz user/{user}/listen-count': user },
    'listenbrainz user/{user}/playing-now': user,
    'listenbrainz delete-listen': async () => ({ headers, body: await msid() }),
    'listenbrainz feedback/recording-feedback': async () => ({ headers, body: await msid() }),
    ...{ 'lastfm track.scrobble': session, 'lastfm track.updateNowPlaying': session },
    ...{ 'lastfm track.love': session, 'lastfm track.unlove': session },
    'lastfm user.getInfo': async () => ({ query: { sk: secret } }),
    'lastfm auth.getMobileSession': async () => ({ body: { username: 'Ada', password: secret } }),
    'lastfm auth.getSession': async () => {
      const asked = await pending('some program');
      const payload = new URLSearchParams({ token: asked, key: secret }).toString();
      await test.bare.inject({ method: 'POST', url: '/lastfm/api/auth', payload });
      return { body: { token: asked } };
    },
    'lastfm approve': async () => ({ body: { token: await pending('some program'), key: secret } }),
    'spotify token': async () => ({ body: { client_secret: secret } }),
  };
}
