import { silentTelemetry } from '@echotune/data';
import { jobHandlers, settleImports, workOffJobs } from '@echotune/service';
import { temporaryHome } from '../../../../tests/kit/echotune.ts';
import { readConfig } from '../config/config.ts';
import { type EchoTune, wire } from '../wire.ts';
import { buildApp } from './app.ts';
import type { TypedApp } from './typed-app.ts';

export interface TestApp {
  readonly app: TypedApp;
  readonly echotune: EchoTune;
  /** Works off what is queued, as the background process would. */
  work(): Promise<number>;
  /** The same home after a restart of everything. */
  reopen(): Promise<TestApp>;
  close(): Promise<void>;
}

/** When it is in the tests of the server: what a history leads to would change with the days. */
export const testNow = Date.UTC(2026, 5, 10, 12);

/** The whole server without a socket, on a fresh home folder; requests go through `app.inject`. */
export async function openApp(
  environment: Readonly<Record<string, string>> = {},
): Promise<TestApp> {
  const { home, remove } = await temporaryHome();
  return openAt(home, environment, remove);
}

async function openAt(
  home: string,
  environment: Readonly<Record<string, string>>,
  remove: () => Promise<void>,
): Promise<TestApp> {
  const echotune = await wire(
    readConfig({ ECHOTUNE_HOME: home, ECHOTUNE_LOG_LEVEL: 'silent', ...environment }),
    () => testNow,
  );
  const app = await buildApp({ echotune, worker: { wake: () => {} } });
  const shut = async () => {
    await app.close();
    await echotune.close();
  };
  return {
    app,
    echotune,
    work: () =>
      workOffJobs(echotune.store, jobHandlers(echotune), {
        telemetry: silentTelemetry,
        afterEach: () => settleImports(echotune),
      }),
    reopen: async () => {
      await shut();
      return openAt(home, environment, remove);
    },
    close: async () => {
      await shut();
      await remove();
    },
  };
}
