/** Gemini's `generateContent` on loopback: https://ai.google.dev/api/generate-content */
import { z } from 'zod';
import type { FakeAsked } from '../../fake/fake-server.ts';
import type { FakeAnswer } from '../../fake/misbehaviour.ts';
import type { FakeEvents } from '../../fake/send.ts';
import { type FakeModelServer, startFakeModelServer } from './model-server.ts';
import { answering, type FakeAnswering, type FakeReply } from './reply.ts';

const apiKey = 'fake-gemini-key';
/** Those that the service has today; others were shut down. */
const models = [
  ...['gemini-3.8-flash', 'gemini-3.7-flash', 'gemini-3.6-flash', 'gemini-3.5-flash'],
  ...['gemini-3.5-flash-lite', 'gemini-3.1-flash-lite', 'gemini-3.1-pro-preview'],
];

const Asked = z.object({
  contents: z
    .array(z.object({ role: z.string().optional(), parts: z.array(z.looseObject({})) }))
    .min(1),
  generationConfig: z.looseObject({ maxOutputTokens: z.number().optional() }).optional(),
  tools: z.array(z.record(z.string(), z.unknown())).optional(),
});

function failed(code: number, status: string, message: string): FakeAnswer {
  return { status: code, body: { error: { code, status, message } } };
}

export function startFakeGemini({ port = 0 } = {}): Promise<FakeModelServer> {
  return startFakeModelServer({ answer }, { apiKey, port });
}

function answer(asked: FakeAsked, next: () => FakeReply | undefined): FakeAnswer | FakeEvents {
  const [, model = '', call] = /\/models\/([^/:]+):(\w+)$/.exec(asked.path) ?? [];
  if (asked.headers['x-goog-api-key'] !== apiKey) {
    return failed(400, 'INVALID_ARGUMENT', 'API key not valid. Please pass a valid API key.');
  }
  if (asked.method !== 'POST' || !models.includes(model)) {
    return failed(404, 'NOT_FOUND', `models/${model} is not found for API version v1beta.`);
  }
  const read = Asked.safeParse(asked.body);
  if (!read.success) return failed(400, 'INVALID_ARGUMENT', z.prettifyError(read.error));
  const { contents, generationConfig, tools = [] } = read.data;
  const { text } = contents.at(-1)?.parts.at(-1) ?? {};
  const question = {
    ...{ model, text: typeof text === 'string' ? text : '', bytes: Buffer.byteLength(asked.text) },
    ...{ mostTokens: generationConfig?.maxOutputTokens ?? null },
    canSearch: tools.some((tool) => 'googleSearch' in tool),
  };
  const given = answering(question, next());
  const parts = [
    ...(given.words.length > 0 ? [{ text: given.words.join('') }] : []),
    ...calls(given),
  ];
  const whole = chunk(model, parts, given, true);
  if (call === 'generateContent') return { status: 200, body: whole };
  if (call === 'streamGenerateContent' && asked.query.get('alt') === 'sse') {
    const said = [...given.words.map((word) => ({ text: word })), ...calls(given)];
    return {
      whole,
      events: said.map((part, n) => ({
        data: chunk(model, [part], given, n === said.length - 1),
      })),
    };
  }
  return failed(404, 'NOT_FOUND', `${call} is not found.`);
}

function calls({ calls }: FakeAnswering): object[] {
  return calls.map(({ name, input }) => ({
    functionCall: { name, args: input },
    thoughtSignature: 'c2lnbmVk',
  }));
}

function chunk(model: string, parts: object[], given: FakeAnswering, isLast: boolean): object {
  const { inputTokens, outputTokens, thoughtTokens, isCut, sources } = given;
  return {
    candidates: [
      {
        content: { role: 'model', parts },
        ...(isLast && { finishReason: isCut ? 'MAX_TOKENS' : 'STOP' }),
        ...(isLast && sources.length > 0 && { groundingMetadata: grounding(sources) }),
        index: 0,
      },
    ],
    usageMetadata: {
      promptTokenCount: inputTokens,
      candidatesTokenCount: outputTokens,
      ...(thoughtTokens > 0 && { thoughtsTokenCount: thoughtTokens }),
      totalTokenCount: inputTokens + outputTokens + thoughtTokens,
    },
    modelVersion: model,
    responseId: 'an-answer',
  };
}

/** Where an answer stands, and what was searched for: each query is billed. */
function grounding(sources: FakeAnswering['sources']): object {
  return {
    webSearchQueries: ['music news', 'new releases'],
    groundingChunks: sources.map(({ url: uri, title }) => ({ web: { uri, title } })),
  };
}
