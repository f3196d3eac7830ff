import {
  compatible,
  compatibleModel,
  google,
  googleModel,
  languageLimits,
  perplexity,
  perplexityModel,
} from '@echotune/connect';
import {
  type AskDeps,
  type LanguageOffer,
  type OwnPrice,
  Questions,
  Research,
  researchManner,
} from '@echotune/service';
import type { LanguageConfig } from './config/language-settings.ts';
import { type OutsideParts, openProvider } from './open-provider.ts';

/** Most tokens that a Gemini model says and thinks; it thinks beyond the limit that it is given. */
const geminiOutputTokens = 65_536;

/** The language models that are set up, those first that know most of themselves. */
export function wireLanguage(
  { gemini, perplexity: agent, compatible: own }: LanguageConfig,
  parts: OutsideParts,
): LanguageOffer[] {
  const depsOf = (provider: string) => ({
    ...{ quarantine: parts.store.providers, telemetry: parts.telemetry },
    provider: openProvider(languageLimits(provider), parts),
  });
  const offers: LanguageOffer[] = [];
  if (gemini !== null) {
    const deps = { ...depsOf(google), ...gemini };
    offers.push({
      ...{ provider: google, model: gemini.model, cheaper: gemini.cheaper, isFree: false },
      ...{ outputTokens: geminiOutputTokens, searching: [], researching: ['google_search'] },
      open: (model) => googleModel(deps, model),
    });
  }
  if (agent !== null) {
    const deps = { ...depsOf(perplexity), ...agent };
    offers.push({
      ...{ provider: perplexity, model: agent.model, cheaper: null, isFree: false },
      ...{ outputTokens: null, searching: ['web_search'], researching: ['web_search'] },
      open: (model) => perplexityModel(deps, model),
    });
  }
  if (own !== null) {
    const deps = { ...depsOf(compatible), ...own };
    const { price } = own;
    offers.push({
      ...{ provider: compatible, model: own.model, cheaper: null, outputTokens: null },
      ...{ searching: [], researching: [], isFree: price?.inputUsd === 0 && price.outputUsd === 0 },
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

/** Those that are named, in that order; the others are not asked. */
export function inOrder(
  offers: readonly LanguageOffer[],
  providers: readonly string[],
): LanguageOffer[] {
  return providers.flatMap((name) => offers.find(({ provider }) => provider === name) ?? []);
}

/** Null where nobody that searches the web is set up. */
export function wireResearch({ researchOrder }: LanguageConfig, deps: AskDeps): Research | null {
  const searching = deps.offers.filter(({ researching }) => researching.length > 0);
  const offers = inOrder(searching, researchOrder);
  if (offers.length === 0) return null;
  const questions = new Questions({ ...deps, offers }, researchManner);
  return new Research(
    questions,
    offers.map(({ provider }) => provider),
  );
}
