import { openApp } from './open-app.ts';
import type { EchoTune } from './wire.ts';

/** What `/api/v1/openapi.json` answers (OpenAPI 3.1), of a server that listens to nobody. */
export async function apiDescription(echotune: EchoTune): Promise<object> {
  const { app, worker } = await openApp(echotune);
  try {
    await app.ready();
    return app.swagger();
  } finally {
    await app.close();
    await worker.stop();
  }
}
