import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startFakeMlflow } from '@echotune/connect';
import type { ModelVersion } from '@echotune/data';
import { syncModels } from '@echotune/service';
import { openApp, testNow } from '../../http/open-app.fixture.ts';

/** An answer of either server. */
export interface Answered {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: tests read what they expect
  readonly body: any;
}

/** Asks as MLflow's Python client does: GET with its fields as query, each of a list once, others as JSON. */
export type AskMlflow = (
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE' | 'PUT',
  path: string,
  fields?: Readonly<Record<string, string | number | readonly string[]>>,
) => Promise<Answered>;

export function askAt(address: string, headers: Readonly<Record<string, string>>): AskMlflow {
  return async (method, path, fields = {}) => {
    const url = new URL(`/api/2.0${path}`, address);
    if (method === 'GET') {
      for (const [name, value] of Object.entries(fields)) {
        for (const one of [value].flat()) url.searchParams.append(name, String(one));
      }
    }
    const response = await fetch(url, {
      ...{ method, headers: { ...headers, 'content-type': 'application/json' } },
      ...(method !== 'GET' && { body: JSON.stringify(fields) }),
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.startsWith('application/json') === true;
    return { status: response.status, body: isJson ? JSON.parse(text) : text };
  };
}

/** Versions, with a file each and what was measured since; the first two have aliases. */
export async function readStage(count = 3) {
  const fake = await startFakeMlflow();
  const test = await openApp({ MLFLOW_TRACKING_URI: fake.server.address });
  const close = async () => {
    await test.close();
    await fake.server.close();
  };
  const { store, modelsFolder } = test.echotune;
  const versions: ModelVersion[] = [];
  for (let nth = 1; nth <= count; nth++) {
    const artifact = `blend-${nth}.etm`;
    await writeFile(join(modelsFolder, artifact), `bytes of ${nth}`);
    const createdAt = testNow - (count - nth) * 86_400_000;
    versions.push(
      await store.models.register({
        ...{ name: 'blend', createdAt, dataDigest: `data ${nth}`, codeVersion: '0.1.0' },
        params: { seed: nth, half: 0.5, kind: nth % 2 === 0 ? 'Even' : 'odd' },
        metrics: { plays: 100 * nth, ...(nth > 1 && { 'proof.repeat.gain': nth / 10 }) },
        ...{ artifact, checksum: createHash('sha256').update(`bytes of ${nth}`).digest('hex') },
      }),
    );
    for (const hour of [1, 2, 3]) {
      const at = createdAt + hour * 3_600_000;
      await store.models.measure('blend', nth, at, { acceptance: hour / 10 });
    }
  }
  if (count > 1) {
    await store.models.setAlias('blend', 'champion', 2);
    await store.models.setAlias('blend', 'previous', 1);
  }
  const { id: listenerId } = await store.listeners.create({
    ...{ name: 'Ada', timeZone: 'UTC', demo: false, accountId: test.app.account.id },
  });
  const account = test.app.account.id;
  const keyWith = async (...scopes: ('operate' | 'read')[]) => {
    const key = { accountId: account, listenerId, name: 'mlflow', scopes, perMinute: 10_000 };
    return (await store.apiKeys.add(key)).secret;
  };
  const key = await keyWith('operate');
  const address = await test.bare.listen({ host: '127.0.0.1', port: 0 });
  const ask = askAt(address, { authorization: `Bearer ${key}` });
  const send = () => syncModels(test.echotune, { signal: new AbortController().signal });
  return { ...test, close, fake, versions, address, key, keyWith, ask, send };
}
