import { setTimeout as sleep } from 'node:timers/promises';
import {
  compatible,
  compatibleModel,
  google,
  googleModel,
  languageLimits,
  Provider,
  perplexity,
  perplexityModel,
} from '@echotune/connect';
import type { Store, Telemetry } from '@echotune/data';
import type { LanguageOffer, OwnPrice } from '@echotune/service';
import type { LanguageConfig } from './config/language-settings.ts';

interface LanguageParts {
  readonly store: Pick<Store, 'providers'>;
  readonly telemetry: Telemetry;
  readonly clock: () => number;
}

/** Most tokens that a Gemini model says and thinks; it thinks beyond the limit that it is given. */
const geminiOutputTokens = 65_536;

/** The language models that are set up, those first that know most of themselves. */
export function wireLanguage(
  { gemini, perplexity: agent, compatible: own }: LanguageConfig,
  { store, telemetry, clock }: LanguageParts,
): LanguageOffer[] {
  const depsOf = (provider: string) => ({
    ...{ quarantine: store.providers, telemetry },
    provider: new Provider(languageLimits(provider), {
      ...{ pauses: store.providers, telemetry, clock, fetch, random: Math.random },
      sleep: (ms, signal) => sleep(ms, undefined, { signal }),
    }),
  });
  const offers: LanguageOffer[] = [];
  if (gemini !== null) {
    const deps = { ...depsOf(google), ...gemini };
    offers.push({
      ...{ provider: google, model: gemini.model, cheaper: gemini.cheaper, isFree: false },
      ...{ outputTokens: geminiOutputTokens, searching: [] },
      open: (model) => googleModel(deps, model),
    });
  }
  if (agent !== null) {
    const deps = { ...depsOf(perplexity), ...agent };
    offers.push({
      ...{ provider: perplexity, model: agent.model, cheaper: null, isFree: false },
      ...{ outputTokens: null, searching: ['web_search'] },
      open: (model) => perplexityModel(deps, model),
    });
  }
  if (own !== null) {
    const deps = { ...depsOf(compatible), ...own };
    const { price } = own;
    offers.push({
      ...{ provider: compatible, model: own.model, cheaper: null, outputTokens: null },
      ...{ searching: [], isFree: price?.inputUsd === 0 && price.outputUsd === 0 },
      open: (model) => compatibleModel(deps, model),
    });
  }
  return offers;
}

/** Prices that only the operator knows. */
export function ownPrices({ compatible: own }: LanguageConfig): OwnPrice[] {
  if (own === null || own.price === null) return [];
  return [{ provider: compatible, model: own.model, ...own.price }];
}
