import { z } from 'zod';

/** What is read of the Agent API's answers (https://docs.perplexity.ai/api-reference/responses-post). */

const count = z.number().int().min(0);

export const AgentUsage = z.object({
  input_tokens: count,
  input_tokens_details: z
    .object({
      cache_read_input_tokens: count.optional(),
      cache_creation_input_tokens: count.optional(),
    })
    .optional(),
  output_tokens: count,
  total_tokens: count,
  tool_calls_details: z.record(z.string(), z.object({ invocation: count.optional() })).optional(),
  cost: z
    .object({
      currency: z.literal('USD'),
      input_cost: z.number().min(0),
      output_cost: z.number().min(0),
      cache_read_cost: z.number().min(0).optional(),
      cache_creation_cost: z.number().min(0).optional(),
      tool_calls_cost: z.number().min(0).optional(),
      total_cost: z.number().min(0),
    })
    .optional(),
});
export type AgentUsage = z.infer<typeof AgentUsage>;

const Page = z.object({ url: z.string(), title: z.string(), snippet: z.string().optional() });

const items = {
  message: z.object({
    type: z.literal('message'),
    id: z.string(),
    role: z.string().optional(),
    status: z.string().optional(),
    content: z.array(
      z.object({
        type: z.string(),
        text: z.string(),
        annotations: z
          .array(
            z.object({
              type: z.string().optional(),
              url: z.string().optional(),
              title: z.string().optional(),
              start_index: count.optional(),
              end_index: count.optional(),
            }),
          )
          .optional(),
      }),
    ),
  }),
  search_results: z.object({
    type: z.literal('search_results'),
    queries: z.array(z.string()).optional(),
    results: z.array(
      Page.extend({
        id: z.number().optional(),
        date: z.string().nullish(),
        last_updated: z.string().nullish(),
        source: z.string().optional(),
      }),
    ),
  }),
  fetch_url_results: z.object({ type: z.literal('fetch_url_results'), contents: z.array(Page) }),
  function_call: z.object({
    type: z.literal('function_call'),
    id: z.string().optional(),
    call_id: z.string(),
    name: z.string(),
    arguments: z.string(),
    status: z.string().optional(),
    thought_signature: z.string().optional(),
  }),
};

/** Kinds that nobody here asks for or reads may come and go. */
const other = (known: object) =>
  z.object({ type: z.string().refine((type) => !Object.hasOwn(known, type)) });

const OutputItem = z.union([
  items.message,
  items.search_results,
  items.fetch_url_results,
  items.function_call,
  other(items),
]);
export type OutputItem = z.infer<typeof OutputItem>;

const AgentError = z.object({
  message: z.string(),
  code: z.string().optional(),
  type: z.string().optional(),
});

export const AgentAnswer = z
  .object({
    id: z.string(),
    object: z.string().optional(),
    model: z.string(),
    created_at: z.number(),
    status: z.string(),
    output: z.array(OutputItem),
    error: AgentError.nullish(),
    usage: AgentUsage.nullish(),
    background: z.boolean().optional(),
    store: z.boolean().optional(),
    previous_response_id: z.string().nullish(),
  })
  .refine(({ status, usage }) => status !== 'completed' || usage != null, 'ends without its usage');
export type AgentAnswer = z.infer<typeof AgentAnswer>;

const about = { sequence_number: z.number().optional() };
const place = { item_id: z.string(), content_index: count, output_index: count };

const events = {
  'response.created': z.object({
    ...{ type: z.literal('response.created'), ...about },
    response: AgentAnswer.optional(),
  }),
  'response.output_text.delta': z.object({
    ...{ type: z.literal('response.output_text.delta'), ...about, ...place },
    delta: z.string(),
  }),
  'response.output_item.done': z.object({
    ...{ type: z.literal('response.output_item.done'), ...about },
    item: OutputItem,
    output_index: count.optional(),
  }),
  'response.completed': z.object({
    ...{ type: z.literal('response.completed'), ...about },
    response: AgentAnswer,
  }),
  'response.failed': z.object({
    ...{ type: z.literal('response.failed'), ...about },
    error: AgentError,
  }),
};

export const AgentEvent = z.union([
  events['response.created'],
  events['response.output_text.delta'],
  events['response.output_item.done'],
  events['response.completed'],
  events['response.failed'],
  other(events),
]);
/** With which of them an answer ends. */
export const AgentEnding = z.union([events['response.completed'], events['response.failed']]);

export type AgentEvent = z.infer<typeof AgentEvent>;
