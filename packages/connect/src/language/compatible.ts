import type { LanguageModelV4 } from '@ai-sdk/provider';
import { z } from 'zod';
import { checkedFetch, type LanguageModelDeps } from './checked-fetch.ts';

/** As budgets, prices and pauses call the server that speaks OpenAI's protocol. */
export const compatible = 'compatible';

const Usage = z.object({
  prompt_tokens: z.number().int().min(0),
  completion_tokens: z.number().int().min(0),
  total_tokens: z.number().int().min(0).optional(),
});

const Call = z.object({ name: z.string(), arguments: z.string() });

const Completion = z.object({
  id: z.string().nullish(),
  object: z.string().optional(),
  created: z.number().nullish(),
  model: z.string().nullish(),
  choices: z
    .array(
      z.object({
        index: z.number().optional(),
        finish_reason: z.string().nullish(),
        message: z.object({
          role: z.string().nullish(),
          content: z.string().nullable(),
          reasoning_content: z.string().nullish(),
          tool_calls: z
            .array(
              z.object({ id: z.string().nullish(), type: z.string().optional(), function: Call }),
            )
            .nullish(),
        }),
      }),
    )
    .min(1),
  usage: Usage,
});

const Delta = z.object({
  role: z.string().nullish(),
  content: z.string().nullish(),
  reasoning_content: z.string().nullish(),
  tool_calls: z
    .array(
      z.object({
        index: z.number().optional(),
        id: z.string().nullish(),
        type: z.string().nullish(),
        function: Call.partial(),
      }),
    )
    .nullish(),
});

const Chunk = z.object({
  id: z.string().nullish(),
  object: z.string().optional(),
  created: z.number().nullish(),
  model: z.string().nullish(),
  choices: z.array(
    z
      .object({
        index: z.number().optional(),
        finish_reason: z.string().nullish(),
        delta: Delta,
      })
      .refine(
        ({ delta, finish_reason }) => Object.keys(delta).length > 0 || finish_reason != null,
        'says nothing that is known',
      ),
  ),
  usage: Usage.nullish(),
});

const End = z.object({ choices: z.array(z.object({ finish_reason: z.string() })).min(1) });

/** The address is e.g. http://127.0.0.1:11434/v1 */
export interface CompatibleModelDeps extends Omit<LanguageModelDeps, 'apiKey'> {
  /** Null where the server wants none. */
  readonly apiKey: string | null;
}

/** A model of any server that speaks OpenAI's chat completions, such as Ollama. */
export async function compatibleModel(
  deps: CompatibleModelDeps,
  model: string,
): Promise<LanguageModelV4> {
  const { createOpenAICompatible } = await import('@ai-sdk/openai-compatible');
  const contractOf = (path: string) =>
    path.endsWith('/chat/completions')
      ? { operation: 'chat-completions', whole: Completion, event: Chunk, end: End }
      : null;
  const { address, apiKey } = deps;
  const settings = { name: compatible, baseURL: address, includeUsage: true };
  const fetch = checkedFetch({ ...deps, contractOf });
  return createOpenAICompatible({ ...settings, ...(apiKey !== null && { apiKey }), fetch })(model);
}
