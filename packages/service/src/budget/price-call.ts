import { compatible } from '@echotune/connect';
import { EchoError, mostNanoUsd } from '@echotune/data';
import { calcPrice, type ModelInfo } from '@pydantic/genai-prices';
import { type ReviewedModel, reviewedModels } from './reviewed-prices.ts';

export interface PricedModel {
  readonly provider: string;
  readonly model: string;
}

/** What a call cannot pass. */
export interface CallBounds {
  /** UTF-8 bytes of all that is sent are an upper bound: no token is less than one. */
  readonly inputTokens: number;
  /** The limit that is sent along; what a model thinks counts as output. */
  readonly outputTokens: number;
  /** Uses of tools that are billed by use, by name. */
  readonly tools?: Readonly<Record<string, number>>;
}

/** What a provider reported of a call. */
export interface UsageReport extends CallBounds {
  /** Of the input. */
  readonly cachedInputTokens?: number;
  /** What it says that the call cost, which counts where it is said. */
  readonly costUsd?: number;
}

/** What calls cost, in nano-dollars rounded up. Times are UTC epoch milliseconds. */
export interface Prices {
  /**
   * The most that a call within bounds can cost between two moments.
   * Throws price-unknown, model-retired.
   */
  worstCase(call: PricedModel, bounds: CallBounds, from: number, until: number): number;
  /** What a reported usage costs, of a call made then. Throws price-unknown where it makes no sense. */
  costOf(call: PricedModel, usage: UsageReport, madeAt: number): number;
}

/** The providers' public prices; what is not known is refused. */
export const publicPrices: Prices = {
  worstCase(call, bounds, from, until) {
    const reviewed = reviewOf(call);
    if (reviewed?.retired !== undefined && until >= Date.parse(reviewed.retired)) {
      const message = `${call.provider} ${call.model} is not served from ${reviewed.retired} on.`;
      throw new EchoError('model-retired', message);
    }
    return Math.max(priceAt(call, bounds, from), priceAt(call, bounds, until));
  },
  costOf(call, usage, madeAt) {
    const { costUsd } = usage;
    return costUsd === undefined ? priceAt(call, usage, madeAt) : nanoUsd(call, costUsd);
  },
};

/** What the operator says that a model costs, dollars a million tokens; 0 where it costs nothing. */
export interface OwnPrice extends PricedModel {
  readonly inputUsd: number;
  readonly outputUsd: number;
}

/** The public prices, and those of models that only the operator knows the price of. */
export function pricesWith(own: readonly OwnPrice[]): Prices {
  const cost = (call: PricedModel, { inputTokens, outputTokens }: CallBounds): number | null => {
    const price = own.find(
      ({ provider, model }) => provider === call.provider && model === call.model,
    );
    if (price === undefined) return null;
    return nanoUsd(call, (inputTokens * price.inputUsd + outputTokens * price.outputUsd) / 1e6);
  };
  return {
    worstCase: (call, bounds, from, until) =>
      cost(call, bounds) ?? publicPrices.worstCase(call, bounds, from, until),
    costOf: (call, usage, madeAt) => cost(call, usage) ?? publicPrices.costOf(call, usage, madeAt),
  };
}

function reviewOf({ provider, model }: PricedModel): ReviewedModel | undefined {
  return reviewedModels.find((known) => known.provider === provider && known.model === model);
}

function priceAt(call: PricedModel, usage: UsageReport, at: number): number {
  const reviewed = reviewOf(call);
  let usd = tokensUsd(call, usage, at, reviewed?.prices);
  for (const [tool, uses] of Object.entries(usage.tools ?? {})) {
    const each = reviewed?.toolsUsd?.[tool];
    if (each === undefined) throw unknown(call, `with the tool ${tool}`);
    if (!(uses >= 0)) throw unknown(call, `for ${uses} uses of ${tool}`);
    usd += each * uses;
  }
  return nanoUsd(call, usd);
}

function tokensUsd(
  call: PricedModel,
  { inputTokens, outputTokens, cachedInputTokens }: UsageReport,
  at: number,
  prices?: ModelInfo['prices'],
): number {
  const { provider, model } = call;
  const own = prices && {
    ...{ id: provider, name: provider, api_pattern: provider },
    models: [{ id: model, match: { equals: model }, prices }],
  };
  const usage = {
    ...{ input_tokens: inputTokens, output_tokens: outputTokens },
    ...(cachedInputTokens !== undefined && { cache_read_tokens: cachedInputTokens }),
  };
  const timestamp = new Date(at);
  const found = priced(call, () =>
    calcPrice(
      usage,
      model,
      own ? { provider: own, timestamp } : { providerId: provider, timestamp },
    ),
  );
  if (found === null || !isVersionOf(model, found.model.id)) throw unknown(call);
  return found.total_price;
}

/** The library also takes names that begin like one it knows for that model. */
function isVersionOf(model: string, known: string): boolean {
  return (
    model === known || (model.startsWith(known) && /^-[\d-]+$/.test(model.slice(known.length)))
  );
}

/** What the library objects to is a usage that makes no sense. */
function priced<T>(call: PricedModel, work: () => T): T {
  try {
    return work();
  } catch (cause) {
    throw unknown(call, `for such usage`, cause);
  }
}

/** A hair less before rounding up: 0.1 + 0.2 dollars are not one nano-dollar more than 0.3. */
const hair = 1e-4;

function nanoUsd(call: PricedModel, usd: number): number {
  const nano = Math.ceil(usd * 1e9 - hair);
  if (nano >= 0 && nano <= mostNanoUsd) return Math.abs(nano);
  throw unknown(call, `for $${usd}`);
}

const ownPriceSettings =
  'say it with compatible_input_usd and compatible_output_usd, dollars a million tokens, 0 for what costs nothing';

function unknown({ provider, model }: PricedModel, what = '', cause?: unknown): EchoError {
  const own = provider === compatible ? `; ${ownPriceSettings}` : '';
  const message = `There is no known price of ${provider} ${model}${what && ` ${what}`}${own}.`;
  return new EchoError('price-unknown', message, { cause });
}
