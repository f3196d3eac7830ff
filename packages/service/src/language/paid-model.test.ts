import { isStepCount, jsonSchema, streamText, tool } from 'ai';
import { describe, expect, it } from 'vitest';
import { fakeOffers } from './fake-offers.fixture.ts';
import { paidModel } from './paid-model.ts';

const caller = { purpose: 'assistant', listenerId: null };

/** A tool that finds a year, and has to be called by the model for it. */
const yearOf = tool({
  description: 'The year of a song',
  inputSchema: jsonSchema<{ title: string }>({
    type: 'object',
    properties: { title: { type: 'string' } },
    required: ['title'],
  }),
  execute: async ({ title }) => (title === 'Sinnerman' ? 1965 : 0),
});

describe.each(['google', 'perplexity', 'compatible'] as const)('an agent on %s', (name) => {
  it('pays for each of its steps, of which none begins when nothing is left', async () => {
    const { offers, budget, fakes, store } = await fakeOffers();
    const { provider, model, outputTokens, open } = offers[name];
    const paid: number[] = [];
    const offered = { provider, model: await open(model), outputTokens };
    const onPaid = (cost: number) => void paid.push(cost);
    fakes[name].replies.push(
      { calls: [{ name: 'yearOf', input: { title: 'Sinnerman' } }] },
      { text: 'It is from 1965.' },
    );
    const { stream } = streamText({
      ...{ model: paidModel(offered, budget, { ...caller, onPaid }), prompt: 'From when is it?' },
      ...{ tools: { yearOf }, stopWhen: isStepCount(5), maxRetries: 0 },
    });
    let text = '';
    for await (const part of stream) {
      if (part.type === 'error') throw part.error;
      if (part.type === 'text-delta') text += part.text;
    }
    expect(text).toBe('It is from 1965.');
    expect(JSON.stringify(fakes[name].asked[1]?.body)).toContain('1965');
    expect(paid).toHaveLength(2);
    const calls = await store.budgets.ledger(null, 9);
    expect(calls.map(({ costNanoUsd }) => costNanoUsd).reverse()).toEqual(
      offers[name].isFree ? [] : paid,
    );
  });
});

it('an agent whose money ends between two steps stops there', async () => {
  const { offers, budget, fakes, store } = await fakeOffers({ limitUsd: 0.2475 });
  const { provider, model, outputTokens, open } = offers.google;
  fakes.google.replies.push({
    ...{ calls: [{ name: 'yearOf', input: { title: 'Sinnerman' } }], thoughtTokens: 1000 },
  });
  const { stream } = streamText({
    model: paidModel({ provider, model: await open(model), outputTokens }, budget, caller),
    ...{ prompt: 'From when is it?', tools: { yearOf }, stopWhen: isStepCount(5), maxRetries: 0 },
    onError: () => {},
  });
  const errors: unknown[] = [];
  for await (const part of stream) if (part.type === 'error') errors.push(part.error);
  expect(errors).toMatchObject([{ code: 'budget-exceeded' }]);
  expect(fakes.google.asked).toHaveLength(1);
  expect(await store.budgets.ledger(null, 9)).toHaveLength(1);
});

it('a stream that is left before its end is counted whole, and the provider is told to stop', async () => {
  const { offers, budget, fakes, store } = await fakeOffers();
  const { provider, model, outputTokens, open } = offers.google;
  fakes.google.replies.push({ text: 'word '.repeat(200) });
  fakes.google.pauseMs = 5;
  const paid = paidModel({ provider, model: await open(model), outputTokens }, budget, caller);
  const { stream } = await paid.doStream({
    prompt: [{ role: 'user', content: [{ type: 'text', text: 'Tell me all.' }] }],
  });
  for await (const part of stream) if (part.type === 'text-delta') break;
  await expect.poll(async () => (await store.budgets.ledger(null, 1))[0]?.state).toBe('charged');
});
