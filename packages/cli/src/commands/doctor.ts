import { EchoError } from '@echotune/data';
import { examinersOf, HealthWatch, vital } from '@echotune/server';
import { describeAnswering, readArtifact, trainModels } from '@echotune/service';
import { exitCodeOf, exitCodes } from '../exit-codes.ts';
import { type CommonOptions, inSession, type Session } from '../session.ts';
import { openOutput } from '../terminal/output.ts';

export interface DoctorOptions extends CommonOptions {
  readonly repair?: boolean;
}

interface Finding {
  readonly part: string;
  readonly ok: boolean;
  /** Nothing is wrong yet. */
  readonly warns?: boolean;
  readonly detail: string;
  /** What to do, where it is not said yet. */
  readonly advice?: string;
}

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
    const answering = await describeAnswering(echotune.store, echotune.clock());
    return { part: 'model', ok: true, detail: `${answering}, checksum right` };
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    return {
      part: 'model',
      ok: false,
      detail: `${why}; echotune doctor --repair trains a new one`,
    };
  }
}

/** Parts that are looked at more closely here. */
const own: ReadonlySet<string> = new Set([vital, 'model']);

async function examine(session: Session, options: DoctorOptions): Promise<Finding[]> {
  const { echotune } = session;
  const isDamaged = !(await examineModel(session)).ok;
  if (options.repair === true && isDamaged) await trainModels(echotune);
  const watch = new HealthWatch(examinersOf(echotune), echotune);
  const around = (await watch.look()).filter(({ name }) => !own.has(name));
  return [
    ...[await examineStore(session), await examineModel(session)],
    ...around.map(({ name: part, ok, warns, detail, advice }) => ({
      ...{ part, ok, detail, ...(warns !== undefined && { warns }) },
      ...(advice !== null && { advice }),
    })),
  ];
}

/**
 * `echotune doctor`: what is there, what is wrong and what to do; --repair trains a damaged model
 * anew. What keeps EchoTune from opening at all is a finding too. The exit code is that of what keeps it
 * from opening, 5 where the store is not sound, 4 where something else is wrong.
 */
export async function doctorCommand(options: DoctorOptions): Promise<void> {
  const output = openOutput(options.json === true);
  const findings: Finding[] = [{ part: 'node', ok: true, detail: process.version }];
  try {
    await inSession(options, async (session) => {
      findings.push(...(await examine(session, options)));
    });
  } catch (cause) {
    if (!(cause instanceof EchoError)) throw cause;
    process.exitCode = exitCodeOf(cause);
    const part = process.exitCode === exitCodes.usage ? 'config' : 'store';
    findings.push({ part, ok: false, detail: `${cause.message} ${cause.advice}` });
  }
  for (const { part, ok, warns, detail, advice } of findings) {
    const mark = warns === true ? '!' : ok ? '✓' : '✗';
    output.say(`${mark} ${part.padEnd(9)} ${detail}`);
    if (advice !== undefined) output.say(`${' '.repeat(12)}${advice}`);
  }
  const wrong = findings.filter((finding) => !finding.ok);
  output.answer({ ok: wrong.length === 0, findings });
  if (wrong.length === 0 || process.exitCode !== undefined) return;
  const isStore = wrong.some(({ part }) => part === 'store');
  process.exitCode = isStore ? exitCodes.store : exitCodes.partial;
}
