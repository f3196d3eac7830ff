import { statfs } from 'node:fs/promises';
import { readArtifact, trainModels } from '@echotune/service';
import { exitCodes } from '../exit-codes.ts';
import type { CommonOptions, Session } from '../session.ts';

export interface DoctorOptions extends CommonOptions {
  readonly repair?: boolean;
}

interface Finding {
  readonly part: string;
  readonly ok: boolean;
  readonly detail: string;
}

const lowDiskBytes = 1024 ** 3;

async function examineStore({ echotune }: Session): Promise<Finding> {
  const problems = await echotune.store.check();
  const listeners = (await echotune.store.listeners.list()).map((listener) => listener.name);
  const sound = `${echotune.store.dialect}, sound; listeners: ${listeners.join(', ') || 'none yet'}`;
  return { part: 'store', ok: problems.length === 0, detail: problems.join('; ') || sound };
}

async function examineModel({ echotune }: Session): Promise<Finding> {
  const champion = await echotune.store.models.byAlias('blend', 'champion');
  if (champion === null) return { part: 'model', ok: true, detail: 'none trained yet' };
  try {
    await readArtifact(echotune.modelsFolder, champion);
    return { part: 'model', ok: true, detail: `blend@${champion.version}, checksum right` };
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    return {
      part: 'model',
      ok: false,
      detail: `${why}; echotune doctor --repair trains a new one`,
    };
  }
}

async function examineDisk({ echotune }: Session): Promise<Finding> {
  const { bavail, bsize } = await statfs(echotune.config.home);
  const free = bavail * bsize;
  const detail = `${(free / 1024 ** 3).toFixed(1)} GiB free at ${echotune.config.home}`;
  return { part: 'disk', ok: free > lowDiskBytes, detail };
}

/** `echotune doctor`: what is there, what is wrong and what to do; --repair trains a damaged model anew. */
export async function doctorCommand(session: Session, options: DoctorOptions): Promise<void> {
  const { echotune, output } = session;
  if (options.repair === true && !(await examineModel(session)).ok)
    await trainModels(echotune, { seed: 1 });
  const findings: Finding[] = [
    { part: 'node', ok: true, detail: process.version },
    await examineStore(session),
    await examineModel(session),
    await examineDisk(session),
  ];
  for (const { part, ok, detail } of findings)
    output.say(`${ok ? '✓' : '✗'} ${part.padEnd(6)} ${detail}`);
  const ok = findings.every((finding) => finding.ok);
  output.answer({ ok, findings });
  if (!ok) process.exitCode = exitCodes.store;
}
