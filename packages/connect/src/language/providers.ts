import { compatible } from './compatible.ts';
import { google } from './google.ts';
import { perplexity } from './perplexity/agent-model.ts';

/** Providers of language models, those first that know most of themselves. */
export const languageProviders = [google, perplexity, compatible] as const;
