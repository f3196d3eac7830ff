import { expect, it } from 'vitest';
import { listeners, offered, rename, said, start } from './conversations.fixture.ts';
import { codeOf, type OpenStage } from './stage.fixture.ts';

/** What the assistant offers to change and what came of it; also of conversations that an archive brings back. */
export function proposalsContract(open: OpenStage): void {
  it('of two who decide at once one does, and nobody decides again', async () => {
    const { store, beside } = await open();
    const [ada] = await listeners(store);
    const { proposal } = await offered(store, ada);
    const other = await beside();
    const done = { state: 'done', outcome: 'Renamed.', at: start + 1 } as const;
    const declined = { state: 'declined', outcome: 'Left.', at: start + 2 } as const;
    const both = await Promise.all([
      store.conversations.decide(ada, proposal.id, done),
      other.conversations.decide(ada, proposal.id, declined),
    ]);
    const [decided, ...more] = both.filter((one) => one !== null);
    expect(more).toEqual([]);
    const { at: decidedAt, ...said } = both[0] === null ? declined : done;
    expect(decided).toEqual({ ...proposal, ...said, decidedAt });
    expect(await store.conversations.decide(ada, proposal.id, done)).toBeNull();
    expect(await other.conversations.proposal(ada, proposal.id)).toEqual(decided);
  });

  it('what came of a change is said of one that was to be made, and of no other', async () => {
    const { store } = await open();
    const [ada] = await listeners(store);
    const { proposal } = await offered(store, ada);
    const { proposal: left } = await offered(store, ada);
    const failed = { state: 'failed', outcome: 'The playlist has changed.' } as const;
    await store.conversations.conclude(ada, proposal.id, failed);
    expect(await store.conversations.proposal(ada, proposal.id)).toEqual(proposal);
    const brokeOff = { state: 'failed', outcome: 'It broke off.', at: start } as const;
    await store.conversations.decide(ada, proposal.id, brokeOff);
    for (const conclusion of [{ state: 'done', outcome: 'Renamed.' } as const, failed]) {
      await store.conversations.conclude(ada, proposal.id, conclusion);
      const concluded = { ...proposal, ...conclusion, decidedAt: start };
      expect(await store.conversations.proposal(ada, proposal.id)).toEqual(concluded);
    }
    const declined = { state: 'declined', outcome: 'Left.', at: start } as const;
    await store.conversations.decide(ada, left.id, declined);
    await store.conversations.conclude(ada, left.id, failed);
    expect((await store.conversations.proposal(ada, left.id))?.state).toBe('declined');
  });

  it('an archive brings a conversation back once, in order, and not over what was said here since', async () => {
    const { store } = await open();
    const [ada, bob] = await listeners(store);
    const told = { title: 'Rain', createdAt: start, updatedAt: start + 20 };
    const { conversations } = store;
    expect(await conversations.restore(ada, told)).toBe(true);
    expect(await conversations.restore(ada, told)).toBe(false);
    expect(await conversations.restore(bob, told)).toBe(true);
    expect(await codeOf(conversations.restore(99, told))).toBe('listener-unknown');
    const decided = { ...rename, state: 'done', outcome: 'Renamed.', decidedAt: start } as const;
    const put = (position: number, text: string) =>
      conversations.restoreMessage(ada, told, position, { ...said(text), proposals: [decided] });
    expect(await put(0, 'first')).toBe(true);
    expect(await put(2, 'third')).toBe(false);
    expect(await put(0, 'first')).toBe(false);
    expect(await put(1, 'second')).toBe(true);
    const [back] = await conversations.list(ada, { before: null, limit: 9, words: ['second'] });
    if (back === undefined) throw new Error('none');
    expect(back).toMatchObject({ ...told, messages: 2 });
    const all = await conversations.messages(ada, back.id, { before: null, limit: 9 });
    expect(all.map(({ text }) => text)).toEqual(['first', 'second']);
    expect(all[0]?.proposals).toMatchObject([decided]);
    await conversations.add(ada, back.id, [said('goes on', { at: start + 30 })]);
    expect(await put(3, 'fourth')).toBe(false);
    expect(await conversations.restore(ada, told)).toBe(false);
    expect((await conversations.get(ada, back.id))?.messages).toBe(3);
  });
}
