import {
  APICallError,
  type LanguageModelV4,
  type LanguageModelV4CallOptions,
  type LanguageModelV4StreamPart,
} from '@ai-sdk/provider';
import { EchoError } from '@echotune/data';
import { checkedFetch, type LanguageModelDeps } from '../checked-fetch.ts';
import { contentOf, endOf, partsOf } from './agent-parts.ts';
import { agentRequest } from './agent-request.ts';
import { AgentAnswer, AgentEnding, AgentEvent } from './answers.ts';

/** As budgets, prices and pauses call it. */
export const perplexity = 'perplexity';
export const perplexityAddress = 'https://api.perplexity.ai';

/**
 * A model of Perplexity's Agent API through its official SDK, as the AI SDK calls one. The AI SDK's own
 * provider still speaks the Sonar chat endpoint, which ended on 2026-09-27.
 */
export async function perplexityModel(
  deps: LanguageModelDeps,
  modelId: string,
): Promise<LanguageModelV4> {
  const sdk = await import('@perplexity-ai/perplexity_ai');
  const contractOf = (path: string) =>
    path.endsWith('/v1/responses')
      ? { operation: 'agent', whole: AgentAnswer, event: AgentEvent, end: AgentEnding }
      : null;
  const { apiKey, address, provider } = deps;
  const client = new sdk.Perplexity({
    // How long is waited is decided on the way to the provider.
    ...{ apiKey, baseURL: address, maxRetries: 0, timeout: 2 * provider.limits.deadlineMs },
    // What goes wrong is thrown; the SDK's log would tell of it on the console.
    ...{ logLevel: 'off', fetch: checkedFetch({ ...deps, contractOf }) },
  });
  return {
    specificationVersion: 'v4',
    provider: perplexity,
    modelId,
    supportedUrls: {},
    async doGenerate(options) {
      const { request, warnings } = agentRequest(modelId, options);
      const answer = AgentAnswer.parse(
        await calling(sdk, options, () =>
          client.responses.create(request, requestOptions(options)),
        ),
      );
      const { id, model, created_at } = answer;
      return {
        ...{
          content: contentOf(answer.output),
          ...endOf(answer),
          warnings,
          request: { body: request },
        },
        response: { id, modelId: model, timestamp: new Date(created_at * 1000) },
      };
    },
    async doStream(options) {
      const { request, warnings } = agentRequest(modelId, options);
      const events = await calling(sdk, options, () =>
        client.responses.create({ ...request, stream: true }, requestOptions(options)),
      );
      async function* parts(): AsyncGenerator<LanguageModelV4StreamPart> {
        yield { type: 'stream-start', warnings };
        yield* partsOf(read(events, options));
      }
      return { stream: ReadableStream.from(parts()), request: { body: request } };
    },
  };
}

async function* read(
  events: AsyncIterable<unknown>,
  { abortSignal }: LanguageModelV4CallOptions,
): AsyncGenerator<AgentEvent> {
  for await (const event of events) yield AgentEvent.parse(event);
  // The SDK ends a stream that was aborted as if it were whole.
  abortSignal?.throwIfAborted();
}

function requestOptions({ abortSignal, headers }: LanguageModelV4CallOptions) {
  const given = Object.entries(headers ?? {}).filter(([, value]) => value !== undefined);
  return { ...(abortSignal && { signal: abortSignal }), headers: Object.fromEntries(given) };
}

/** The SDK's errors as the AI SDK knows them; what our own `fetch` threw is found again in their cause. */
async function calling<T>(
  { APIConnectionTimeoutError, APIError }: typeof import('@perplexity-ai/perplexity_ai'),
  { abortSignal }: LanguageModelV4CallOptions,
  work: () => PromiseLike<T>,
): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    abortSignal?.throwIfAborted();
    if (cause instanceof APIConnectionTimeoutError) {
      // It is made of whatever speaks of a time-out, and has lost what that was.
      throw new EchoError('provider-unreachable', 'perplexity, agent: no answer in time.', {
        cause,
      });
    }
    if (!(cause instanceof APIError) || cause.status === undefined) throw cause;
    throw new APICallError({
      ...{ message: cause.message, url: perplexityAddress, requestBodyValues: {}, cause },
      ...{ statusCode: cause.status, isRetryable: false },
    });
  }
}
