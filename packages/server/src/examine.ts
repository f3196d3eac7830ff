import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describeAnswering } from '@echotune/service';
import type { z } from 'zod';
import type { Health } from './schema/health.ts';
import { version } from './version.ts';
import type { EchoTune } from './wire.ts';

type HealthReport = z.output<typeof Health>;
/** A part, and what is wrong with it and what to do, or what is there. */
export type Part = HealthReport['parts'][number];

async function examineStore({ store }: EchoTune): Promise<Part> {
  try {
    await store.accounts.isClaimed();
    return { name: 'store', ok: true, detail: store.dialect };
  } catch (cause) {
    return {
      name: 'store',
      ok: false,
      detail: cause instanceof Error ? cause.message : String(cause),
    };
  }
}

async function examineModel({ store, modelsFolder, clock }: EchoTune): Promise<Part> {
  const champion = await store.models.byAlias('blend', 'champion').catch(() => null);
  if (champion === null) {
    return {
      name: 'model',
      ok: true,
      detail: 'none trained yet; answers come from personal models',
    };
  }
  const label = `blend@${champion.version}`;
  const answering = await describeAnswering(store, clock()).catch(() => label);
  return existsSync(join(modelsFolder, champion.artifact))
    ? { name: 'model', ok: true, detail: answering ?? label }
    : {
        name: 'model',
        ok: false,
        detail: `the file of ${label} is missing; import or train again`,
      };
}

/** State of each part, cheap enough to ask for often. */
export async function examine(echotune: EchoTune): Promise<HealthReport> {
  const store = await examineStore(echotune);
  const parts = store.ok ? [store, await examineModel(echotune)] : [store];
  const status = store.ok ? (parts.every((part) => part.ok) ? 'ok' : 'degraded') : 'down';
  return { status, version, parts };
}
