import {
  compatible,
  google,
  googleAddress,
  perplexity,
  perplexityAddress,
} from '@echotune/connect';
import { z } from 'zod';
import { providerUrl } from './provider-url.ts';

const words = z.string().min(1).max(1000);
const known: readonly string[] = [google, perplexity, compatible];
const apiKey = words.regex(/^[!-~]+$/, 'must be letters, digits and signs without spaces');
/** Names one after the other, those asked first first; empty for none. */
const providers = z
  .string()
  .refine(
    (text) => namesIn(text).every((name) => known.includes(name)),
    `must name some of ${known.join(', ')}, with commas between them`,
  );
const usdPerMillion = z.coerce.number().min(0).max(10_000);

function namesIn(text: string): string[] {
  return text.split(/[\s,]+/).filter((name) => name !== '');
}

/** Language models by their keys in config.toml. */
export const languageSettings = {
  gemini_api_key: apiKey.optional(),
  gemini_url: providerUrl.default(googleAddress),
  gemini_model: words.default('gemini-3.8-flash'),
  gemini_cheaper_model: words.default('gemini-3.5-flash-lite'),
  perplexity_api_key: apiKey.optional(),
  perplexity_url: providerUrl.default(perplexityAddress),
  perplexity_model: words.default('perplexity/sonar'),
  compatible_url: providerUrl.optional(),
  compatible_model: words.optional(),
  compatible_api_key: apiKey.optional(),
  compatible_input_usd: usdPerMillion.optional(),
  compatible_output_usd: usdPerMillion.optional(),
  assistant_providers: providers.default('google, compatible, perplexity'),
  research_providers: providers.default('perplexity, google'),
};

export const languageVariables = {
  gemini_api_key: 'ECHOTUNE_GEMINI_API_KEY',
  gemini_url: 'ECHOTUNE_GEMINI_URL',
  gemini_model: 'ECHOTUNE_GEMINI_MODEL',
  gemini_cheaper_model: 'ECHOTUNE_GEMINI_CHEAPER_MODEL',
  perplexity_api_key: 'ECHOTUNE_PERPLEXITY_API_KEY',
  perplexity_url: 'ECHOTUNE_PERPLEXITY_URL',
  perplexity_model: 'ECHOTUNE_PERPLEXITY_MODEL',
  compatible_url: 'ECHOTUNE_COMPATIBLE_URL',
  compatible_model: 'ECHOTUNE_COMPATIBLE_MODEL',
  compatible_api_key: 'ECHOTUNE_COMPATIBLE_API_KEY',
  compatible_input_usd: 'ECHOTUNE_COMPATIBLE_INPUT_USD',
  compatible_output_usd: 'ECHOTUNE_COMPATIBLE_OUTPUT_USD',
  assistant_providers: 'ECHOTUNE_ASSISTANT_PROVIDERS',
  research_providers: 'ECHOTUNE_RESEARCH_PROVIDERS',
} as const satisfies Record<keyof typeof languageSettings, string>;

/** Of an address and a model neither stands alone, and half a price would count too little. */
export function saysAllOfCompatible(
  given: Readonly<Record<string, unknown>>,
  context: z.core.$RefinementCtx,
): void {
  for (const [one, other] of [
    ['compatible_url', 'compatible_model'],
    ['compatible_input_usd', 'compatible_output_usd'],
  ] as const) {
    if ((given[one] === undefined) === (given[other] === undefined)) continue;
    const [path, said] = given[one] === undefined ? [one, other] : [other, one];
    context.addIssue({ code: 'custom', path: [path], message: `is needed with ${said}` });
  }
}

/** The language models that are set up. */
export interface LanguageConfig {
  /** Providers in the order in which they are asked: for the assistant, and for what stands on the web. */
  readonly assistantOrder: readonly string[];
  readonly researchOrder: readonly string[];
  readonly gemini: {
    readonly apiKey: string;
    readonly address: string;
    readonly model: string;
    readonly cheaper: string;
  } | null;
  readonly perplexity: {
    readonly apiKey: string;
    readonly address: string;
    readonly model: string;
  } | null;
  readonly compatible: {
    readonly apiKey: string | null;
    readonly address: string;
    readonly model: string;
    /** Dollars a million tokens; null where nobody said. */
    readonly price: { readonly inputUsd: number; readonly outputUsd: number } | null;
  } | null;
}

type Given = z.output<z.ZodObject<typeof languageSettings>>;

export function languageConfig(given: Given): LanguageConfig {
  const { gemini_api_key, perplexity_api_key, compatible_url, compatible_model } = given;
  const { compatible_input_usd: inputUsd, compatible_output_usd: outputUsd } = given;
  return {
    assistantOrder: namesIn(given.assistant_providers),
    researchOrder: namesIn(given.research_providers),
    gemini:
      gemini_api_key === undefined
        ? null
        : {
            ...{ apiKey: gemini_api_key, address: given.gemini_url, model: given.gemini_model },
            cheaper: given.gemini_cheaper_model,
          },
    perplexity:
      perplexity_api_key === undefined
        ? null
        : {
            ...{ apiKey: perplexity_api_key, address: given.perplexity_url },
            model: given.perplexity_model,
          },
    compatible:
      compatible_url === undefined || compatible_model === undefined
        ? null
        : {
            ...{ address: compatible_url, model: compatible_model },
            apiKey: given.compatible_api_key ?? null,
            price:
              inputUsd === undefined || outputUsd === undefined ? null : { inputUsd, outputUsd },
          },
  };
}
