import type { LanguageModelV4, LanguageModelV4Prompt } from '@ai-sdk/provider';
import { MatchersV3 } from '@pact-foundation/pact';
import { type PactCall, pactWith } from '../../../../tests/kit/pact.ts';
import { apiKit } from '../api/clients.fixture.ts';
import { compatibleModel } from './compatible.ts';
import { fakeCompatibleModel, startFakeCompatible } from './fake/compatible.ts';
import { startFakeGemini } from './fake/gemini.ts';
import type { FakeModelServer } from './fake/model-server.ts';
import { startFakePerplexity } from './fake/perplexity.ts';
import { googleModel } from './google.ts';
import { languageLimits } from './limits.ts';
import { perplexityModel } from './perplexity/agent-model.ts';

const { eachLike, integer, like, number, string } = MatchersV3;

const prompt: LanguageModelV4Prompt = [
  { role: 'system', content: 'You know music.' },
  { role: 'user', content: [{ type: 'text', text: 'Who sang it?' }] },
];
const answer = { content: [{ type: 'text', text: 'Nina Simone.' }] };
const apiKey = 'a-key';

/** A question, answered whole; what streams say is held against the same schemas. */
function callsOf(
  path: string,
  { question, whole }: { readonly question: object; readonly whole: object },
): PactCall<LanguageModelV4>[] {
  return [
    {
      does: 'an answer to a question',
      request: { method: 'POST', path, body: question },
      response: { status: 200, body: whole },
      ask: async (model) => model.doGenerate({ prompt, maxOutputTokens: 500 }),
      gets: answer,
    },
  ];
}

const depsAt = (provider: string, address: string) => ({
  ...apiKit().deps(languageLimits(provider), address),
  apiKey,
});

function started(fake: FakeModelServer, headers: Readonly<Record<string, string>>) {
  return { address: fake.address, headers, states: {}, close: () => fake.close() };
}

pactWith(
  'gemini',
  callsOf('/v1beta/models/gemini-3.8-flash:generateContent', {
    question: {
      contents: [{ role: 'user', parts: [{ text: 'Who sang it?' }] }],
      systemInstruction: { parts: [{ text: 'You know music.' }] },
      generationConfig: { maxOutputTokens: 500 },
    },
    whole: {
      candidates: eachLike({
        content: { role: 'model', parts: eachLike({ text: string('Nina Simone.') }) },
        finishReason: string('STOP'),
      }),
      usageMetadata: {
        promptTokenCount: integer(9),
        candidatesTokenCount: integer(3),
        totalTokenCount: integer(12),
      },
    },
  }),
  {
    header: ['x-goog-api-key', apiKey],
    clientAt: (address) => googleModel(depsAt('google', `${address}/v1beta`), 'gemini-3.8-flash'),
    start: async () => {
      const fake = await startFakeGemini();
      return started(fake, { 'x-goog-api-key': fake.apiKey });
    },
  },
);

pactWith(
  'perplexity',
  callsOf('/v1/responses', {
    question: {
      model: 'perplexity/sonar',
      input: [{ type: 'message', role: 'user', content: 'Who sang it?' }],
      ...{ instructions: 'You know music.', max_output_tokens: 500, store: false },
    },
    whole: {
      id: string('resp_1'),
      model: string('perplexity/sonar'),
      created_at: integer(1_795_000_000),
      status: 'completed',
      output: eachLike({
        ...{ type: 'message', id: string('msg_1') },
        content: eachLike({ type: 'output_text', text: string('Nina Simone.') }),
      }),
      usage: {
        ...{ input_tokens: integer(9), output_tokens: integer(3), total_tokens: integer(12) },
        cost: {
          ...{ currency: 'USD', input_cost: number(0.1), output_cost: number(0.1) },
          total_cost: number(0.2),
        },
      },
    },
  }),
  {
    header: ['authorization', `Bearer ${apiKey}`],
    clientAt: (address) => perplexityModel(depsAt('perplexity', address), 'perplexity/sonar'),
    start: async () => {
      const fake = await startFakePerplexity();
      return started(fake, { authorization: `Bearer ${fake.apiKey}` });
    },
  },
);

pactWith(
  'openai-compatible',
  callsOf('/v1/chat/completions', {
    question: {
      model: fakeCompatibleModel,
      messages: [
        { role: 'system', content: 'You know music.' },
        { role: 'user', content: 'Who sang it?' },
      ],
      max_tokens: 500,
    },
    whole: {
      choices: eachLike({
        message: { role: like('assistant'), content: string('Nina Simone.') },
        finish_reason: string('stop'),
      }),
      usage: { prompt_tokens: integer(9), completion_tokens: integer(3) },
    },
  }),
  {
    header: ['authorization', `Bearer ${apiKey}`],
    clientAt: (address) =>
      compatibleModel(depsAt('compatible', `${address}/v1`), fakeCompatibleModel),
    start: async () => {
      const fake = await startFakeCompatible();
      return started(fake, { authorization: `Bearer ${fake.apiKey}` });
    },
  },
);
