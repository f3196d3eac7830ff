import { once } from 'node:events';
import { z } from 'zod';
import { firstJson, spawnEchotune, temporaryHome } from './echotune.ts';

/** Every provider on this machine, as `echotune dev fakes` starts them. */
export interface Fakes {
  /** What leads there, as variables of the environment. */
  readonly settings: Record<string, string>;
  stop(): Promise<void>;
}

export async function startFakes(): Promise<Fakes> {
  const { home, remove } = await temporaryHome();
  const fakes = spawnEchotune(home, ['dev', 'fakes', '--port', '0', '--json']);
  const settings = z.record(z.string(), z.string()).parse(await firstJson(fakes));
  return {
    settings,
    stop: async () => {
      fakes.kill('SIGTERM');
      await once(fakes, 'exit');
      await remove();
    },
  };
}
