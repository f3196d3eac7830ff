import type { LanguageModelV4 } from '@ai-sdk/provider';
import type { ProviderMisfit } from '@echotune/data';
import { onTestFinished } from 'vitest';
import { apiKit } from '../api/clients.fixture.ts';
import type { Limits } from '../policy/limits.ts';
import { compatible, compatibleModel } from './compatible.ts';
import { fakeCompatibleModel, startFakeCompatible } from './fake/compatible.ts';
import { startFakeGemini } from './fake/gemini.ts';
import type { FakeModelServer } from './fake/model-server.ts';
import { startFakePerplexity } from './fake/perplexity.ts';
import { google, googleModel } from './google.ts';
import { languageLimits } from './limits.ts';
import { perplexity, perplexityModel } from './perplexity/agent-model.ts';

export interface FakeModel {
  readonly provider: string;
  readonly model: LanguageModelV4;
  /** The same with another key, or of another name. */
  readonly other: (change: {
    readonly apiKey?: string;
    readonly model?: string;
  }) => Promise<LanguageModelV4>;
  readonly fake: FakeModelServer;
  readonly misfits: ProviderMisfit[];
  readonly counted: string[];
}

/** Each provider of language models, as its real SDK meets the fake of it. */
export const fakeModels: Readonly<
  Record<string, (limits?: Partial<Limits>) => Promise<FakeModel>>
> = {
  Gemini: (limits) =>
    opened(google, limits, startFakeGemini, '/v1beta', googleModel, 'gemini-3.8-flash'),
  Perplexity: (limits) =>
    opened(perplexity, limits, startFakePerplexity, '', perplexityModel, 'perplexity/sonar'),
  'an OpenAI-compatible server': (limits) =>
    opened(compatible, limits, startFakeCompatible, '/v1', compatibleModel, fakeCompatibleModel),
};

async function opened(
  provider: string,
  limits: Partial<Limits> = {},
  start: () => Promise<FakeModelServer>,
  path: string,
  open: typeof googleModel,
  name: string,
): Promise<FakeModel> {
  const fake = await start();
  onTestFinished(() => fake.close());
  const { deps, misfits, counted } = apiKit();
  const usual = deps({ ...languageLimits(provider), ...limits }, `${fake.address}${path}`);
  const other: FakeModel['other'] = ({ apiKey = fake.apiKey, model = name }) =>
    open({ ...usual, apiKey }, model);
  return { provider, model: await other({}), other, fake, misfits, counted };
}
