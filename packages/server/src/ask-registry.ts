import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { OutdatedPackage } from '@echotune/service';
import { z } from 'zod';

const Outdated = z.record(z.string(), z.unknown());
/** Where several of our packages ask for it npm lists each. */
const Entry = z.object({ current: z.string().optional(), latest: z.string() });
const Times = z.record(z.string(), z.string());

const outdatedMs = 60_000;
const viewMs = 20_000;
/** When versions came out is asked one by one. */
const mostDated = 8;
const atOnce = 4;

/** Which dependencies of a repository have newer versions, and when they came out. Rejects where npm gets no answer. */
export async function askRegistry(top: string): Promise<readonly OutdatedPackage[]> {
  // It ends with 1 where anything is outdated.
  const found = Outdated.parse(await npm(['outdated', '--json'], { top, ms: outdatedMs }));
  const outdated = Object.entries(found).flatMap(([name, entry]) => {
    const [first] = z.array(Entry).parse([entry].flat());
    return first?.current === undefined || first.current === first.latest
      ? []
      : [{ name, current: first.current, newest: first.latest }];
  });
  const dated: OutdatedPackage[] = [];
  for (let from = 0; from < outdated.length; from += atOnce) {
    const some = outdated.slice(from, from + atOnce);
    dated.push(...(await Promise.all(some.map((one, nth) => datedPackage(top, one, from + nth)))));
  }
  return dated;
}

/** With the days of its versions, as far as they are asked for and told. */
async function datedPackage(
  top: string,
  { name, current, newest }: Pick<OutdatedPackage, 'name' | 'current' | 'newest'>,
  nth: number,
): Promise<OutdatedPackage> {
  const asked = nth < mostDated ? npm(['view', name, 'time', '--json'], { top, ms: viewMs }) : null;
  const times = Times.safeParse(await asked?.catch(() => null)).data ?? {};
  const at = (version: string) => {
    const ms = Date.parse(times[version] ?? '');
    return Number.isNaN(ms) ? null : ms;
  };
  return { name, current, newest, currentAt: at(current), newestAt: at(newest) };
}

/** What npm answers as JSON; nothing said is nothing found. */
function npm(
  args: readonly string[],
  { top, ms }: { readonly top: string; readonly ms: number },
): Promise<unknown> {
  const script = join(dirname(process.execPath), '../lib/node_modules/npm/bin/npm-cli.js');
  const isBeside = existsSync(script);
  const quick = ['--fetch-retries=0', `--fetch-timeout=${ms}`];
  const [command, first] = isBeside ? [process.execPath, [script]] : ['npm', []];
  return new Promise((resolve, reject) => {
    execFile(
      command,
      [...first, ...args, ...quick],
      { cwd: top, timeout: ms, maxBuffer: 64 * 1024 ** 2, windowsHide: true },
      (error, stdout) => {
        const answer = parsed(stdout);
        const isProblem = typeof answer === 'object' && answer !== null && 'error' in answer;
        if (isProblem || (answer === undefined && error !== null)) reject(error);
        else resolve(answer ?? {});
      },
    );
  });
}

function parsed(text: string): unknown {
  try {
    return text.trim() === '' ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
