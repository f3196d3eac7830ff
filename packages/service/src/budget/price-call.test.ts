import { mostNanoUsd } from '@echotune/data';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type CallBounds, pricesWith, publicPrices, type UsageReport } from './price-call.ts';
import { reviewedModels } from './reviewed-prices.ts';

const november = Date.UTC(2026, 10, 29);
const february = Date.UTC(2027, 1, 1);
const million = { inputTokens: 1e6, outputTokens: 0 };
const google = (model: string) => ({ provider: 'google', model });
const sonar = { provider: 'perplexity', model: 'perplexity/sonar' };

function refused(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return error instanceof Error && 'code' in error ? error.code : error;
  }
}

/** Dollars for a million tokens in and out, in November 2026 and in February 2027. */
const table: readonly [string, string, number, number, number, number][] = [
  ...(['gemini-3.8-flash', 'gemini-3.7-flash', 'gemini-3.6-flash'] as const).map(
    (model): [string, string, number, number, number, number] => [
      ...(['google', model, 0.75, 3.75, 1.5, 7.5] as const),
    ],
  ),
  ['google', 'gemini-3.5-flash', 1.5, 9, 1.5, 9],
  ['google', 'gemini-3.5-flash-lite', 0.3, 2.5, 0.3, 2.5],
  ['google', 'gemini-3.1-flash-lite', 0.25, 1.5, 0.25, 1.5],
  ['google', 'gemini-2.5-flash-lite', 0.1, 0.4, 0.1, 0.4],
  ['perplexity', 'perplexity/sonar', 0.25, 2.5, 0.25, 2.5],
];

it.each(table)('%s %s costs what its provider publishes, by date', (provider, model, ...usd) => {
  const call = { provider, model };
  const prices = [november, february].flatMap((at) => [
    publicPrices.costOf(call, { inputTokens: 1e6, outputTokens: 0 }, at),
    publicPrices.costOf(call, { inputTokens: 0, outputTokens: 1e6 }, at),
  ]);
  expect(prices).toEqual(usd.map((dollars) => Math.round(dollars * 1e9)));
});

it('a long input makes all of a call dearer, where the model is priced so', () => {
  const pro = google('gemini-3.1-pro-preview');
  const cost = (inputTokens: number) =>
    publicPrices.costOf(pro, { inputTokens, outputTokens: 1000 }, november);
  expect(cost(200_000)).toBe(200_000 * 2000 + 1000 * 12_000);
  expect(cost(200_001)).toBe(200_001 * 4000 + 1000 * 18_000);
});

it('cached input, tools and a cost that the provider reports are counted', () => {
  const cost = (usage: UsageReport) => publicPrices.costOf(sonar, usage, november);
  expect(cost({ ...million, cachedInputTokens: 4e5 })).toBe(0.6 * 250e6 + 0.4 * 62.5e6);
  expect(cost({ ...million, tools: { web_search: 3, fetch_url: 2 } })).toBe(250e6 + 16e6);
  expect(cost({ ...million, costUsd: 0.0123 })).toBe(12_300_000);
  const search = { provider: 'perplexity', model: 'search' };
  expect(publicPrices.costOf(search, { inputTokens: 0, outputTokens: 0 }, november)).toBe(5e6);
});

it('what the price is at midnight is the dearer of both days', () => {
  const newYear = Date.UTC(2027, 0, 1);
  const worst = (from: number, until: number) =>
    publicPrices.worstCase(google('gemini-3.8-flash'), million, from, until);
  expect(worst(newYear - 2000, newYear - 1000)).toBe(750e6);
  expect(worst(newYear - 1000, newYear + 1000)).toBe(1500e6);
});

it('a model or a tool whose price nobody knows is refused', () => {
  const worst = (provider: string, model: string, more: Partial<CallBounds> = {}) =>
    refused(() =>
      publicPrices.worstCase({ provider, model }, { ...million, ...more }, november, november),
    );
  for (const [provider, model] of [
    ...[
      ['google', 'gemini-99'],
      ['google', 'gemini-3.8-flash-ultra'],
      ['google', 'gpt-5'],
    ],
    ...[
      ['nobody', 'gemini-3.8-flash'],
      ['perplexity', 'perplexity/other'],
      ['', ''],
    ],
  ]) {
    expect(worst(provider ?? '', model ?? ''), model).toBe('price-unknown');
  }
  const flash = (more: Partial<CallBounds>) => worst('google', 'gemini-3.8-flash', more);
  expect(flash({ tools: { sandbox: 1 } })).toBe('price-unknown');
  for (const bad of [-1, Number.NaN, Number.POSITIVE_INFINITY]) {
    expect(flash({ inputTokens: bad }), String(bad)).toBe('price-unknown');
    expect(flash({ tools: { google_search: bad } }), String(bad)).toBe('price-unknown');
  }
  expect(worst('google', 'gemini-3.8-flash-09-2026')).toBe(750e6);
});

it('a report that makes no sense is no report', () => {
  for (const usage of [
    { ...million, costUsd: -0.01 },
    { ...million, costUsd: Number.NaN },
    { ...million, costUsd: 2e6 },
    { ...million, cachedInputTokens: 2e6 },
    { inputTokens: 0, outputTokens: -1 },
  ]) {
    expect(refused(() => publicPrices.costOf(sonar, usage, november))).toBe('price-unknown');
  }
});

it('a model is refused from the day on which it is retired', () => {
  const worst = (model: string, at: number) =>
    refused(() => publicPrices.worstCase(google(model), million, at - 1000, at));
  const gone = Date.UTC(2026, 11, 1);
  expect(worst('gemini-2.5-flash', gone - 1)).toBe(300e6);
  expect(worst('gemini-2.5-flash', gone)).toBe('model-retired');
  expect(worst('gemini-2.5-pro', gone + 1)).toBe('model-retired');
  expect(worst('gemini-2.5-flash-lite', gone)).toBe(100e6);
  const legacy = { provider: 'perplexity', model: 'sonar-pro' };
  expect(refused(() => publicPrices.worstCase(legacy, million, november, november))).toBe(
    'model-retired',
  );
});

it('no usage within bounds costs more than the worst case', () => {
  const models = table.map(([provider, model]) => ({ provider, model }));
  const pro = google('gemini-3.1-pro-preview');
  fc.assert(
    fc.property(
      fc.constantFrom(...models, pro),
      fc.nat(1_000_000),
      fc.nat(65_536),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.integer({ min: november, max: february }),
      (call, inputTokens, outputTokens, share, at) => {
        const bounds = { inputTokens, outputTokens };
        const worst = publicPrices.worstCase(call, bounds, at, at + 60_000);
        const used = Math.floor(inputTokens * share);
        const usage = {
          ...{ inputTokens: used, outputTokens: Math.floor(outputTokens * share) },
          cachedInputTokens: Math.floor(used / 2),
        };
        const cost = publicPrices.costOf(call, usage, at);
        expect(Number.isSafeInteger(worst)).toBe(true);
        expect(cost).toBeLessThanOrEqual(worst);
        expect(worst).toBeLessThanOrEqual(mostNanoUsd);
      },
    ),
  );
});

it('every reviewed line says where it was read and when, and dates are dates', () => {
  for (const { source, reviewed, retired, provider, model } of reviewedModels) {
    expect(source, model).toMatch(/^https:\/\//);
    for (const day of [reviewed, retired ?? reviewed]) {
      expect(new Date(day).toISOString().slice(0, 10), model).toBe(day);
    }
    const same = reviewedModels.filter((one) => one.provider === provider && one.model === model);
    expect(same, model).toHaveLength(1);
  }
});

it('where only the operator knows the price, the settings that say it are named', () => {
  const own = { provider: 'compatible', model: 'llama3.3' };
  const bounds = { inputTokens: 1, outputTokens: 1 };
  expect(() => pricesWith([]).worstCase(own, bounds, 0, 0)).toThrow(
    'compatible_input_usd and compatible_output_usd',
  );
});
