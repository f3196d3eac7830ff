import { fileURLToPath } from 'node:url';
import {
  compatible,
  google,
  perplexity,
  prometheusLimits,
  queryPrometheus,
} from '@echotune/connect';
import type { AskPrometheus, ReportSurroundings } from '@echotune/service';
import { askRegistry } from './ask-registry.ts';
import { examinersOf } from './health/examiners.ts';
import { HealthWatch } from './health/health-watch.ts';
import { knownProviders } from './known-providers.ts';
import { type OutsideParts, openProvider } from './open-provider.ts';
import { version } from './version.ts';
import type { EchoTune } from './wire.ts';
import { inOrder, wireLanguage } from './wire-language.ts';

/** The folder that everything runs from: the repository, or what an image holds of it. */
const top = fileURLToPath(new URL('../../..', import.meta.url));
const languageModels: readonly string[] = [google, perplexity, compatible];

/** What is wired, and what system reports look at beside it. */
export function withReporting(
  echotune: EchoTune,
): EchoTune & { readonly reporting: ReportSurroundings } {
  const { prometheusUrl } = echotune.config.metrics;
  return {
    ...echotune,
    reporting: {
      repository: { top, askRegistry },
      setUp: setUpOf(echotune),
      examine: () => new HealthWatch(examinersOf(echotune), echotune).look(),
      helpers: helpersOf(echotune),
      askPrometheus: prometheusUrl === null ? null : asker(prometheusUrl, echotune),
    },
  };
}

function setUpOf(echotune: EchoTune): ReportSurroundings['setUp'] {
  const { config, redis, mlflow, surroundings } = echotune;
  const providers = knownProviders(echotune).flatMap((one) => (one.isSetUp ? one.provider : []));
  return {
    providers,
    languageModels: providers.filter((name) => languageModels.includes(name)).length,
    ...{ redis: redis !== null, mlflow: mlflow !== null },
    ...{
      traces: config.tracing.endpoint !== null,
      prometheus: config.metrics.prometheusUrl !== null,
    },
    testReport: surroundings.readReport !== null,
  };
}

/** Nothing is sent before somebody asks. */
function helpersOf(echotune: EchoTune): ReportSurroundings['helpers'] {
  const { language } = echotune.config;
  const offers = wireLanguage(language, echotune);
  if (offers.length === 0) return null;
  const searching = offers.filter(({ researching }) => researching.length > 0);
  return {
    budget: echotune.budget,
    wording: inOrder(offers, language.assistantOrder),
    researching: inOrder(searching, language.researchOrder),
  };
}

function asker(address: string, parts: OutsideParts): AskPrometheus {
  const provider = openProvider(prometheusLimits, parts);
  const deps = { provider, userAgent: `EchoTune/${version}`, address };
  return (query) => queryPrometheus(deps, query);
}
