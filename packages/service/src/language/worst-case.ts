import type { LanguageModel } from '@echotune/connect';
import type { CallBounds } from '../budget/price-call.ts';

type CallOptions = Parameters<LanguageModel['doGenerate']>[0];

/** A model, and what is known of how much it can use. */
export interface OfferedModel {
  /** As prices and limits name it. */
  readonly provider: string;
  readonly model: LanguageModel;
  /**
   * Tokens that an answer can have whatever limit is sent along, since it thinks beyond it; null where the
   * limit holds.
   */
  readonly outputTokens: number | null;
}

/** Where the caller sets no limit. */
const usualOutputTokens = 2048;
/** Nobody caps what an agent reads and how often it searches in a step: these are guesses, on the high side. */
const searchesInStep = 4;
const tokensReadInStep = 40_000;

/** What a call cannot pass, with the limits that are sent along for it; a guess where it may search. */
export function worstCaseOf(
  { provider, outputTokens }: OfferedModel,
  given: CallOptions,
): { readonly options: CallOptions; readonly bounds: CallBounds; readonly estimated: boolean } {
  const maxOutputTokens = given.maxOutputTokens ?? usualOutputTokens;
  const options = { ...given, maxOutputTokens };
  const { prompt, tools, responseFormat } = options;
  // No token is less than a byte, and JSON has more of them than what a model is given around the words.
  const inputTokens = Buffer.byteLength(JSON.stringify({ prompt, tools, responseFormat }));
  const output = Math.max(outputTokens ?? 0, maxOutputTokens);
  const searches = tools?.filter(({ type }) => type === 'provider') ?? [];
  if (searches.length === 0) {
    return { options, bounds: { inputTokens, outputTokens: output }, estimated: false };
  }
  const { maxSteps } = options.providerOptions?.[provider] ?? {};
  const steps = typeof maxSteps === 'number' ? maxSteps : 1;
  return {
    options,
    estimated: true,
    bounds: {
      inputTokens: steps * (inputTokens + tokensReadInStep),
      outputTokens: steps * output,
      tools: Object.fromEntries(searches.map(({ name }) => [name, steps * searchesInStep])),
    },
  };
}
