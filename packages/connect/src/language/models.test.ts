import type {
  LanguageModelV4CallOptions,
  LanguageModelV4Prompt,
  LanguageModelV4StreamPart,
} from '@ai-sdk/provider';
import { beforeEach, describe, expect, it } from 'vitest';
import { type FakeModel, fakeModels } from './fake-models.fixture.ts';
import { modelUsage } from './model-usage.ts';

const prompt: LanguageModelV4Prompt = [
  { role: 'system', content: 'You know music.' },
  { role: 'user', content: [{ type: 'text', text: 'Who sang it?' }] },
];
const lookUp = {
  type: 'function',
  name: 'look_up',
  description: 'Looks a song up.',
  inputSchema: { type: 'object', properties: { title: { type: 'string' } } },
} as const;

/** The code of ours that an SDK's error goes back to. */
function codeOf(error: unknown): unknown {
  for (let at = error; at instanceof Error; at = at.cause) {
    if ('code' in at && typeof at.code === 'string' && /^[a-z]+-/.test(at.code)) return at.code;
  }
  return error;
}

async function codeFrom(work: PromiseLike<unknown>): Promise<unknown> {
  return Promise.resolve(work).then(() => 'nothing was thrown', codeOf);
}

async function parts(
  { model }: Pick<FakeModel, 'model'>,
  options: Partial<LanguageModelV4CallOptions> = {},
): Promise<LanguageModelV4StreamPart[]> {
  const { stream } = await model.doStream({ prompt, ...options });
  const found: LanguageModelV4StreamPart[] = [];
  for await (const part of stream) {
    if (part.type === 'error') throw part.error;
    found.push(part);
  }
  return found;
}

const said = (found: readonly LanguageModelV4StreamPart[]) =>
  found.map((part) => (part.type === 'text-delta' ? part.delta : '')).join('');

describe.each(Object.entries(fakeModels))('%s', (_name, open) => {
  let subject: FakeModel;
  beforeEach(async () => {
    subject = await open();
  });

  it('answers whole, and says what it used', async () => {
    const { model, fake } = subject;
    fake.replies.push({ text: 'Nina Simone did.' });
    const { content, usage, finishReason } = await model.doGenerate({ prompt });
    expect(content).toContainEqual(expect.objectContaining({ text: 'Nina Simone did.' }));
    expect(finishReason.unified).toBe('stop');
    expect(usage.inputTokens.total).toBeGreaterThan(5);
    expect(usage.outputTokens.total).toBe(5);
    expect(subject.misfits).toEqual([]);
    expect(JSON.stringify(fake.asked[0]?.body)).toContain('You know music.');
  });

  it('answers piece by piece', async () => {
    subject.fake.replies.push({ text: 'Nina Simone did.' });
    const found = await parts(subject);
    expect(found.filter(({ type }) => type === 'text-delta').length).toBeGreaterThan(2);
    expect(said(found)).toBe('Nina Simone did.');
    const end = found.at(-1);
    expect(end?.type === 'finish' && end.usage.outputTokens.total).toBe(5);
    expect(subject.misfits).toEqual([]);
  });

  it('an answer longer than allowed is cut', async () => {
    subject.fake.replies.push({ text: 'A great many words about it.' });
    const { usage } = await subject.model.doGenerate({ prompt, maxOutputTokens: 3 });
    expect(usage.outputTokens.total).toBeLessThanOrEqual(3);
  });

  it('wants a tool called, and gets what it found', async () => {
    const { model, fake } = subject;
    fake.replies.push({ calls: [{ name: 'look_up', input: { title: 'Sinnerman' } }] });
    const found = await parts(subject, { tools: [lookUp] });
    const call = found.find((part) => part.type === 'tool-call');
    if (call?.type !== 'tool-call') throw new Error('no call');
    expect(call).toMatchObject({ toolName: 'look_up', input: '{"title":"Sinnerman"}' });
    const { toolCallId, toolName } = call;
    fake.replies.push({ text: 'It is from 1965.' });
    const { content } = await model.doGenerate({
      tools: [lookUp],
      prompt: [
        ...prompt,
        {
          role: 'assistant',
          content: [{ type: 'tool-call', toolCallId, toolName, input: { title: 'Sinnerman' } }],
        },
        {
          role: 'tool',
          content: [
            { type: 'tool-result', toolCallId, toolName, output: { type: 'text', value: '1965' } },
          ],
        },
      ],
    });
    expect(content).toContainEqual(expect.objectContaining({ text: 'It is from 1965.' }));
    expect(JSON.stringify(fake.asked.at(-1)?.body)).toContain('1965');
  });

  it('a stream that nobody wants any more is cancelled at the provider', async () => {
    const { model, fake } = subject;
    fake.replies.push({ text: 'word '.repeat(500) });
    fake.pauseMs = 5;
    const aborting = new AbortController();
    const { stream } = await model.doStream({ prompt, abortSignal: aborting.signal });
    const reading = (async () => {
      for await (const part of stream) {
        if (part.type === 'error') throw part.error;
        if (part.type === 'text-delta') aborting.abort();
      }
    })();
    await expect(reading).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('a wrong key and an unknown model are refused in the words of the provider', async () => {
    const calls = [{ apiKey: 'wrong' }, { model: 'no-such-model' }].map((change) =>
      subject.other(change).then((other) => other.doGenerate({ prompt })),
    );
    for (const call of calls) {
      await expect(call).rejects.toMatchObject({
        name: 'AI_APICallError',
        statusCode: expect.any(Number),
        message: expect.stringMatching(/key|model/i),
      });
    }
  });

  it.each([true, false])(
    'its faults are told as everybody’s are (streamed: %s)',
    async (streamed) => {
      const ask = (options = {}) =>
        streamed ? parts(subject, options) : subject.model.doGenerate({ prompt, ...options });
      subject.fake.misbehave({ kind: 'server-error' });
      expect(await codeFrom(ask())).toBe('provider-unreachable');
      subject.fake.misbehave({ kind: 'connection-cut' });
      expect(await codeFrom(ask())).toBe('provider-unreachable');
      subject.fake.misbehave({ kind: 'half-a-body' });
      expect(await codeFrom(ask())).toBe('provider-unreachable');
      subject.fake.misbehave({ kind: 'no-json' });
      expect(await codeFrom(ask())).toBe('provider-misfit');
      expect(subject.misfits).toHaveLength(1);
      subject.fake.misbehave({ kind: 'too-many', retryAfterS: 86_400 });
      expect(await codeFrom(ask())).toBe('provider-paused');
      expect(await codeFrom(ask())).toBe('provider-paused');
      expect(subject.fake.asked).toHaveLength(5);
    },
  );

  it.each(['ends-early', 'empty', 'not-streamed'] as const)(
    'a stream that is none, or has no end, is a misfit as any other (%s)',
    async (kind) => {
      subject.fake.misbehave({ kind });
      expect(await codeFrom(parts(subject))).toBe('provider-misfit');
      expect(subject.misfits).toMatchObject([{ problem: expect.stringContaining('stream') }]);
      expect(JSON.stringify(subject.misfits)).not.toContain('Who sang it');
      expect(subject.counted).toContainEqual(expect.stringMatching(/^provider_misfits /));
    },
  );

  it('a whole answer that says nothing is a misfit', async () => {
    subject.fake.misbehave({ kind: 'empty' });
    expect(await codeFrom(subject.model.doGenerate({ prompt }))).toBe('provider-misfit');
    expect(subject.misfits).toHaveLength(1);
  });

  it('one that does not answer is left at its deadline', async () => {
    const hasty = await open({ attemptMs: 100, deadlineMs: 100 });
    hasty.fake.misbehave({ kind: 'latency', ms: 5000 });
    expect(await codeFrom(hasty.model.doGenerate({ prompt }))).toBe('provider-unreachable');
  });
});

const fields = {
  Gemini: ['text', 'usageMetadata', 'candidates', 'promptTokenCount'],
  Perplexity: ['text', 'usage', 'output', 'input_tokens', 'total_cost'],
  'an OpenAI-compatible server': ['content', 'choices', 'prompt_tokens'],
};

describe.each(Object.entries(fields))(
  'a field of %s that changes is noticed at once',
  (name, of) => {
    const hows = ['renamed', 'removed', 'retyped'] as const;
    it.each(of.flatMap((field) => hows.map((how) => [field, how] as const)))(
      '%s, %s',
      async (field, how) => {
        const open = fakeModels[name];
        if (open === undefined) throw new Error(name);
        for (const streamed of [false, true]) {
          const subject = await open();
          subject.fake.misbehave({ kind: 'drift', field, how });
          const ask = streamed ? parts(subject) : subject.model.doGenerate({ prompt });
          expect(await codeFrom(ask), `streamed: ${streamed}`).toBe('provider-misfit');
          expect(subject.misfits).toHaveLength(1);
          expect(JSON.stringify(subject.misfits)).not.toContain('Who sang it');
          expect(subject.counted).toContainEqual(expect.stringMatching(/^provider_misfits /));
        }
      },
    );
  },
);

it('pages that Perplexity read are its sources, each once, and its cost is what it says', async () => {
  const { model, fake } = await (fakeModels.Perplexity?.() ?? Promise.reject(new Error('none')));
  const search = {
    type: 'provider',
    id: 'perplexity.web_search',
    name: 'web_search',
    args: {},
  } as const;
  const options = { prompt, tools: [search], providerOptions: { perplexity: { maxSteps: 2 } } };
  const { content, providerMetadata } = await model.doGenerate(options);
  const urls = ['https://music.example/news', 'https://label.example/releases'];
  expect(content.flatMap((one) => ('url' in one ? one.url : []))).toEqual(urls);
  expect(providerMetadata?.perplexity).toMatchObject({
    costUsd: expect.any(Number),
    tools: { web_search: 1 },
  });
  const streamed = await parts({ model }, options);
  expect(streamed.flatMap((one) => ('url' in one ? one.url : []))).toEqual(urls);
  expect(fake.asked[0]?.body).toMatchObject({ max_steps: 2, store: false });
});

it('pages that Gemini read are its sources, and each of its searches is counted', async () => {
  const { model } = await (fakeModels.Gemini?.() ?? Promise.reject(new Error('none')));
  const search = {
    type: 'provider',
    id: 'google.google_search',
    name: 'google_search',
    args: {},
  } as const;
  const streamed = await parts({ model }, { prompt, tools: [search] });
  const urls = ['https://music.example/news', 'https://label.example/releases'];
  expect(streamed.flatMap((one) => ('url' in one ? one.url : []))).toEqual(urls);
  const end = streamed.find((part) => part.type === 'finish');
  expect(end && modelUsage(end.usage, end.providerMetadata)?.tools).toEqual({ google_search: 2 });
  const whole = await model.doGenerate({ prompt, tools: [search] });
  expect(modelUsage(whole.usage, whole.providerMetadata)?.tools).toEqual({ google_search: 2 });
  expect((await model.doGenerate({ prompt })).content).toHaveLength(1);
});
