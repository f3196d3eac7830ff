import { statfs } from 'node:fs/promises';
import { dueDeprecations } from '@echotune/connect';
import { EchoError } from '@echotune/data';
import { knownProviders } from '@echotune/server';
import { consentOf, readArtifact, spotify, trainModels } from '@echotune/service';
import { exitCodeOf, exitCodes } from '../exit-codes.ts';
import { type CommonOptions, inSession, type Session } from '../session.ts';
import { openOutput } from '../terminal/output.ts';

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

const weekMs = 7 * 86_400_000;

/** Pauses, what did not fit lately, and what providers are to end. */
async function examineProviders({ echotune }: Session): Promise<Finding[]> {
  const { store, clock } = echotune;
  const pauses = (await store.providers.pauses()).map(
    ({ provider, until }) => `${provider} is paused until ${new Date(until).toISOString()}`,
  );
  const misfits = (await store.providers.misfits())
    .filter(({ lastAt }) => lastAt > clock() - weekMs)
    .map(({ provider, operation }) => `${provider}, ${operation}: answers do not fit`);
  const detail = [...pauses, ...misfits].join('; ');
  const names = knownProviders(echotune).flatMap((one) => (one.isSetUp ? one.provider : []));
  const ending = dueDeprecations(clock()).map(
    ({ provider, what, endsOn }) => `${endsOn} ${provider}: ${what}`,
  );
  return [
    {
      ...{ part: 'providers', ok: misfits.length === 0 },
      detail:
        detail === ''
          ? `${names.join(', ')} set up; none paused, every answer as agreed`
          : `${detail}; see echotune providers list`,
    },
    { part: 'calendar', ok: true, detail: ending.join('; ') || 'nothing ends within 90 days' },
  ];
}

/** Accounts to which plays cannot be sent. */
async function examineScrobbling({ echotune }: Session): Promise<Finding[]> {
  const accounts = await echotune.store.scrobbleAccounts.list();
  if (accounts.length === 0) return [];
  const problems = accounts.flatMap(({ provider, user, problem }) =>
    problem === null ? [] : `${provider}, ${user}: ${problem}`,
  );
  const detail = problems.join('; ') || `${accounts.length} connected`;
  return [{ part: 'connect', ok: problems.length === 0, detail }];
}

/** Whose consent at Spotify is to be renewed. */
async function examineConsents({ echotune }: Session): Promise<Finding[]> {
  const { store, clock } = echotune;
  const connections = await store.connections.list(spotify);
  if (connections.length === 0) return [];
  const told = connections.map((connection) => ({ ...consentOf(connection, clock()), connection }));
  const ending = told.filter(({ state }) => state !== 'holds');
  const detail = ending.map(({ state, endsAt, connection: { accountName } }) => {
    const day = new Date(endsAt).toISOString().slice(0, 10);
    return `${accountName}: the consent ${state === 'over' ? 'ended' : 'ends'} ${day}`;
  });
  const all = `${connections.length} connected`;
  return [
    {
      ...{ part: 'spotify', ok: told.every(({ state }) => state !== 'over') },
      detail: detail.length === 0 ? all : `${detail.join('; ')}; echotune spotify connect`,
    },
  ];
}

async function examineDisk({ echotune }: Session): Promise<Finding> {
  const { bavail, bsize } = await statfs(echotune.config.home);
  const free = bavail * bsize;
  const detail = `${(free / 1024 ** 3).toFixed(1)} GiB free at ${echotune.config.home}`;
  return { part: 'disk', ok: free > lowDiskBytes, detail };
}

async function examine(session: Session, options: DoctorOptions): Promise<Finding[]> {
  const { echotune } = session;
  const isDamaged = !(await examineModel(session)).ok;
  if (options.repair === true && isDamaged) await trainModels(echotune);
  return [
    ...[await examineStore(session), await examineModel(session), await examineDisk(session)],
    ...(await examineProviders(session)),
    ...(await examineConsents(session)),
    ...(await examineScrobbling(session)),
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
  for (const { part, ok, detail } of findings) {
    output.say(`${ok ? '✓' : '✗'} ${part.padEnd(9)} ${detail}`);
  }
  const wrong = findings.filter((finding) => !finding.ok);
  output.answer({ ok: wrong.length === 0, findings });
  if (wrong.length === 0 || process.exitCode !== undefined) return;
  const isStore = wrong.some(({ part }) => part === 'store');
  process.exitCode = isStore ? exitCodes.store : exitCodes.partial;
}
