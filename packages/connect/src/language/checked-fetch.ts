import { EchoError } from '@echotune/data';
import { type EventSourceMessage, EventSourceParserStream } from 'eventsource-parser/stream';
import { z } from 'zod';
import { type ContractDeps, misfit, readAnswer } from '../contract/contract.ts';
import { jsonOf } from '../contract/json-of.ts';
import { shapeOf } from '../contract/shape.ts';
import { readAll } from '../policy/attempt.ts';
import type { Provider } from '../policy/provider.ts';

/** What an SDK's requests to one endpoint are answered with, as far as anybody reads it. */
export interface StreamedContract {
  readonly operation: string;
  /** The whole answer where it is not streamed. */
  readonly whole: z.ZodType;
  /** The data of each event where it is. */
  readonly event: z.ZodType;
  /** What an event is like with which the answer ends: a stream that has none was cut short. */
  readonly end: z.ZodType;
}

/** What an SDK's model is opened with. */
export interface LanguageModelDeps extends ContractDeps {
  readonly provider: Provider;
  readonly apiKey: string;
  /** Where its API is; a fake may stand there. */
  readonly address: string;
}

export interface CheckedFetchDeps extends ContractDeps {
  readonly provider: Provider;
  /** By the address that is asked; null where nothing is known of it, which is refused. */
  readonly contractOf: (path: string) => StreamedContract | null;
}

/** How OpenAI's protocol, which others speak too, ends a stream. */
const endOfStream = '[DONE]';

/**
 * The `fetch` that SDKs of language models are given: every request goes the one way to its provider, and
 * no answer, nor any event of one, reaches the SDK before it fits its contract. Throws, and breaks streams
 * with, EchoError('provider-misfit' | 'provider-refused') and what `Provider.open` throws; other statuses
 * than success are left to the SDK.
 */
export function checkedFetch(deps: CheckedFetchDeps): typeof globalThis.fetch {
  const { provider, contractOf } = deps;
  return async (input, init) => {
    const asked = new Request(input, init);
    const { pathname } = new URL(asked.url);
    const contract = contractOf(pathname);
    if (contract === null) {
      const message = `${provider.limits.provider}: nothing is known of ${pathname}.`;
      throw new EchoError('provider-refused', message);
    }
    const isStream = await wantsStream(asked);
    const response = await provider.open({
      operation: contract.operation,
      request: () => asked,
      priority: 'interactive',
      repeatable: false,
      ...(init?.signal && { signal: init.signal }),
    });
    if (!response.ok) return response;
    const type = response.headers.get('content-type') ?? 'application/json';
    const comes = { streamed: type.startsWith('text/event-stream'), wanted: isStream };
    const body =
      comes.streamed && isStream && response.body !== null
        ? checkedStream(response.body, contract, deps)
        : await checkedWhole(response, { ...contract, ...comes }, deps);
    return new Response(body, { status: response.status, headers: { 'content-type': type } });
  };
}

/** Gemini is told in the address that a stream is wanted, others in what they are sent. */
async function wantsStream(asked: Request): Promise<boolean> {
  if (asked.url.includes(':stream')) return true;
  return AskingForStream.safeParse(jsonOf(await asked.clone().text())).success;
}

const AskingForStream = z.object({ stream: z.literal(true) });

async function checkedWhole(
  response: Response,
  {
    operation,
    whole,
    streamed,
    wanted,
  }: StreamedContract & { readonly streamed: boolean; readonly wanted: boolean },
  deps: CheckedFetchDeps,
): Promise<string> {
  const { limits } = deps.provider;
  const { provider, mostBytes } = limits;
  const answer = await readAll(response, mostBytes).catch((cause: Error) => {
    throw brokenOff(provider, operation, cause);
  });
  if (streamed !== wanted) {
    const came = streamed ? 'a stream where none was asked for' : 'no stream of events';
    const problem = `${came} (${answer.text.length} characters)`;
    throw await misfit(
      { provider, operation },
      { problem, shape: shapeOf(jsonOf(answer.text)) },
      deps,
    );
  }
  await readAnswer({ provider, operation, schema: whole }, answer, deps);
  return answer.text;
}

function checkedStream(
  body: ReadableStream<Uint8Array<ArrayBuffer>>,
  { operation, event, end }: StreamedContract,
  deps: CheckedFetchDeps,
): ReadableStream<Uint8Array> {
  const { provider, mostBytes } = deps.provider.limits;
  const contract = { provider, operation, schema: event };
  const events = body
    .pipeThrough(new TextDecoderStream())
    .pipeThrough(new EventSourceParserStream({ maxBufferSize: mostBytes }));
  async function* checked() {
    let last: unknown = null;
    let hasEnded = false;
    try {
      for await (const message of events) {
        if (message.data !== endOfStream) {
          last = await readAnswer(contract, { text: message.data }, deps);
          hasEnded ||= end.safeParse(last).success;
        }
        yield written(message);
      }
      if (!hasEnded) {
        const problem = 'the stream is over before the answer says that it ends';
        throw await misfit(contract, { problem, shape: shapeOf(last) }, deps);
      }
    } catch (cause) {
      throw cause instanceof EchoError || isAbort(cause)
        ? cause
        : brokenOff(provider, operation, cause);
    }
  }
  return ReadableStream.from(checked()).pipeThrough(new TextEncoderStream());
}

function written({ event, data }: EventSourceMessage): string {
  const lines = data.split('\n').map((line) => `data: ${line}\n`);
  return `${event === undefined ? '' : `event: ${event}\n`}${lines.join('')}\n`;
}

const isAbort = (cause: unknown) =>
  cause instanceof Error && ['AbortError', 'TimeoutError'].includes(cause.name);

function brokenOff(provider: string, operation: string, cause: unknown): EchoError {
  const message = `${provider}, ${operation}: the answer broke off.`;
  return new EchoError('provider-unreachable', message, { cause });
}
