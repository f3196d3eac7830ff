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

/** Null where nothing was reported. */
export function modelUsage(
  { inputTokens, outputTokens }: LanguageModelV4Usage,
  metadata: SharedV4ProviderMetadata | undefined,
): ModelUsage | null {
  if (inputTokens.total === undefined || outputTokens.total === undefined) return null;
  const { costUsd, tools } = Reported.safeParse(metadata?.perplexity).data ?? {};
  return {
    ...{ inputTokens: inputTokens.total, outputTokens: outputTokens.total },
    ...(inputTokens.cacheRead !== undefined && { cachedInputTokens: inputTokens.cacheRead }),
    ...(costUsd !== undefined && { costUsd }),
    ...(tools !== undefined && Object.keys(tools).length > 0 && { tools }),
  };
}
