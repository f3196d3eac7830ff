import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describeAnswering, exposedFiles } from '@echotune/service';
import type { EchoTune } from '../wire.ts';
import type { Part } from './part.ts';

const name = 'model';

export async function examineStore({ store }: EchoTune): Promise<Part[]> {
  try {
    await store.accounts.isClaimed();
    return [{ name: 'store', ok: true, detail: store.dialect, problem: null }];
  } catch (cause) {
    const detail = cause instanceof Error ? cause.message : String(cause);
    return [{ name: 'store', ok: false, detail, problem: 'store-away' }];
  }
}

export async function examineModel({ store, modelsFolder, clock }: EchoTune): Promise<Part[]> {
  const champion = await store.models.byAlias('blend', 'champion');
  if (champion === null) {
    const detail = 'none trained yet; answers come from personal models';
    return [{ name, ok: true, detail, problem: null }];
  }
  const label = `blend@${champion.version}`;
  if (!existsSync(join(modelsFolder, champion.artifact))) {
    const detail = `the file of ${label} is missing; import or train again`;
    return [{ name, ok: false, detail, problem: 'model-file-missing' }];
  }
  const detail = (await describeAnswering(store, clock())) ?? label;
  return [{ name, ok: true, detail, problem: null }];
}

/** Where the log ends, and no more: going through all of it takes too long for a look. */
export async function examineDecisionLog({ store }: EchoTune): Promise<Part[]> {
  const head = await store.decisions.head();
  if (head !== null) {
    const detail = `${head.seq} ${head.seq === 1 ? 'entry' : 'entries'} in their log`;
    return [{ name: 'agents', ok: true, detail, problem: null }];
  }
  const detail = 'where their log ended is gone (decision_head)';
  return [{ name: 'agents', ok: false, detail, problem: 'log-endless' }];
}

/** Whether others on this machine can read what is in the home. */
export async function examineFiles({ surroundings }: EchoTune): Promise<Part[]> {
  const exposed = (await exposedFiles(surroundings.security)).map(({ file }) => file);
  if (exposed.length === 0) {
    return [{ name: 'files', ok: true, detail: "their owner's alone", problem: null }];
  }
  const detail = `others on this machine can read or change: ${exposed.join(', ')}`;
  return [{ name: 'files', ok: true, warns: true, detail, problem: 'files-exposed' }];
}
