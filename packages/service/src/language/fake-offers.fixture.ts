import { setTimeout as sleep } from 'node:timers/promises';
import {
  compatible,
  compatibleModel,
  type FakeModelServer,
  fakeCompatibleModel,
  google,
  googleModel,
  languageLimits,
  Provider,
  perplexity,
  perplexityModel,
  startFakeCompatible,
  startFakeGemini,
  startFakePerplexity,
} from '@echotune/connect';
import { type Labels, silentTelemetry } from '@echotune/data';
import { onTestFinished } from 'vitest';
import { openStore, type TestStore } from '../../../../tests/kit/open-store.ts';
import { pricesWith } from '../budget/price-call.ts';
import { Budget } from '../budget/spend.ts';
import type { LanguageOffer } from './ask-question.ts';

const dollar = 1e9;

async function openOwn() {
  const test = await openStore(Date.UTC(2026, 10, 29, 12));
  onTestFinished(test.close);
  return test;
}

/** The three providers as fakes, a ledger, and a clock that can be put forward; on a store of its own, or on one that is there. */
export async function fakeOffers({
  limitUsd = 5,
  on,
}: {
  readonly limitUsd?: number;
  readonly on?: Pick<TestStore, 'deps' | 'advance'>;
} = {}) {
  const { deps, advance } = on ?? (await openOwn());
  const { store } = deps;
  const fakes = {
    google: await startFakeGemini(),
    perplexity: await startFakePerplexity(),
    compatible: await startFakeCompatible(),
  };
  for (const fake of Object.values(fakes)) onTestFinished(() => fake.close());
  const clock = deps.clock;
  const modelDeps = (provider: string, fake: FakeModelServer, path: string) => ({
    ...{ telemetry: silentTelemetry, quarantine: store.providers, apiKey: fake.apiKey },
    address: `${fake.address}${path}`,
    provider: new Provider(languageLimits(provider), {
      ...{ pauses: store.providers, telemetry: silentTelemetry, clock, random: () => 0.5, fetch },
      sleep: async (ms, signal) => sleep(ms, undefined, { signal }),
    }),
  });
  const of = {
    google: modelDeps(google, fakes.google, '/v1beta'),
    perplexity: modelDeps(perplexity, fakes.perplexity, ''),
    compatible: modelDeps(compatible, fakes.compatible, '/v1'),
  };
  const offers: Record<keyof typeof fakes, LanguageOffer> = {
    google: {
      ...{ provider: google, model: 'gemini-3.8-flash', cheaper: 'gemini-3.1-flash-lite' },
      ...{ outputTokens: 65_536, searching: [], researching: ['google_search'], isFree: false },
      open: (model) => googleModel(of.google, model),
    },
    perplexity: {
      ...{ provider: perplexity, model: 'perplexity/sonar', cheaper: null, outputTokens: null },
      ...{ searching: ['web_search'], researching: ['web_search'], isFree: false },
      open: (model) => perplexityModel(of.perplexity, model),
    },
    compatible: {
      ...{ provider: compatible, model: fakeCompatibleModel, cheaper: null, outputTokens: null },
      ...{ searching: [], researching: [], isFree: true },
      open: (model) => compatibleModel(of.compatible, model),
    },
  };
  const prices = pricesWith([
    { provider: compatible, model: fakeCompatibleModel, inputUsd: 0, outputUsd: 0 },
  ]);
  const budget = new Budget({ store, prices, clock, telemetry: silentTelemetry });
  if (limitUsd > 0) {
    await store.budgets.setLimit({
      ...{ provider: null, model: null, listenerId: null, purpose: null, period: 'month' },
      ...{ limitNanoUsd: limitUsd * dollar, warnShare: 0.8, throttleShare: 0.9 },
    });
  }
  /** How questions were answered, in their order. */
  const outcomes: (string | undefined)[] = [];
  const telemetry = {
    ...silentTelemetry,
    count: (name: string, _by?: number, labels: Labels = {}) => {
      if (name === 'cache_requests' && labels.namespace === 'answers')
        outcomes.push(labels.outcome);
    },
  };
  return { store, budget, telemetry, outcomes, clock, advance, fakes, offers };
}
