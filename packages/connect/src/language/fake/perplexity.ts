/** Perplexity's Agent API on loopback: https://docs.perplexity.ai/api-reference/responses-post */
import { z } from 'zod';
import type { FakeAsked } from '../../fake/fake-server.ts';
import type { FakeAnswer } from '../../fake/misbehaviour.ts';
import type { FakeEvents } from '../../fake/send.ts';
import { type FakeModelServer, startFakeModelServer } from './model-server.ts';
import { answering, type FakeAnswering, type FakeReply } from './reply.ts';

const apiKey = 'fake-perplexity-key';
const models = ['perplexity/sonar'];

const Asked = z.object({
  model: z.string(),
  input: z.union([
    z.string(),
    z.array(z.looseObject({ type: z.string(), content: z.unknown().optional() })).min(1),
  ]),
  stream: z.boolean().optional(),
  max_output_tokens: z.number().int().min(1).optional(),
  max_steps: z.number().int().min(1).max(10).optional(),
  tools: z.array(z.looseObject({ type: z.string() })).optional(),
});

function failed(status: number, type: string, message: string): FakeAnswer {
  return { status, body: { error: { message, type, code: status } } };
}

export function startFakePerplexity({ port = 0 } = {}): Promise<FakeModelServer> {
  return startFakeModelServer({ answer }, { apiKey, port });
}

function answer(asked: FakeAsked, next: () => FakeReply | undefined): FakeAnswer | FakeEvents {
  if (asked.headers.authorization !== `Bearer ${apiKey}`) {
    return failed(401, 'invalid_api_key', 'Invalid API key provided.');
  }
  if (asked.path === '/chat/completions') {
    return failed(410, 'gone', 'Sonar chat completions have ended. Use the Agent API.');
  }
  const isAgent = asked.path === '/v1/agent' || asked.path === '/v1/responses';
  if (asked.method !== 'POST' || !isAgent) return failed(404, 'not_found', 'Not found.');
  const read = Asked.safeParse(asked.body);
  if (!read.success) return failed(422, 'invalid_request', z.prettifyError(read.error));
  const { model, input, stream, max_output_tokens, tools = [] } = read.data;
  if (!models.includes(model)) return failed(400, 'invalid_model', `Invalid model '${model}'.`);
  const last = typeof input === 'string' ? input : input.at(-1)?.content;
  const searching = tools.some(({ type }) => type === 'web_search');
  const given = answering(
    {
      ...{
        model,
        text: typeof last === 'string' ? last : '',
        bytes: Buffer.byteLength(asked.text),
      },
      ...{ mostTokens: max_output_tokens ?? null, canSearch: searching },
    },
    next(),
  );
  const whole = response(model, given, searching);
  return stream === true ? events(whole, given) : { status: 200, body: whole };
}

const perMillion = 1e6;

function response(model: string, given: FakeAnswering, searching: boolean) {
  const { words, calls, sources, inputTokens, outputTokens } = given;
  const searches = searching ? 1 : 0;
  const input_cost = (inputTokens * 0.25) / perMillion;
  const output_cost = (outputTokens * 2.5) / perMillion;
  const tool_calls_cost = searches * 0.0025;
  return {
    ...{ id: 'resp_1', object: 'response', created_at: 1_795_000_000, model },
    ...{ status: calls.length > 0 ? 'requires_action' : 'completed', store: false },
    output: [
      ...(sources.length > 0
        ? [
            {
              ...{ type: 'search_results', queries: ['music'] },
              results: sources.map((page, id) => ({ id, snippet: page.title, ...page })),
            },
          ]
        : []),
      ...calls.map(({ name, input }, n) => ({
        ...{ type: 'function_call', id: `fc_${n}`, call_id: `call_${n}`, name },
        ...{ arguments: JSON.stringify(input), status: 'completed' },
      })),
      ...(words.length > 0
        ? [
            {
              ...{ type: 'message', id: 'msg_1', role: 'assistant', status: 'completed' },
              content: [
                {
                  ...{ type: 'output_text', text: words.join('') },
                  annotations: sources.map((page) => ({ type: 'url_citation', ...page })),
                },
              ],
            },
          ]
        : []),
    ],
    usage: {
      ...{ input_tokens: inputTokens, output_tokens: outputTokens },
      total_tokens: inputTokens + outputTokens,
      ...(searching && { tool_calls_details: { web_search: { invocation: searches } } }),
      cost: {
        ...{ currency: 'USD', input_cost, output_cost, tool_calls_cost },
        total_cost: input_cost + output_cost + tool_calls_cost,
      },
    },
  };
}

function events(whole: ReturnType<typeof response>, { words }: FakeAnswering): FakeEvents {
  const { usage: _, ...begun } = { ...whole, status: 'in_progress', output: [] };
  const told: { type: string; [field: string]: unknown }[] = [
    { type: 'response.created', response: begun },
    { type: 'response.in_progress', response: begun },
  ];
  for (const [output_index, item] of whole.output.entries()) {
    if (item.type === 'search_results') {
      told.push({ type: 'response.reasoning.search_queries', queries: ['music'] });
    } else {
      told.push({ type: 'response.output_item.added', item, output_index });
    }
    if (item.type === 'message') {
      for (const delta of words) {
        const place = { item_id: 'msg_1', content_index: 0, output_index };
        told.push({ type: 'response.output_text.delta', ...place, delta });
      }
    }
    told.push({ type: 'response.output_item.done', item, output_index });
  }
  told.push({ type: 'response.completed', response: whole });
  return {
    whole,
    events: told.map((data, sequence_number) => ({
      name: data.type,
      data: { ...data, sequence_number },
    })),
  };
}
