import { fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ModelVersion } from '@echotune/data';

export interface SeedOrder {
  readonly songs: number;
  readonly listeners: number;
  /** Plays of each listener. */
  readonly own: number;
  /** The home whose model is taken; null to train one. */
  readonly modelOf: string | null;
}

/** What is in a home. */
export interface Seeded {
  /** Who is looked at: the owner's. */
  readonly listener: number;
  readonly plays: number;
  /** In which they went in, alone. */
  readonly seconds: number;
  readonly rowsPerSecond: number;
  readonly model: Omit<ModelVersion, 'id' | 'version'>;
}

/** Fills a home in a process of its own; one that is full already is used as it is. */
export async function seedHome(
  home: string,
  databaseUrl: string,
  order: SeedOrder,
): Promise<Seeded> {
  const file = join(home, 'growth.json');
  if (!existsSync(file)) {
    mkdirSync(home, { recursive: true });
    const child = fileURLToPath(new URL('./seed-child.ts', import.meta.url));
    const seeding = fork(child, [JSON.stringify(order)], {
      env: {
        ...process.env,
        ...{ ECHOTUNE_HOME: home, DATABASE_URL: databaseUrl, ECHOTUNE_LOG_LEVEL: 'error' },
      },
    });
    const [code] = await once(seeding, 'close');
    if (code !== 0) throw new Error(`${home} could not be filled`);
  }
  return JSON.parse(readFileSync(file, 'utf8'));
}
