/** A server of OpenAI's chat completions on loopback, as Ollama and others are. */
import { z } from 'zod';
import type { FakeAsked } from '../../fake/fake-server.ts';
import type { FakeAnswer } from '../../fake/misbehaviour.ts';
import type { FakeEvents } from '../../fake/send.ts';
import { type FakeModelServer, startFakeModelServer } from './model-server.ts';
import { answering, type FakeAnswering, type FakeReply } from './reply.ts';

const apiKey = 'fake-model-server-key';

const Asked = z.object({
  model: z.string(),
  messages: z.array(z.looseObject({ role: z.string(), content: z.unknown() })).min(1),
  stream: z.boolean().optional(),
  stream_options: z.object({ include_usage: z.boolean() }).optional(),
  max_tokens: z.number().int().min(1).optional(),
});

function failed(status: number, type: string, message: string): FakeAnswer {
  return { status, body: { error: { message, type, param: null, code: null } } };
}

/** Its one model. */
export const fakeCompatibleModel = 'a-small-model';

export function startFakeCompatible({ port = 0 } = {}): Promise<FakeModelServer> {
  return startFakeModelServer({ answer }, { apiKey, port });
}

function answer(asked: FakeAsked, next: () => FakeReply | undefined): FakeAnswer | FakeEvents {
  if (asked.headers.authorization !== `Bearer ${apiKey}`) {
    return failed(401, 'invalid_request_error', 'Incorrect API key provided.');
  }
  if (asked.method !== 'POST' || asked.path !== '/v1/chat/completions') {
    return failed(404, 'invalid_request_error', 'Not found.');
  }
  const read = Asked.safeParse(asked.body);
  if (!read.success) return failed(400, 'invalid_request_error', z.prettifyError(read.error));
  const { model, messages, stream, stream_options, max_tokens } = read.data;
  if (model !== fakeCompatibleModel) {
    return failed(404, 'not_found_error', `model '${model}' not found`);
  }
  const { content } = messages.at(-1) ?? {};
  const given = answering(
    {
      ...{
        model,
        text: typeof content === 'string' ? content : '',
        bytes: Buffer.byteLength(asked.text),
      },
      ...{ mostTokens: max_tokens ?? null, canSearch: false },
    },
    next(),
  );
  const about = { id: 'chatcmpl-1', created: 1_795_000_000, model };
  const message = {
    ...{ role: 'assistant', content: given.words.join('') || null },
    ...(given.calls.length > 0 && { tool_calls: calls(given) }),
  };
  const choices = [{ index: 0, message, finish_reason: finish(given) }];
  const whole = { ...about, object: 'chat.completion', choices, usage: usage(given) };
  if (stream !== true) return { status: 200, body: whole };
  return { whole, events: events(about, given, stream_options?.include_usage === true) };
}

function finish({ calls, isCut }: FakeAnswering): string {
  return calls.length > 0 ? 'tool_calls' : isCut ? 'length' : 'stop';
}

function calls({ calls }: FakeAnswering) {
  return calls.map(({ name, input }, index) => ({
    ...{ id: `call_${index}`, index, type: 'function' },
    function: { name, arguments: JSON.stringify(input) },
  }));
}

function usage({ inputTokens, outputTokens }: FakeAnswering) {
  return {
    ...{ prompt_tokens: inputTokens, completion_tokens: outputTokens },
    total_tokens: inputTokens + outputTokens,
  };
}

function events(about: object, given: FakeAnswering, withUsage: boolean): FakeEvents['events'] {
  const chunk = (delta: object, finish_reason: string | null = null) => ({
    data: {
      ...{ ...about, object: 'chat.completion.chunk' },
      choices: [{ index: 0, delta, finish_reason }],
    },
  });
  return [
    chunk({ role: 'assistant', content: '' }),
    ...given.words.map((content) => chunk({ content })),
    ...(given.calls.length > 0 ? [chunk({ tool_calls: calls(given) })] : []),
    chunk({}, finish(given)),
    ...(withUsage ? [{ data: { ...about, choices: [], usage: usage(given) } }] : []),
    { data: '[DONE]' },
  ];
}
