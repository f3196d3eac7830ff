import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { ModelVersion, Store } from '@echotune/data';
import { describeAnswering, exposedFiles, keptFiles } from '@echotune/service';
import type { EchoTune } from '../wire.ts';
import type { Part } from './part.ts';

const name = 'model';

export async function examineStore({ store }: EchoTune): Promise<Part[]> {
  try {
    await store.accounts.isClaimed();
    return [await examineConnections(store)];
  } catch (cause) {
    const detail = cause instanceof Error ? cause.message : String(cause);
    return [{ name: 'store', ok: false, detail, problem: 'store-away' }];
  }
}

/** Whether PostgreSQL has room for the connections that this process may make yet. */
async function examineConnections(store: Pick<Store, 'dialect' | 'pool' | 'room'>): Promise<Part> {
  const [pool, room] = [store.pool(), await store.room()];
  const well = { name: 'store', ok: true, detail: store.dialect, problem: null };
  if (pool === null || room === null) return well;
  const missing = Math.max(0, pool.most - pool.inUse - pool.idle);
  const free = Math.max(0, room.most - room.open);
  if (missing <= free) return well;
  const detail = `${store.dialect}: this process may make ${missing} more connections, there is room for ${free} of ${room.most}`;
  return { ...well, warns: true, detail, problem: 'connections-scarce' };
}

export async function examineModel(echotune: EchoTune): Promise<Part[]> {
  const { store, clock } = echotune;
  const champion = await store.models.byAlias('blend', 'champion');
  if (champion === null) {
    const detail = 'none trained yet; answers come from personal models';
    return [{ name, ok: true, detail, problem: null }];
  }
  const label = `blend@${champion.version}`;
  if (!(await hasFile(echotune, champion))) {
    const detail = `the file of ${label} is missing; import or train again`;
    return [{ name, ok: false, detail, problem: 'model-file-missing' }];
  }
  const detail = (await describeAnswering(store, clock())) ?? label;
  return [{ name, ok: true, detail, problem: null }];
}

/** Here, or where it would be fetched from. */
async function hasFile(echotune: EchoTune, model: ModelVersion): Promise<boolean> {
  if (existsSync(join(echotune.modelsFolder, model.artifact))) return true;
  if (echotune.sharedFiles === null) return false;
  return (await keptFiles(echotune, 'whatever is known'))(model);
}

/** Whether files can be shared, where they are to be. */
export async function examineSharedFiles({ sharedFiles }: EchoTune): Promise<Part[]> {
  if (sharedFiles === null) return [];
  const name = 'shared-files';
  try {
    const { length } = await sharedFiles.list('models/');
    const detail = length === 1 ? '1 model' : `${length} models`;
    return [{ name, ok: true, detail, problem: null }];
  } catch (cause) {
    const detail = cause instanceof Error ? cause.message : String(cause);
    return [{ name, ok: false, detail, problem: 'shared-files-away' }];
  }
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
