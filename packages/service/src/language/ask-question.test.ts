import { expect, it } from 'vitest';
import { type Question, Questions } from './ask-question.ts';
import { fakeOffers } from './fake-offers.fixture.ts';

const hourMs = 3_600_000;
const asked: Question = { text: 'Who sang it?', provider: null, listenerId: 1, isFresh: false };

async function scene(limits: { readonly limitUsd?: number } = {}) {
  const parts = await fakeOffers(limits);
  await parts.store.listeners.create({ name: 'Noor', timeZone: 'UTC', demo: false });
  const { google, perplexity, compatible } = parts.offers;
  const questions = new Questions({ ...parts, offers: [google, perplexity, compatible] });
  const spent = async () => (await parts.store.budgets.standings())[0]?.settledNanoUsd ?? 0;
  return { ...parts, questions, spent };
}

it('a question is answered piece by piece, and costs what was used', async () => {
  const { questions, fakes, spent, store } = await scene();
  fakes.google.replies.push({ text: 'Nina Simone did.', thoughtTokens: 100 });
  const pieces: string[] = [];
  const answer = await questions.ask({ ...asked, onText: (piece) => pieces.push(piece) });
  expect(pieces).toEqual(['Nina ', 'Simone ', 'did.']);
  expect(answer).toMatchObject({ text: 'Nina Simone did.', kept: 'no', level: 'ok' });
  const [call] = await store.budgets.ledger(null, 9);
  expect(call).toMatchObject({ state: 'settled', purpose: 'question', estimated: false });
  // Five tokens said and a hundred thought, at $3.75 a million, and what was asked at $.75.
  const input = call?.usage.inputTokens ?? 0;
  expect(answer.costNanoUsd).toBe(105 * 3750 + input * 750);
  expect(await spent()).toBe(answer.costNanoUsd);
});

it('the same question costs nothing for a day, and what it would have cost is saved', async () => {
  const { questions, fakes, spent, store, outcomes, advance } = await scene();
  const first = await questions.ask(asked);
  const again = await questions.ask({ ...asked, text: ' Who sang it? ' });
  expect(again).toMatchObject({ text: first.text, kept: 'valid', costNanoUsd: 0 });
  expect(again.savedNanoUsd).toBe(first.costNanoUsd);
  const fresh = await questions.ask({ ...asked, isFresh: true });
  expect(fresh.kept).toBe('no');
  advance(25 * hourMs);
  await questions.ask(asked);
  expect(fakes.google.asked).toHaveLength(3);
  expect(await spent()).toBe(3 * first.costNanoUsd);
  expect(await store.answers.savings()).toMatchObject([
    { provider: 'google', answers: 1, savedNanoUsd: first.costNanoUsd },
  ]);
  // The one that had to be new asked nothing of what is kept.
  expect(outcomes).toEqual(['miss', 'memory', 'miss']);
});

it('two who ask the same at once pay once, and nobody gets the answer to another', async () => {
  const { questions, fakes, store } = await scene();
  const { id } = await store.listeners.create({ name: 'Ada', timeZone: 'UTC', demo: false });
  const answers = await Promise.all([
    ...[questions.ask(asked), questions.ask(asked)],
    ...[questions.ask({ ...asked, listenerId: id }), questions.ask({ ...asked, text: 'Else?' })],
  ]);
  expect(answers.map(({ kept }) => kept)).toEqual(['no', 'valid', 'no', 'no']);
  expect(fakes.google.asked).toHaveLength(3);
});

it('while spending is to shrink a cheaper model is asked, and an old answer is given', async () => {
  const { questions, fakes, store, outcomes, advance } = await scene();
  await questions.ask(asked);
  const call = { provider: 'google', model: 'm', purpose: 'else', listenerId: null };
  const spent = await store.budgets.reserve({
    ...{ ...call, holdNanoUsd: 4.6e9, estimated: false, deadline: Date.UTC(2100, 0, 1) },
  });
  if (!spent.admitted) throw new Error('not admitted');
  await store.budgets.settle(spent.callId, 4.6e9);
  advance(25 * hourMs);
  expect(await questions.ask(asked)).toMatchObject({ kept: 'out-of-date', level: 'throttle' });
  expect(outcomes).toEqual(['miss', 'stale']);
  const other = await questions.ask({ ...asked, text: 'And who wrote it?' });
  expect(other).toMatchObject({ model: 'gemini-3.1-flash-lite', level: 'throttle' });
  const searched = { ...asked, provider: 'perplexity' };
  await questions.ask(searched);
  expect(fakes.perplexity.asked[0]?.body).toMatchObject({ max_steps: 1 });
});

it('without a limit only what costs nothing is asked', async () => {
  const { questions, store, fakes } = await scene({ limitUsd: 0 });
  await expect(questions.ask(asked)).rejects.toMatchObject({ code: 'budget-uncovered' });
  expect(fakes.google.asked).toHaveLength(0);
  const answer = await questions.ask({ ...asked, provider: 'compatible' });
  expect(answer).toMatchObject({ text: 'You asked: Who sang it?', costNanoUsd: 0, level: 'ok' });
  expect(await store.budgets.ledger(null, 9)).toEqual([]);
});

it('pages that were read come with the answer, and are kept with it', async () => {
  const { questions, store } = await scene();
  const searched = { ...asked, provider: 'perplexity' };
  const { sources, costNanoUsd } = await questions.ask(searched);
  expect(sources[0]).toEqual({ url: 'https://music.example/news', title: 'Music news' });
  expect(await questions.ask(searched)).toMatchObject({ sources, kept: 'valid' });
  const [call] = await store.budgets.ledger(null, 1);
  expect(call).toMatchObject({ estimated: true, state: 'settled', costNanoUsd });
});

it('what is refused or never reaches anybody is not paid for, what breaks off is', async () => {
  const { questions, fakes, store, spent } = await scene();
  const lines = async () => (await store.budgets.ledger(null, 9)).map(({ state }) => state);
  fakes.google.misbehave({ kind: 'too-many', retryAfterS: 1 });
  await expect(questions.ask(asked)).rejects.toMatchObject({
    ...{ code: 'provider-busy', message: expect.stringContaining('It cost nothing.') },
  });
  fakes.google.misbehave({ kind: 'half-a-body' });
  await expect(questions.ask(asked)).rejects.toMatchObject({
    ...{
      code: 'provider-unreachable',
      message: expect.stringMatching(/broke off\. It cost \$0\.2\d+, /),
    },
  });
  expect(await lines()).toEqual(['charged', 'released']);
  const held = await spent();
  expect(held).toBeGreaterThan(0);
  await fakes.google.close();
  await expect(questions.ask(asked)).rejects.toMatchObject({ code: 'provider-unreachable' });
  expect(await lines()).toEqual(['released', 'charged', 'released']);
  expect(await store.answers.savings()).toEqual([]);
});

it('whoever gives up pays the whole hold, and is told that it was they', async () => {
  const { questions, fakes, store } = await scene();
  fakes.google.replies.push({ text: 'word '.repeat(300) });
  fakes.google.pauseMs = 5;
  const giving = new AbortController();
  const asking = questions.ask({ ...asked, signal: giving.signal, onText: () => giving.abort() });
  await expect(asking).rejects.toMatchObject({ name: 'AbortError' });
  await expect
    .poll(async () => (await store.budgets.ledger(null, 1))[0])
    .toMatchObject({
      state: 'charged',
      why: 'aborted',
    });
  expect(await questions.ask(asked)).toMatchObject({ kept: 'no' });
});

it('a question that says nothing is refused before anything is set aside', async () => {
  const { questions, fakes, store } = await scene();
  for (const text of ['', ' \n\t']) {
    await expect(questions.ask({ ...asked, text })).rejects.toMatchObject({
      ...{ code: 'input-invalid', message: expect.stringContaining('empty') },
    });
  }
  expect(fakes.google.asked).toHaveLength(0);
  expect(await store.budgets.ledger(null, 9)).toEqual([]);
});

it('only who searches is told in how many steps', async () => {
  const { questions, fakes } = await scene();
  for (const provider of ['google', 'perplexity', 'compatible']) {
    await questions.ask({ ...asked, provider });
  }
  const told = Object.values(fakes).map((fake) => JSON.stringify(fake.asked[0]?.body));
  expect(told.map((body) => /max_?steps/i.test(body))).toEqual([false, true, false]);
});

it('a provider that is not set up is named with what sets it up', async () => {
  const { questions, ...parts } = await scene();
  await expect(questions.ask({ ...asked, provider: 'openai' })).rejects.toMatchObject({
    code: 'provider-not-configured',
    message: expect.stringContaining('compatible_url'),
  });
  const none = new Questions({ ...parts, offers: [] });
  for (const [provider, its] of [
    ...[['google', 'gemini_api_key (ECHOTUNE_GEMINI_API_KEY)'] as const],
    ...[['perplexity', 'perplexity_api_key (ECHOTUNE_PERPLEXITY_API_KEY)'] as const],
  ]) {
    await expect(none.ask({ ...asked, provider })).rejects.toMatchObject({
      message: `No language model of ${provider} is set up: ${its}.`,
    });
  }
});
