import { silentTelemetry } from '@echotune/data';
import { type EchoTune, readConfig, wire } from '@echotune/server';
import { jobHandlers, workOffJobs } from '@echotune/service';
import { buildApp } from '../../packages/server/src/http/app.ts';
import type { TypedApp } from '../../packages/server/src/http/typed-app.ts';
import { temporaryHome } from './echotune.ts';

export interface TestApp {
  readonly app: TypedApp;
  readonly echotune: EchoTune;
  /** Works off what is queued, as the background process would. */
  work(): Promise<number>;
  /** The same home after a restart of everything. */
  reopen(): Promise<TestApp>;
  close(): Promise<void>;
}

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
  );
  const app = await buildApp({ echotune, worker: { wake: () => {} } });
  const shut = async () => {
    await app.close();
    await echotune.close();
  };
  return {
    app,
    echotune,
    work: () => workOffJobs(echotune.store, jobHandlers(echotune), silentTelemetry),
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

/** A multipart body as a browser sends it. */
export function upload(files: Readonly<Record<string, string | Uint8Array>>) {
  const boundary = 'echotune-test-boundary';
  const parts = Object.entries(files).flatMap(([name, content]) => [
    Buffer.from(
      `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: application/octet-stream\r\n\r\n`,
    ),
    Buffer.from(content),
    Buffer.from('\r\n'),
  ]);
  return {
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    payload: Buffer.concat([...parts, Buffer.from(`--${boundary}--\r\n`)]),
  };
}
