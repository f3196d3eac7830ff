/** Talks with the assistant on the demo community, with scripted models and with none. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addTracks } from '../playlist/add-tracks.ts';
import { readAnswerContent } from './answer-content.ts';
import { demoScene } from './demo-scene.fixture.ts';
import { findPlaylist, findSongsMeant } from './find-named.ts';
import golden from './golden-requests.json' with { type: 'json' };
import type { ReadRequest } from './interpret/requests.fixture.ts';
import { talking } from './talking.fixture.ts';
import { tools } from './tools/all-tools.ts';
import { inputs, type ToolName } from './tools/inputs.ts';

let scene: Awaited<ReturnType<typeof demoScene>>;
beforeAll(async () => {
  scene = await demoScene(golden.playlists);
  await putWhatIsTakenOut();
});
afterAll(() => scene.close());

/** What the golden requests take out of playlists has to stand in them. */
async function putWhatIsTakenOut(): Promise<void> {
  const { store, contextOf } = scene;
  const context = contextOf('');
  for (const { tool, input } of golden.requests.flatMap(({ calls }) => calls)) {
    const { data } = inputs.change_playlist.safeParse(input);
    if (tool !== 'change_playlist' || data?.remove === undefined) continue;
    const named = data.remove.filter((ref) => 'title' in ref);
    const songs = await findSongsMeant(context, named);
    const playlist = await findPlaylist(context, data.playlist);
    await addTracks(store, { ...playlist, version: null }, songs, { position: null, now: 0 });
  }
}

type Request = Pick<ReadRequest, 'shown' | 'shownArtists'>;

const isChanging = (tool: string) => tools[tool as ToolName].effect === 'changes';

/** A conversation in which so many songs were shown, or one of each of some artists. */
async function shownBefore({
  shown: count = 0,
  shownArtists = [],
}: Request): Promise<number | null> {
  if (count === 0) return null;
  const { store, listenerId, contextOf } = scene;
  const context = contextOf('');
  const cards = (
    await Promise.all(
      shownArtists.map(async (text) => {
        const found = await tools.search_music.run(context, { text, count: 50 });
        const theirs = found.cards.find(
          (card) => card.kind === 'song' && card.song.artist === text,
        );
        return theirs ?? [];
      }),
    )
  ).flat();
  if (cards.length === 0) {
    cards.push(...(await tools.recommend.run(context, { kind: 'on-repeat', count })).cards);
  }
  const { id } = await store.conversations.begin(listenerId, 'Shown', 0);
  await store.conversations.add(listenerId, id, [
    {
      ...{ speaker: 'assistant', text: 'These.', content: { cards }, answeredBy: 'interpreter' },
      ...{ costNanoUsd: 0, at: 0, proposals: [] },
    },
  ]);
  return id;
}

it('a hundred requests: a model has the tools that it needs, and each is asked as it says', async () => {
  const providers = ['google', 'perplexity', 'compatible'] as const;
  const { fakes, say } = await talking(scene, { providers: [...providers], limitUsd: 500 });
  for (const [n, request] of golden.requests.entries()) {
    const { text, calls } = request;
    // Research is Perplexity's here, and it has one list of replies.
    const isResearch = calls.some(({ tool }) => tool === 'research');
    const provider = (isResearch ? null : providers[n % 3]) ?? 'google';
    const fake = fakes[provider];
    const asked = fake.asked.length;
    fake.replies.push(
      { calls: calls.map(({ tool: name, input }) => ({ name, input })) },
      { text: 'That is it.' },
    );
    const conversationId = await shownBefore(request);
    const { message } = await say(text, { provider, conversationId });
    const content = readAnswerContent(message.content);
    expect(content.tools, text).toEqual(calls.map(({ tool }) => tool));
    expect(content.fallback, text).toBeNull();
    // What each found went back to the model.
    const [, second] = fake.asked.slice(asked);
    const told = JSON.stringify(second?.body);
    for (const { tool } of calls) expect(told, text).toContain(tool);
    const changes = calls.filter(({ tool }) => isChanging(tool) && tool !== 'play');
    expect(message.proposals.map(({ change }) => change.kind).length, text).toBe(changes.length);
    expect(content.sources.length > 0, text).toBe(isResearch);
    // Nobody has connected Spotify.
    if (calls.every(({ tool }) => tool !== 'play')) expect(told, text).not.toContain('problem');
  }
});

describe('without a model', () => {
  it('the same requests are answered, or it is told what was not understood', async () => {
    const { say } = await talking(scene, { providers: [] });
    let silent = 0;
    for (const request of golden.requests) {
      const { message } = await say(request.text, { conversationId: await shownBefore(request) });
      const { tools: used, notUnderstood } = readAnswerContent(message.content);
      expect(message.answeredBy).toBe('interpreter');
      expect(message.text).not.toBe('');
      if (used.length === 0 && notUnderstood.length === 0) silent += 1;
    }
    expect(silent).toBe(0);
  });

  it('answers in the language that is spoken', async () => {
    const { say } = await talking(scene, { providers: [] });
    const { message } = await say('Was habe ich im Sommer 2026 am meisten gehört?');
    expect(message.text).toMatch(/^Dein meistgehörter Titel vom 1\. Juni 2026 bis zum 31\. August/);
  });
});

describe('a change', () => {
  it('is made once, on the listener’s word', async () => {
    const { assistant, say } = await talking(scene, { providers: [] });
    const { store, listenerId } = scene;
    const { message } = await say('Make a playlist of 12 calm songs called Slow Evening');
    const [proposal] = message.proposals;
    expect(proposal).toMatchObject({
      state: 'open',
      sentence: 'Make the playlist “Slow Evening” of 12 songs: calm?',
    });
    expect(await store.playlists.named(listenerId, 'Slow Evening')).toEqual([]);
    const deciding = { listenerId, proposalId: proposal?.id ?? 0, language: 'en' } as const;
    const both = await Promise.allSettled([
      assistant.decide({ ...deciding, accept: true }),
      assistant.decide({ ...deciding, accept: true }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const [made, ...more] = await store.playlists.named(listenerId, 'Slow Evening');
    expect([made?.entryCount, more]).toEqual([12, []]);
    expect(made?.description).toBe('Make a playlist of 12 calm songs called Slow Evening');
    await expect(assistant.decide({ ...deciding, accept: false })).rejects.toMatchObject({
      code: 'proposal-decided',
    });
  });

  it('that is declined is not made, and one of nobody is not known', async () => {
    const { assistant, say } = await talking(scene, { providers: [] });
    const { store, listenerId } = scene;
    const { message } = await say('Delete the playlist Running');
    const { id: proposalId = 0 } = message.proposals[0] ?? {};
    const { proposal } = await assistant.decide({
      ...{ listenerId, proposalId, accept: false, language: 'en' },
    });
    expect(proposal).toMatchObject({ state: 'declined', outcome: 'Left as it is.' });
    expect(await store.playlists.named(listenerId, 'Running')).toHaveLength(1);
    const strange = {
      listenerId: listenerId + 1,
      proposalId,
      accept: true,
      language: 'en',
    } as const;
    await expect(assistant.decide(strange)).rejects.toMatchObject({ code: 'proposal-unknown' });
  });

  it('is made, or left, at a plain yes or no to the one that was proposed', async () => {
    const { say, fakes } = await talking(scene, { providers: ['google'] });
    const { store, listenerId } = scene;
    const first = await say('Make a playlist called Plain Word', { provider: 'interpreter' });
    const { id: conversationId } = first.conversation;
    const { message } = await say('Yes, please!', { conversationId });
    expect(message).toMatchObject({
      answeredBy: 'interpreter',
      text: expect.stringContaining('is there'),
    });
    expect(await store.playlists.named(listenerId, 'Plain Word')).toHaveLength(1);
    expect(fakes.google.asked).toHaveLength(0);
    const second = await say('Lösche die Playlist Plain Word', { provider: 'interpreter' });
    const left = await say('nein danke', { conversationId: second.conversation.id });
    expect(left.message.text).toBe('Es bleibt, wie es ist.');
    expect(await store.playlists.named(listenerId, 'Plain Word')).toHaveLength(1);
  });

  it('of what was changed meanwhile is not made', async () => {
    const { assistant, say } = await talking(scene, { providers: [] });
    const { store, listenerId } = scene;
    const { message } = await say('Rename the playlist Road Trip to Long Drive');
    const [playlist] = await store.playlists.named(listenerId, 'Road Trip');
    await store.playlists.change(
      { listenerId, id: playlist?.id ?? 0, version: null },
      { description: 'Mine' },
    );
    const { id: proposalId = 0 } = message.proposals[0] ?? {};
    const { proposal } = await assistant.decide({
      ...{ listenerId, proposalId, accept: true, language: 'en' },
    });
    expect(proposal).toMatchObject({
      state: 'failed',
      outcome: expect.stringContaining('changed that playlist in the meantime'),
    });
    expect(await store.playlists.named(listenerId, 'Long Drive')).toEqual([]);
  });
});

describe('what it costs', () => {
  it('goes through the budget at every step, and what is used up is answered without a model', async () => {
    const { say, fakes, store } = await talking(scene, { providers: ['google'], limitUsd: 0.001 });
    const lines = (await store.budgets.ledger(null, 999)).length;
    const { message } = await say('What did I play most in 2026?');
    expect(fakes.google.asked).toHaveLength(0);
    expect(message).toMatchObject({ answeredBy: 'interpreter', costNanoUsd: 0 });
    expect(readAnswerContent(message.content).fallback).toBe('budget-exceeded');
    expect(message.text).toMatch(/^The budget for language models is used up.* Your most played/);
    expect(await store.budgets.ledger(null, 999)).toHaveLength(lines);
  });

  it('is told with the answer, as the ledger has it, also where a provider failed in between', async () => {
    const { say, fakes, store } = await talking(scene, {
      providers: ['google', 'compatible'],
      limitUsd: 600,
    });
    const before = (await store.budgets.ledger(null, 999)).map(({ id }) => id);
    fakes.google.replies.push({ calls: [{ name: 'statistics', input: { of: 'artists' } }] });
    fakes.google.replies.push({ text: 'half', thoughtTokens: 10 });
    const asking = say('Which artists do I play most?');
    await expect.poll(() => fakes.google.asked.length).toBeGreaterThan(0);
    const { message } = await asking;
    const own = (await store.budgets.ledger(null, 999)).filter(({ id }) => !before.includes(id));
    expect(own.every(({ costNanoUsd, holdNanoUsd }) => (costNanoUsd ?? 0) <= holdNanoUsd)).toBe(
      true,
    );
    expect(message.costNanoUsd).toBe(own.reduce((sum, line) => sum + (line.costNanoUsd ?? 0), 0));
    expect(message.costNanoUsd).toBeGreaterThan(0);
  });

  it('that breaks off goes to the next, with nothing of the first left to see', async () => {
    const { say, fakes } = await talking(scene, {
      providers: ['google', 'compatible'],
      limitUsd: 700,
    });
    fakes.google.misbehave({ kind: 'half-a-body' });
    fakes.compatible.replies.push(
      { calls: [{ name: 'list_playlists', input: {} }] },
      { text: 'You have some playlists.' },
    );
    const { message, events, stays } = await say('Which playlists do I have?');
    expect(message.answeredBy).toMatch(/^compatible\//);
    expect(events.filter(({ kind }) => kind === 'restart')).toHaveLength(1);
    expect(stays).toMatch(/^You have some playlists\. You have \d+ playlists: /);
    expect(message.text).toBe(stays);
    expect(message.costNanoUsd).toBeGreaterThan(0);
  });

  it('of an answer that is given up is its hold at most, and nothing of it is kept', async () => {
    const { say, fakes, store } = await talking(scene, { providers: ['google'], limitUsd: 800 });
    fakes.google.replies.push({ text: 'You play well. '.repeat(100) });
    fakes.google.pauseMs = 5;
    const giving = new AbortController();
    const talks = async () =>
      store.conversations.list(scene.listenerId, { before: null, limit: 1000, words: [] });
    const before = await talks();
    const giveUp = say('Tell me a lot', {
      signal: giving.signal,
      provider: 'google',
    });
    await expect.poll(() => fakes.google.asked.length).toBe(1);
    giving.abort();
    await expect(giveUp).rejects.toMatchObject({ name: 'AbortError' });
    await expect
      .poll(async () => (await store.budgets.ledger(null, 1))[0])
      .toMatchObject({ state: 'charged', purpose: 'assistant' });
    const [line] = await store.budgets.ledger(null, 1);
    expect(line?.costNanoUsd).toBe(line?.holdNanoUsd);
    expect(await talks()).toEqual(before);
  });
});

it('a talk of two hundred turns sends no more at its end than at its beginning', async () => {
  const { say, fakes } = await talking(scene, { providers: ['google'], limitUsd: 900 });
  let conversationId: number | null = null;
  const sent: number[] = [];
  const costs: number[] = [];
  for (let turn = 0; turn < 200; turn += 1) {
    const asked = fakes.google.asked.length;
    fakes.google.replies.push(
      { calls: [{ name: 'statistics', input: { of: 'songs', count: 10 } }] },
      { text: 'These are the songs that you played most, and there are more of them. '.repeat(8) },
    );
    const { conversation, message } = await say(`What did I play most? ${'Please. '.repeat(20)}`, {
      conversationId,
    });
    conversationId = conversation.id;
    const bodies = fakes.google.asked.slice(asked).map(({ text }) => text.length);
    sent.push(Math.max(...bodies));
    costs.push(message.costNanoUsd);
  }
  const { store, listenerId } = scene;
  const kept = await store.conversations.get(listenerId, conversationId ?? 0);
  expect(kept?.messages).toBe(400);
  // From when it remembers as much as it ever will.
  expect(Math.max(...sent.slice(20))).toBeLessThan(1.05 * (sent[20] ?? 0));
  expect(Math.max(...costs.slice(20))).toBeLessThan(1.1 * (costs[20] ?? 0));
  expect(Math.max(...sent)).toBeLessThan(60_000);
});
