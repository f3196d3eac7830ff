import { fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface CommunitySize {
  readonly artists: number;
  readonly listeners: number;
  readonly playsPerMonth: number;
}

/** Who listens in the home folder of a benchmark. */
export interface Community {
  readonly plays: number;
  readonly tracks: number;
  readonly songs: number;
  readonly trainingSeconds: number;
  /** With their API keys. */
  readonly listeners: readonly { readonly id: number; readonly secret: string }[];
  /** Some of the catalogue, to be played. */
  readonly tunes: readonly { readonly title: string; readonly artist: string }[];
}

/**
 * Fills a folder with a community, in a process of its own, lest the load generator carry its memory. A
 * folder that has one already is used as it is. The store may be told to be elsewhere.
 */
export async function communityIn(
  folder: string,
  size: CommunitySize,
  environment: Readonly<Record<string, string>> = { DATABASE_URL: '' },
): Promise<Community> {
  const file = join(folder, 'community.json');
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true });
    const child = fileURLToPath(new URL('./fill-child.ts', import.meta.url));
    const filling = fork(child, [JSON.stringify(size), folder], {
      env: {
        ...{ ...process.env, ECHOTUNE_HOME: folder, ECHOTUNE_LOG_LEVEL: 'error' },
        ...environment,
      },
    });
    const [code] = await once(filling, 'close');
    if (code !== 0) throw new Error('The community could not be made');
  }
  return JSON.parse(readFileSync(file, 'utf8'));
}
