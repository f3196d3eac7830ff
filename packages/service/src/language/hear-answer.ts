import type { LanguageModel } from '@echotune/connect';
import type { AnswerSource } from '@echotune/data';
import type { ToolSet } from 'ai';

export interface Asked {
  readonly provider: string;
  readonly instructions: string;
  readonly prompt: string;
  readonly maxOutputTokens: number;
  /** Names of the provider's own tools that it may use, and in how many steps. */
  readonly searching: readonly string[];
  readonly maxSteps: number;
  readonly signal?: AbortSignal | undefined;
  /** Hears the answer as it comes. */
  readonly onText?: ((piece: string) => void) | undefined;
}

/** A model's answer to one question, and the pages that it rests on. Throws what the model throws. */
export async function hearAnswer(
  model: LanguageModel,
  { provider, searching, maxSteps, signal, onText, ...asked }: Asked,
): Promise<{ readonly text: string; readonly sources: readonly AnswerSource[] }> {
  // It takes a while to load, and most of EchoTune does not need it.
  const { jsonSchema, streamText } = await import('ai');
  const schema = jsonSchema({ type: 'object' });
  const own = { type: 'provider', isProviderExecuted: true, args: {} } as const;
  const tools: ToolSet = Object.fromEntries(
    searching.map((name) => [
      name,
      { ...own, id: `${provider}.${name}` as const, inputSchema: schema, outputSchema: schema },
    ]),
  );
  const { stream } = streamText({
    ...{ ...asked, model, tools, maxRetries: 0 },
    // Where nothing is searched there are no steps, and some refuse words that they do not know.
    ...(searching.length > 0 && { providerOptions: { [provider]: { maxSteps } } }),
    ...(signal && { abortSignal: signal }),
    // What goes wrong is in the stream too, and thrown from there.
    onError: () => {},
  });
  let text = '';
  const sources: AnswerSource[] = [];
  for await (const part of stream) {
    if (part.type === 'error') throw part.error;
    if (part.type === 'abort') signal?.throwIfAborted();
    if (part.type === 'text-delta') {
      text += part.text;
      onText?.(part.text);
    } else if (part.type === 'source' && part.sourceType === 'url') {
      sources.push({ url: part.url, title: part.title ?? null });
    }
  }
  return { text, sources };
}
