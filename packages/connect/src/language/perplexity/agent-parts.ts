import type {
  LanguageModelV4Content,
  LanguageModelV4FinishReason,
  LanguageModelV4Source,
  LanguageModelV4StreamPart,
  LanguageModelV4Usage,
  SharedV4ProviderMetadata,
} from '@ai-sdk/provider';
import { EchoError } from '@echotune/data';
import type { AgentAnswer, AgentEvent, AgentUsage, OutputItem } from './answers.ts';

/** What the AI SDK is told at the end of an answer. */
export interface AgentEnd {
  readonly usage: LanguageModelV4Usage;
  readonly finishReason: LanguageModelV4FinishReason;
  /** `perplexity.costUsd` and `perplexity.tools`, where they were reported. */
  readonly providerMetadata?: SharedV4ProviderMetadata;
}

/** An answer's content in its order, each source once. */
export function contentOf(items: readonly OutputItem[]): LanguageModelV4Content[] {
  const seen = new Set<string>();
  return items.flatMap((item) => itemContent(item, seen));
}

/** The end of an answer. Throws provider-refused where it is that there is none. */
export function endOf({ status, output, usage, error }: AgentAnswer): AgentEnd {
  if (status === 'failed' || status === 'cancelled') throw refused(error?.message ?? status);
  const calls = output.some(({ type }) => type === 'function_call');
  const unified = calls ? 'tool-calls' : status === 'completed' ? 'stop' : 'other';
  return { finishReason: { unified, raw: status }, ...usageOf(usage ?? null) };
}

function refused(message: string): EchoError {
  return new EchoError('provider-refused', `perplexity gave no answer: ${message}.`);
}

function usageOf(usage: AgentUsage | null): Omit<AgentEnd, 'finishReason'> {
  const total = usage?.input_tokens;
  const cacheRead = usage?.input_tokens_details?.cache_read_input_tokens;
  const cacheWrite = usage?.input_tokens_details?.cache_creation_input_tokens;
  const noCache = total === undefined ? undefined : total - (cacheRead ?? 0);
  const output = usage?.output_tokens;
  const tools = Object.entries(usage?.tool_calls_details ?? {}).map(
    ([name, { invocation }]): [string, number] => [name, invocation ?? 0],
  );
  const costUsd = usage?.cost?.total_cost;
  return {
    usage: {
      inputTokens: { total, noCache, cacheRead, cacheWrite },
      outputTokens: { total: output, text: undefined, reasoning: undefined },
    },
    ...(usage !== null && {
      providerMetadata: {
        perplexity: {
          ...(costUsd !== undefined && { costUsd }),
          tools: Object.fromEntries(tools),
        },
      },
    }),
  };
}

function itemContent(item: OutputItem, seen: Set<string>): LanguageModelV4Content[] {
  if ('content' in item) {
    return item.content.flatMap(({ text, annotations = [] }) => [
      { type: 'text', text } as const,
      ...sources(annotations, seen),
    ]);
  }
  if ('results' in item) return sources(item.results, seen);
  if ('contents' in item) return sources(item.contents, seen);
  if (!('call_id' in item)) return [];
  const { call_id: toolCallId, name: toolName, arguments: input } = item;
  return [{ type: 'tool-call', toolCallId, toolName, input }];
}

function sources(
  pages: readonly { readonly url?: string | undefined; readonly title?: string | undefined }[],
  seen: Set<string>,
): LanguageModelV4Source[] {
  return pages.flatMap(({ url, title }) => {
    if (url === undefined || seen.has(url)) return [];
    seen.add(url);
    const id = `perplexity-${seen.size}`;
    return [{ type: 'source', sourceType: 'url', id, url, ...(title && { title }) }];
  });
}

/** Events of the Agent API as parts of the AI SDK. Throws provider-refused, provider-unreachable. */
export async function* partsOf(
  events: AsyncIterable<AgentEvent>,
): AsyncGenerator<LanguageModelV4StreamPart> {
  const seen = new Set<string>();
  const spoken = new Set<string>();
  for await (const event of events) {
    if ('delta' in event) {
      const { item_id: id, delta } = event;
      if (!spoken.has(id)) yield { type: 'text-start', id };
      spoken.add(id);
      yield { type: 'text-delta', id, delta };
    } else if ('item' in event) {
      yield* itemParts(event.item, seen, spoken);
    } else if ('error' in event) {
      throw refused(event.error.message);
    } else if (event.type === 'response.created' && 'response' in event && event.response) {
      const { id, model: modelId, created_at } = event.response;
      yield { type: 'response-metadata', id, modelId, timestamp: new Date(created_at * 1000) };
    } else if ('response' in event && event.response) {
      // Pages that only the end names are sources too.
      for (const item of event.response.output) {
        for (const part of itemContent(item, seen)) if (part.type === 'source') yield part;
      }
      yield { type: 'finish', ...endOf(event.response) };
      return;
    }
  }
  throw new EchoError('provider-unreachable', 'perplexity: the answer ended before it was whole.');
}

function* itemParts(
  item: OutputItem,
  seen: Set<string>,
  spoken: Set<string>,
): Generator<LanguageModelV4StreamPart> {
  const id = 'content' in item ? item.id : '';
  for (const part of itemContent(item, seen)) {
    if (part.type === 'text') {
      if (spoken.has(id)) continue;
      yield { type: 'text-start', id };
      yield { type: 'text-delta', id, delta: part.text };
      spoken.add(id);
    } else if (part.type === 'tool-call') {
      const { toolCallId, toolName, input } = part;
      yield { type: 'tool-input-start', id: toolCallId, toolName };
      yield { type: 'tool-input-delta', id: toolCallId, delta: input };
      yield { type: 'tool-input-end', id: toolCallId };
      yield part;
    } else if (part.type === 'source') yield part;
  }
  if (spoken.has(id)) yield { type: 'text-end', id };
}
