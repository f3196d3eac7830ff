import { type FakeModelServer, fakeCompatibleModel } from '@echotune/connect';
import type { Preparations } from './call.fixture.ts';

/** The settings that lead a server to the fake of a language model, which costs nothing. */
export function languageSettings({ address, apiKey }: FakeModelServer) {
  return {
    ...{ ECHOTUNE_COMPATIBLE_URL: `${address}/v1`, ECHOTUNE_COMPATIBLE_API_KEY: apiKey },
    ...{ ECHOTUNE_COMPATIBLE_MODEL: fakeCompatibleModel, ECHOTUNE_COMPATIBLE_INPUT_USD: '0' },
    ECHOTUNE_COMPATIBLE_OUTPUT_USD: '0',
  };
}

export const answerPreparations: Preparations = {
  askQuestion: async () => ({ body: { question: 'Who sang it?', provider: 'compatible' } }),
};
