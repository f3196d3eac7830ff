import { expect, it } from 'vitest';
import { newKey } from '../sealed/key-ring.ts';
import { codeOf, listenerWithSong, type OpenStage, type Stage } from './stage.fixture.ts';
import type { Attempt } from './webhook-store.ts';

const none: ReadonlySet<number> = new Set();
const message = { event: 'plays', payload: '{"xyzzy":1}' } as const;
const arrived: Attempt = {
  ...{ delivered: true, status: 204, failure: null, nextAt: null, disable: null },
};
const failed: Attempt = {
  ...{ delivered: false, status: 500, failure: 'Answered 500.', nextAt: null, disable: null },
};
const dayMs = 86_400_000;

/** An account with a listener and a webhook. */
async function hooked({ store }: Stage, name = 'Ada') {
  const account = { name, role: 'listener', passwordHash: 'x:y' } as const;
  const { id: accountId } = await store.accounts.create(account);
  const { id: listenerId } = (await listenerWithSong(store, name)).listener;
  await store.listeners.give(listenerId, accountId);
  const wanted = { accountId, listenerId, url: 'https://xyzzy.example/', mark: 'm0' };
  const webhook = await store.webhooks.add({ ...wanted, events: ['plays', 'import'] });
  return { accountId, listenerId, webhook, wanted };
}

/** What is told to whom, what waits, and what became of it. */
export function webhooksContract(open: OpenStage): void {
  it('is seen and changed by its account alone, and of a listener of the account', async () => {
    const stage = await open();
    const { webhooks } = stage.store;
    const { accountId, webhook, wanted } = await hooked(stage);
    const bob = await hooked(stage, 'Bob');
    expect(webhook).toMatchObject({ events: ['plays', 'import'], disabled: null });
    expect(await webhooks.list(accountId)).toEqual([webhook]);
    expect(await webhooks.list(null)).toEqual([webhook, bob.webhook]);
    expect(await webhooks.get(webhook.id, accountId)).toEqual(webhook);
    expect(await codeOf(webhooks.get(webhook.id, bob.accountId))).toBe('webhook-unknown');
    const theirs = { ...wanted, listenerId: bob.listenerId, events: [] };
    expect(await codeOf(webhooks.add(theirs))).toBe('listener-unknown');
    const changed = await webhooks.change(webhook.id, {
      url: 'https://b.example/',
      events: ['import'],
    });
    expect(changed).toEqual({ ...webhook, url: 'https://b.example/', events: ['import'] });
    for (let n = 1; n < 20; n++) await webhooks.add({ ...wanted, events: ['plays'] });
    expect(await codeOf(webhooks.add({ ...wanted, events: ['plays'] }))).toBe('webhooks-full');
  });

  it('of two that tell the same one is first, and nothing is told twice or lost', async () => {
    const stage = await open();
    const { id } = (await hooked(stage)).webhook;
    const stores = [stage.store, await stage.beside()];
    const [known] = await stage.store.webhooks.toTell();
    expect(known).toMatchObject({ id, mark: 'm0', markVersion: 0 });
    const told = await Promise.all(
      stores.map(({ webhooks }) => webhooks.tell({ id, markVersion: 0 }, 'm1', [message])),
    );
    expect(told.sort()).toEqual([false, true]);
    expect(await stage.store.webhooks.toTell()).toMatchObject([{ mark: 'm1', markVersion: 1 }]);
    expect(await stage.store.webhooks.deliveries(id, null, 9)).toHaveLength(1);
    // Whoever read before it was changed begins anew.
    await stage.store.webhooks.change(id, { events: ['import'] });
    expect(await stage.store.webhooks.tell({ id, markVersion: 1 }, 'm2', [message])).toBe(false);
  });

  it('a message goes to one sender at a time, the oldest first, and to the next when the sender dies', async () => {
    const stage = await open();
    const { store, clock, again } = stage;
    const { id } = (await hooked(stage)).webhook;
    const first = await store.webhooks.queue(id, message);
    const second = await store.webhooks.queue(id, { ...message, event: 'test' });
    expect(await store.webhooks.claim(1000, new Set([id]))).toEqual([]);
    const stores = [store, await stage.beside()];
    const both = await Promise.all(stores.map(({ webhooks }) => webhooks.claim(1000, none)));
    const ids = both.flat().map((one) => one.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toContain(first.id);
    const taken = both.flat().find((one) => one.id === first.id);
    expect(taken).toMatchObject({
      attempts: 1,
      payload: message.payload,
      url: 'https://xyzzy.example/',
    });
    if (ids.length === 1) expect((await store.webhooks.claim(1000, none))[0]?.id).toBe(second.id);
    expect(await store.webhooks.claim(1000, none)).toEqual([]);
    clock.now += 1000;
    const after = await again();
    const [retaken] = await after.webhooks.claim(1000, none);
    expect(retaken).toMatchObject({ id: first.id, message: first.message, attempts: 2 });
    // Who was overtaken settles nothing.
    if (taken !== undefined) await store.webhooks.settle(taken, failed);
    if (retaken !== undefined) await after.webhooks.release(retaken);
    const [given] = await store.webhooks.claim(1000, none);
    expect(given).toMatchObject({ id: first.id, attempts: 2 });
    if (given !== undefined) await store.webhooks.settle(given, arrived);
    expect(await store.webhooks.deliveries(id, null, 1)).toMatchObject([{ id: second.id }]);
    expect(await store.webhooks.deliveries(id, second.id, 9)).toMatchObject([
      { id: first.id, state: 'delivered', status: 204, endedAt: clock.now, nextAt: null },
    ]);
  });

  it('what failed waits for its time, is given up with its reason, and can be sent again', async () => {
    const stage = await open();
    const { store, clock } = stage;
    const { id } = (await hooked(stage)).webhook;
    const sent = await store.webhooks.queue(id, message);
    const attempt = async (outcome: Attempt) => {
      const [taken] = await store.webhooks.claim(1000, none);
      if (taken === undefined) throw new Error('nothing is due');
      await store.webhooks.settle(taken, outcome);
    };
    await attempt({ ...failed, nextAt: clock.now + 5000 });
    const [waiting] = await store.webhooks.deliveries(id, null, 9);
    expect(waiting).toMatchObject({ state: 'waiting', failure: 'Answered 500.', attempts: 1 });
    clock.now += 4999;
    expect(await store.webhooks.claim(1000, none)).toEqual([]);
    clock.now += 1;
    await attempt(failed);
    const [given] = await store.webhooks.deliveries(id, null, 9);
    expect(given).toMatchObject({ state: 'failed', status: 500, attempts: 2, nextAt: null });
    expect((await store.webhooks.get(id, null)).failingSince).toBe(clock.now - 5000);
    expect(await store.webhooks.again(id, sent.id)).toMatchObject({
      state: 'waiting',
      attempts: 0,
    });
    expect(await codeOf(store.webhooks.again(id + 1, sent.id))).toBe('delivery-unknown');
    await attempt(arrived);
    expect((await store.webhooks.get(id, null)).failingSince).toBeNull();
  });

  it('is disabled where nothing arrives for five days, or at its own wish; what waits stays', async () => {
    const stage = await open();
    const { store, clock } = stage;
    const { id } = (await hooked(stage)).webhook;
    const attempt = async (outcome: Attempt) => {
      await store.webhooks.queue(id, message);
      for (const taken of await store.webhooks.claim(1000, none)) {
        await store.webhooks.settle(taken, outcome);
      }
      return (await store.webhooks.get(id, null)).disabled;
    };
    await attempt(failed);
    clock.now += 5 * dayMs - 1;
    expect(await attempt(failed)).toBeNull();
    await attempt(arrived);
    clock.now += 1;
    expect(await attempt(failed)).toBeNull();
    clock.now += 5 * dayMs;
    expect(await attempt(failed)).toMatchObject({ at: clock.now });
    await store.webhooks.queue(id, message);
    expect(await store.webhooks.claim(1000, none)).toEqual([]);
    expect(await store.webhooks.toTell()).toEqual([]);
    await store.webhooks.enable(id, 'now');
    expect(await store.webhooks.toTell()).toMatchObject([{ mark: 'now', failingSince: null }]);
    expect(await attempt({ ...failed, disable: 'It is gone.' })).toMatchObject({
      why: 'It is gone.',
    });
  });

  it('is told nothing more while a hundred messages wait, while its account is disabled, or handed on', async () => {
    const stage = await open();
    const { store } = stage;
    const { webhook, accountId } = await hooked(stage);
    for (let n = 0; n < 99; n++) await store.webhooks.queue(webhook.id, message);
    expect(await store.webhooks.toTell()).toHaveLength(1);
    await store.webhooks.queue(webhook.id, message);
    expect(await store.webhooks.toTell()).toEqual([]);
    const [taken] = await store.webhooks.claim(1000, none);
    if (taken !== undefined) await store.webhooks.settle(taken, arrived);
    expect(await store.webhooks.toTell()).toHaveLength(1);
    await store.accounts.setDisabled(accountId, true);
    expect(await store.webhooks.toTell()).toEqual([]);
    expect(await store.webhooks.claim(1000, none)).toEqual([]);
  });

  it('goes with its deliveries and its secret: when removed, with its listener, with its account', async () => {
    const stage = await open();
    const { store, rows } = stage;
    const key = newKey();
    const secrets = store.secrets({ read: () => [key], replace: null });
    const left = async () => {
      const { webhook, webhook_delivery, secret } = await rows();
      return [webhook, webhook_delivery, secret].map((all) => all?.length);
    };
    await secrets.put('of the instance', 's');
    const ways = [
      ({ webhook }: Awaited<ReturnType<typeof hooked>>) => store.webhooks.remove(webhook.id),
      ({ listenerId }: Awaited<ReturnType<typeof hooked>>) => store.listeners.forget(listenerId),
      ({ accountId }: Awaited<ReturnType<typeof hooked>>) => store.accounts.remove(accountId),
    ];
    for (const [nth, remove] of ways.entries()) {
      const made = await hooked(stage, `Nr ${nth}`);
      const { id } = made.webhook;
      await store.webhooks.queue(id, message);
      await secrets.getOrMake(`webhook ${id}`, () => 'a', { webhookId: id });
      await secrets.put(`webhook ${id}`, 'b', { webhookId: id });
      expect(await left()).toEqual([1, 1, 2]);
      await remove(made);
      expect(await left()).toEqual([0, 0, 1]);
    }
    expect(JSON.stringify(await rows())).not.toContain('xyzzy');
    expect(await secrets.get('of the instance')).toBe('s');
  });

  it('deliveries that ended a week ago go, and all but the newest thousand; what waits stays', async () => {
    const stage = await open();
    const { store, clock, rows } = stage;
    const { id } = (await hooked(stage)).webhook;
    const kept = async () => (await rows()).webhook_delivery?.length;
    await store.webhooks.queue(id, message);
    const [taken] = await store.webhooks.claim(1000, none);
    if (taken !== undefined) await store.webhooks.settle(taken, arrived);
    const waiting = await store.webhooks.queue(id, message);
    clock.now += 7 * dayMs - 1;
    await store.webhooks.tidy();
    expect(await kept()).toBe(2);
    clock.now += 1;
    await store.webhooks.tidy();
    expect(await store.webhooks.deliveries(id, null, 9)).toMatchObject([{ id: waiting.id }]);
    await store.transaction(async (tx) => {
      for (let n = 0; n < 1001; n++) await tx.webhooks.queue(id, message);
    });
    await store.webhooks.tidy();
    expect(await kept()).toBe(1002);
  });
}
