import type { LanguageModelV4Usage, SharedV4ProviderMetadata } from '@ai-sdk/provider';
import { z } from 'zod';

/** What a provider reports of a call. */
export interface ModelUsage {
  readonly inputTokens: number;
  /** What it thought counts, though nobody sees it. */
  readonly outputTokens: number;
  /** Of the input. */
  readonly cachedInputTokens?: number;
  /** What it says that the call cost. */
  readonly costUsd?: number;
  /** Uses of tools of its own, by name. */
  readonly tools?: Readonly<Record<string, number>>;
}

const Reported = z.object({
  costUsd: z.number().optional(),
  tools: z.record(z.string(), z.number()).optional(),
});

const Grounded = z.object({
  groundingMetadata: z.object({ webSearchQueries: z.array(z.string()).nullish() }).nullish(),
});

/** Each query that Gemini says it searched with is billed. */
function searchesOf(metadata: SharedV4ProviderMetadata | undefined): Record<string, number> {
  const { groundingMetadata } = Grounded.safeParse(metadata?.google).data ?? {};
  const count = groundingMetadata?.webSearchQueries?.length ?? 0;
  return count === 0 ? {} : { google_search: count };
}

/** Null where nothing was reported. */
export function modelUsage(
  { inputTokens, outputTokens }: LanguageModelV4Usage,
  metadata: SharedV4ProviderMetadata | undefined,
): ModelUsage | null {
  if (inputTokens.total === undefined || outputTokens.total === undefined) return null;
  const { costUsd, tools: own } = Reported.safeParse(metadata?.perplexity).data ?? {};
  const tools = { ...own, ...searchesOf(metadata) };
  return {
    ...{ inputTokens: inputTokens.total, outputTokens: outputTokens.total },
    ...(inputTokens.cacheRead !== undefined && { cachedInputTokens: inputTokens.cacheRead }),
    ...(costUsd !== undefined && { costUsd }),
    ...(Object.keys(tools).length > 0 && { tools }),
  };
}
