import { EchoError, errorCodes } from '@echotune/data';
import { examinersOf, HealthWatch, vital } from '@echotune/server';
import { describeAnswering, isOfPlace, readArtifact, trainModels } from '@echotune/service';
import { exitCodeOf, exitCodes } from '../exit-codes.ts';
import { inSession, type Session } from '../session.ts';
import { openOutput } from '../terminal/output.ts';
import type { DoctorOptions, Finding } from './doctor-finding.ts';
import { checkSecurityOptions, examineSecurity } from './doctor-security.ts';

async function examineStore({ echotune }: Session): Promise<Finding> {
  const problems = await echotune.store.check();
  const listeners = (await echotune.store.listeners.list()).map((listener) => listener.name);
  const sound = `${echotune.store.dialect}, sound; listeners: ${listeners.join(', ') || 'none yet'}`;
  return { part: 'store', ok: problems.length === 0, detail: problems.join('; ') || sound };
}

async function examineModel({ echotune }: Session): Promise<Finding & { isDamaged?: true }> {
  const champion = await echotune.store.models.byAlias('blend', 'champion');
  if (champion === null) return { part: 'model', ok: true, detail: 'none trained yet' };
  try {
    await readArtifact(echotune, champion);
    const answering = await describeAnswering(echotune.store, echotune.clock());
    return { part: 'model', ok: true, detail: `${answering}, checksum right` };
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    // Nothing is known of the model then; the part of shared files says what to do.
    if (isOfPlace(cause)) return { part: 'model', ok: false, detail: why };
    return {
      ...{ part: 'model', ok: false, isDamaged: true },
      detail: `${why}; echotune doctor --repair trains a new one`,
    };
  }
}

/** Whether the keys open what they sealed: with the wrong ones no server starts. */
async function examineSecrets({ echotune }: Session): Promise<Finding> {
  const lost = await echotune.secrets.unreadable();
  if (lost.length === 0) return { part: 'secrets', ok: true, detail: 'each has its key' };
  return {
    ...{ part: 'secrets', ok: false, advice: errorCodes['secret-unreadable'] },
    detail: `no key that is there opens ${lost.map((purpose) => `"${purpose}"`).join(', ')}`,
  };
}

/** Parts that are looked at more closely here. */
const own: ReadonlySet<string> = new Set([vital, 'model']);

async function examine(session: Session, options: DoctorOptions): Promise<Finding[]> {
  const { echotune } = session;
  const { isDamaged = false } = await examineModel(session);
  if (options.repair === true && isDamaged) await trainModels(echotune);
  const { isDamaged: _, ...model } = await examineModel(session);
  const watch = new HealthWatch(examinersOf(echotune), echotune);
  const around = (await watch.look()).filter(({ name }) => !own.has(name));
  return [
    ...[await examineStore(session), model, await examineSecrets(session)],
    ...around.map(({ name: part, ok, warns, detail, advice }) => ({
      ...{ part, ok, detail, ...(warns !== undefined && { warns }) },
      ...(advice !== null && { advice }),
    })),
  ];
}

/**
 * `echotune doctor`: what is there, what is wrong and what to do; --repair trains a damaged model
 * anew, --security says what is weak instead. What keeps EchoTune from opening at all is a finding too. The exit code is that of what keeps it
 * from opening, 5 where the store is not sound, 4 where something else is wrong.
 */
export async function doctorCommand(options: DoctorOptions): Promise<void> {
  checkSecurityOptions(options);
  const output = openOutput(options.json === true);
  const node: Finding = { part: 'node', ok: true, detail: process.version };
  const findings = options.security === true ? [] : [node];
  try {
    await inSession(options, async (session) => {
      const found = options.security === true ? examineSecurity : examine;
      findings.push(...(await found(session, options)));
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
