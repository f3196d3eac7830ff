import { expect, it } from 'vitest';
import type { NewProposal } from '../domain/conversation.ts';
import { answered, listeners, offered, rename, said, start } from './conversations.fixture.ts';
import { codeOf, type OpenStage } from './stage.fixture.ts';

/** Talks with the assistant: what was said, and who may read it. */
export function conversationsContract(open: OpenStage): void {
  it('what was said comes back as it was said, in order, with what it offers', async () => {
    const { store, again } = await open();
    const [ada] = await listeners(store);
    const begun = await store.conversations.begin(ada, 'Quiet songs', start);
    expect(begun).toEqual({
      ...{ id: begun.id, listenerId: ada, title: 'Quiet songs', messages: 0 },
      ...{ createdAt: start, updatedAt: start },
    });
    const remove: NewProposal = { sentence: 'Delete “Rain”.', change: { kind: 'delete-playlist' } };
    const both = [said('Rename Rain'), answered('Shall I?', [rename, remove], start + 5)];
    const added = await store.conversations.add(ada, begun.id, both);
    const waiting = { state: 'open', outcome: null, decidedAt: null };
    expect(added).toMatchObject([
      { ...both[0], conversationId: begun.id, proposals: [] },
      { ...both[1], proposals: [rename, remove].map((one) => ({ ...one, ...waiting })) },
    ]);
    const later = await again();
    expect(await later.conversations.messages(ada, begun.id, { before: null, limit: 9 })).toEqual(
      added,
    );
    expect(await later.conversations.get(ada, begun.id)).toEqual({
      ...{ ...begun, messages: 2, updatedAt: start + 5 },
    });
    expect(await store.conversations.add(ada, begun.id, [])).toEqual([]);
  });

  it('messages are read back from the newest, page by page', async () => {
    const { store } = await open();
    const [ada] = await listeners(store);
    const { id } = await store.conversations.begin(ada, 'Long', start);
    const other = await store.conversations.begin(ada, 'Beside it', start);
    for (const text of ['1', '2', '3', '4', '5']) {
      await store.conversations.add(ada, id, [said(text)]);
      await store.conversations.add(ada, other.id, [said(`not ${text}`)]);
    }
    const page = (before: number | null) =>
      store.conversations.messages(ada, id, { before, limit: 2 });
    const newest = await page(null);
    expect(newest.map(({ text }) => text)).toEqual(['4', '5']);
    const middle = await page(newest[0]?.id ?? 0);
    expect(middle.map(({ text }) => text)).toEqual(['2', '3']);
    expect((await page(middle[0]?.id ?? 0)).map(({ text }) => text)).toEqual(['1']);
  });

  it('conversations are listed by when they were last spoken in, also past one that is gone', async () => {
    const { store } = await open();
    const [ada] = await listeners(store);
    const ids: number[] = [];
    for (const title of ['a', 'b', 'c', 'd']) {
      ids.push((await store.conversations.begin(ada, title, start)).id);
    }
    const [a = 0, , c = 0] = ids;
    await store.conversations.add(ada, a, [said('again', { at: start + 9 })]);
    // What a slow clock says does not bring it down.
    await store.conversations.add(ada, a, [said('and again', { at: start + 1 })]);
    const list = (before: { id: number; updatedAt: number } | null) =>
      store.conversations.list(ada, { before, limit: 2, words: [] });
    const titles = async (...of: Parameters<typeof list>) =>
      (await list(...of)).map(({ title }) => title);
    const [, second] = await list(null);
    if (second === undefined) throw new Error('none');
    expect(await titles(null)).toEqual(['a', 'd']);
    await store.conversations.remove(ada, second.id);
    expect(await titles(second)).toEqual(['c', 'b']);
    expect(await titles({ id: c, updatedAt: start })).toEqual(['b']);
  });

  it('words are found in titles and texts, literally, in any case, all of them', async () => {
    const { store } = await open();
    const [ada] = await listeners(store);
    const talk = async (title: string, ...texts: string[]) => {
      const { id } = await store.conversations.begin(ada, title, start);
      await store.conversations.add(
        ada,
        id,
        texts.map((text) => said(text)),
      );
    };
    await talk('Ruhige Stücke', 'Für den Abend, 100% ohne Gesang');
    await talk('Straße', 'nothing_else', 'ΟΔΟΣ и Ёлка');
    await talk('nothing else', '1000 songs', "it's C:\\music");
    const found = async (...words: string[]) =>
      (await store.conversations.list(ada, { before: null, limit: 9, words })).map(
        ({ title }) => title,
      );
    expect(await found('STÜCKE')).toEqual(['Ruhige Stücke']);
    expect(await found('stu\u0308cke', 'ABEND')).toEqual(['Ruhige Stücke']);
    expect(await found('stucke')).toEqual([]);
    expect(await found('ruhige', 'songs')).toEqual([]);
    expect(await found('0%')).toEqual(['Ruhige Stücke']);
    expect(await found('nothing_')).toEqual(['Straße']);
    expect(await found('NOTHING')).toEqual(['nothing else', 'Straße']);
    expect(await found('STRASSE')).toEqual(['Straße']);
    expect(await found('οδος', 'ёЛКА')).toEqual(['Straße']);
    expect(await found('c:\\', "'s")).toEqual(['nothing else']);
  });

  it('nobody else reads a conversation, adds to it, decides in it or removes it', async () => {
    const { store, rows } = await open();
    const [ada, bob] = await listeners(store);
    const { conversationId: id, proposal } = await offered(store, ada);
    const before = await rows();
    const { conversations } = store;
    expect(await conversations.get(bob, id)).toBeNull();
    expect(await conversations.list(bob, { before: null, limit: 9, words: [] })).toEqual([]);
    expect(await conversations.list(bob, { before: null, limit: 9, words: ['shall'] })).toEqual([]);
    expect(await conversations.messages(bob, id, { before: null, limit: 9 })).toEqual([]);
    expect(await codeOf(conversations.add(bob, id, [said('Hello')]))).toBe('conversation-unknown');
    expect(await conversations.proposal(bob, proposal.id)).toBeNull();
    const done = { state: 'done', outcome: 'Done.', at: start } as const;
    expect(await conversations.decide(bob, proposal.id, done)).toBeNull();
    expect(await codeOf(conversations.remove(bob, id))).toBe('conversation-unknown');
    expect(await rows()).toEqual(before);
    await conversations.decide(ada, proposal.id, done);
    await conversations.conclude(bob, proposal.id, { state: 'failed', outcome: 'Not done.' });
    expect((await conversations.proposal(ada, proposal.id))?.outcome).toBe('Done.');
  });

  it('a removed conversation leaves nothing, and is then unknown', async () => {
    const { store, rows } = await open();
    const [ada, bob] = await listeners(store);
    await offered(store, bob);
    const before = await rows();
    const { conversationId: id, proposal } = await offered(store, ada);
    await store.conversations.remove(ada, id);
    expect(await rows()).toEqual(before);
    expect(await store.conversations.get(ada, id)).toBeNull();
    expect(await store.conversations.proposal(ada, proposal.id)).toBeNull();
    const code = 'conversation-unknown';
    expect(await codeOf(store.conversations.remove(ada, id))).toBe(code);
    expect(await codeOf(store.conversations.add(ada, id, [said('Hello')]))).toBe(code);
    expect(await codeOf(store.conversations.begin(99, 'Hello', start))).toBe('listener-unknown');
  });

  it('what cannot be stored is refused and leaves nothing; half a surrogate pair is replaced', async () => {
    const { store, rows } = await open();
    const [ada] = await listeners(store);
    const { id } = await store.conversations.begin(ada, 'a\ud800b', start);
    const before = await rows();
    const begin = (title: string) => codeOf(store.conversations.begin(ada, title, start));
    for (const title of [' ', 'a\0b', 'x'.repeat(201)]) {
      expect(await begin(title)).toBe('input-invalid');
    }
    const bad = [
      said('a\0b'),
      said('x'.repeat(100_001)),
      said('a', { content: { deep: [{ title: 'a\0b' }] } }),
      said('a', { content: { long: 'x'.repeat(1_000_000) } }),
      answered('a', [{ ...rename, sentence: 'a\0b' }]),
      answered('a', [{ ...rename, change: { name: 'a\0b' } }]),
    ];
    for (const message of bad) {
      const both = [said('goes with it', { at: start + 9 }), message];
      expect(await codeOf(store.conversations.add(ada, id, both))).toBe('input-invalid');
    }
    const words = ['a\0b'];
    const list = store.conversations.list(ada, { before: null, limit: 9, words });
    expect(await codeOf(list)).toBe('input-invalid');
    expect(await rows()).toEqual(before);
    const half = said('x\udc00y', { content: { title: 'z\ud800' } });
    const [stored] = await store.conversations.add(ada, id, [half]);
    expect(stored).toMatchObject({ text: 'x\ufffdy', content: { title: 'z\ufffd' } });
    expect((await store.conversations.get(ada, id))?.title).toBe('a\ufffdb');
  });
}
