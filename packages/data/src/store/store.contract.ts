import { describe, expect, it } from 'vitest';
import { accountsContract } from './accounts.contract.ts';
import { agentsContract } from './agents.contract.ts';
import { answersContract } from './answers.contract.ts';
import { attemptsContract } from './attempts.contract.ts';
import { auditContract } from './audit.contract.ts';
import { budgetsContract } from './budgets.contract.ts';
import { budgetProperties } from './budgets-properties.contract.ts';
import { cachesContract } from './caches.contract.ts';
import { calledTracksContract } from './called-tracks.contract.ts';
import { catalogueContract } from './catalogue.contract.ts';
import { connectionsContract } from './connections.contract.ts';
import { conversationsContract } from './conversations.contract.ts';
import { corporaContract } from './corpora.contract.ts';
import { coversContract } from './covers.contract.ts';
import { decisionsContract } from './decisions.contract.ts';
import { enrichmentContract } from './enrichment.contract.ts';
import { featuresContract } from './features.contract.ts';
import { forgetContract } from './forget.contract.ts';
import { heardContract } from './heard.contract.ts';
import { idempotencyContract } from './idempotency.contract.ts';
import { identityContract } from './identity.contract.ts';
import { importsContract } from './imports.contract.ts';
import { listenersContract } from './listeners.contract.ts';
import { mlflowContract } from './mlflow.contract.ts';
import { nowPlayingContract } from './now-playing.contract.ts';
import { opinionsContract } from './opinions.contract.ts';
import { paidCallsContract } from './paid-calls.contract.ts';
import { playlistsContract } from './playlists.contract.ts';
import { playsContract } from './plays.contract.ts';
import { proposalsContract } from './proposals.contract.ts';
import { providersContract } from './providers.contract.ts';
import { reportsContract } from './reports.contract.ts';
import { restoredDecisionsContract } from './restored-decisions.contract.ts';
import { retentionContract } from './retention.contract.ts';
import { savedContract } from './saved.contract.ts';
import { scrobbleAccountsContract } from './scrobble-accounts.contract.ts';
import { secretsContract } from './secrets.contract.ts';
import { codeOf, listenerWithSong, type OpenStage, play } from './stage.fixture.ts';
import { trainingContract } from './training.contract.ts';
import { undoImportContract } from './undo-import.contract.ts';
import { webhooksContract } from './webhooks.contract.ts';
import { witnessDecisionsContract } from './witness-decisions.contract.ts';
import { witnessesContract } from './witnesses.contract.ts';
import { witnessProperties } from './witnesses-properties.contract.ts';

/** What every store does, whatever it stands on. */
export function storeContract(open: OpenStage): void {
  describe('listeners', () => listenersContract(open));
  describe('accounts', () => accountsContract(open));
  describe('audit', () => auditContract(open));
  describe('attempts', () => attemptsContract(open));
  describe('kept answers', () => answersContract(open));
  describe('caches', () => cachesContract(open));
  describe('secrets', () => secretsContract(open));
  describe('catalogue', () => {
    catalogueContract(open);
    calledTracksContract(open);
  });
  describe('identity', () => {
    identityContract(open);
    restoredDecisionsContract(open);
  });
  describe('plays', () => playsContract(open));
  describe('witnesses', () => {
    witnessesContract(open);
    witnessDecisionsContract(open);
    witnessProperties(open);
  });
  describe('imports', () => {
    importsContract(open);
    undoImportContract(open);
  });
  describe('opinions', () => opinionsContract(open));
  describe('corpora', () => corporaContract(open));
  describe('features', () => featuresContract(open));
  describe('enrichment', () => enrichmentContract(open));
  describe('covers', () => coversContract(open));
  describe('saved songs', () => savedContract(open));
  describe('playlists', () => playlistsContract(open));
  describe('conversations', () => {
    conversationsContract(open);
    proposalsContract(open);
  });
  describe('connections', () => connectionsContract(open));
  describe('providers', () => providersContract(open));
  describe('scrobble accounts', () => scrobbleAccountsContract(open));
  describe('now playing', () => nowPlayingContract(open));
  describe('idempotency', () => idempotencyContract(open));
  describe('webhooks', () => webhooksContract(open));
  describe('training', () => trainingContract(open));
  describe('mlflow', () => mlflowContract(open));
  describe('reports', () => reportsContract(open));
  describe('agents', () => agentsContract(open));
  describe('decisions', () => decisionsContract(open));
  describe('budgets', () => {
    budgetsContract(open);
    paidCallsContract(open);
    budgetProperties(open);
  });
  describe('retention', () => retentionContract(open));
  describe('forget', () => forgetContract(open));
  describe('heard', () => heardContract(open));
  describe('transactions', () => transactionsContract(open));
}

function transactionsContract(open: OpenStage): void {
  it('a transaction that fails leaves nothing of any of its steps', async () => {
    const { store } = await open();
    const failing = store.transaction(async (within) => {
      const { listener, song } = await listenerWithSong(within);
      await within.plays.append(listener.id, [play(song, 1)], null);
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await store.listeners.list()).toEqual([]);
    expect((await store.catalogue.songs()).length).toBe(0);
  });

  it('a step that fails and is caught leaves nothing, what was done around it stays', async () => {
    const { store } = await open();
    const id = await store.transaction(async (within) => {
      const { listener, song } = await listenerWithSong(within);
      const stray = play({ ...song, trackId: 99 }, 2);
      const step = within.plays.append(listener.id, [play(song, 1), stray], null);
      expect(await codeOf(step)).toBe('track-unknown');
      await within.plays.append(listener.id, [play(song, 3)], null);
      expect((await within.plays.columns(listener.id)).length).toBe(1);
      return listener.id;
    });
    expect([...(await store.plays.columns(id)).startedAt]).toHaveLength(1);
    expect((await store.listeners.get(id))?.profileVersion).toBe(1);
  });

  it('readers beside a transaction do not see it before it has ended', async () => {
    const { store } = await open();
    const { listener, song } = await listenerWithSong(store);
    const writing = store.transaction(async (within) => {
      await within.plays.append(listener.id, [play(song, 1)], null);
      await new Promise((resolve) => setTimeout(resolve, 20));
      throw new Error('no');
    });
    const reading = store.plays.columns(listener.id);
    await expect(writing).rejects.toThrow('no');
    expect((await reading).length).toBe(0);
  });
}
