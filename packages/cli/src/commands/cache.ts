import { usualSettings } from '@echotune/data';
import { cacheBody } from '@echotune/server';
import {
  type CacheSurvey,
  dropKept,
  type RedisSurvey,
  type RedisWarning,
  surveyCache,
  tellSettings,
  type WatchedSum,
} from '@echotune/service';
import { type CommonOptions, listenerFor, type Session } from '../session.ts';
import { utcStamp } from '../terminal/moments.ts';
import { count, counted, table } from '../terminal/words.ts';

const stamp = (at: number) => `${utcStamp(at, 'minute')} UTC`;
const mib = (bytes: number) => `${(bytes / 1024 ** 2).toFixed(1)} MiB`;
const seconds = (ms: number) => `${count(Math.round(ms / 100) / 10)} s`;

const warned: Readonly<Record<RedisWarning, string>> = {
  unbounded: 'It may take all memory that there is: set its maxmemory.',
  'full-stops': 'Once it is full it keeps nothing more: set its maxmemory-policy to allkeys-lru.',
};

function namespaceLine(sum: WatchedSum): string[] {
  const { namespace, requests, hitRatio, savedMs, madeMs, evicted, entries, oldestAt } = sum;
  const hits = hitRatio === null ? '–' : `${(hitRatio * 100).toFixed(1)} % answered from it`;
  return [
    ...[namespace, counted(requests, 'request', 'requests'), hits],
    `${seconds(savedMs)} saved, ${seconds(madeMs)} spent`,
    `${counted(entries, 'entry', 'entries')}, ${mib(sum.bytes)} of ${mib(sum.capacity)}`,
    evicted === 0 ? '' : `${count(evicted)} made room`,
    oldestAt === null ? '' : `oldest of ${stamp(oldestAt)}`,
  ];
}

function redisLines({ problem, report, warnings }: RedisSurvey): string[] {
  if (problem !== null)
    return [`Redis is away: ${problem.what}. Answers are kept in memory alone.`];
  if (report === null) return ['Redis answers, but does not let itself be asked how it is.'];
  const { usedBytes, maxBytes, policy, evictedKeys, own, isEstimated, looked } = report;
  const limit = maxBytes === 0 ? 'no limit' : mib(maxBytes);
  const rows = own.map(({ namespace, keys, bytes }) => [
    ...['', namespace === 'tag' ? 'tags' : namespace, counted(keys, 'key', 'keys'), mib(bytes)],
  ]);
  return [
    `Redis uses ${mib(usedBytes)} of ${limit}, ${policy}, ${count(evictedKeys)} evicted since it started.`,
    ...(isEstimated ? [`Of that ours, as ${looked} keys that it drew tell:`] : []),
    ...table(rows),
    ...warnings.map((warning) => `! ${warned[warning]}`),
  ];
}

function say({ output }: Session, survey: CacheSurvey): void {
  const { from, processes, namespaces, answers, redis } = survey;
  const running = processes.filter(({ runs }) => runs).length;
  const serve =
    running === 0
      ? 'No process serves.'
      : `${counted(running, 'process serves', 'processes serve')}.`;
  output.say(`Since ${stamp(from)}. ${serve}`);
  const rows = namespaces.map(namespaceLine);
  if (answers.given > 0) {
    const { savedUsd } = cacheBody(survey).answers;
    rows.push([
      'answers',
      `${counted(answers.given, 'was', 'were')} given again`,
      `$${savedUsd} saved, ever`,
    ]);
  }
  for (const line of table(rows)) output.say(line);
  for (const line of redis === null ? ['No Redis is set up.'] : redisLines(redis)) output.say(line);
}

/** `echotune cache` */
export async function showCacheCommand(
  session: Session,
  { since }: { readonly since: number },
): Promise<void> {
  const { echotune, output } = session;
  await echotune.redis?.settled();
  const survey = await surveyCache(echotune, echotune.clock() - since);
  say(session, survey);
  output.answer(cacheBody(survey));
}

export interface DropOptions extends CommonOptions {
  readonly namespace?: string;
}

/** `echotune cache drop` */
export async function dropCacheCommand(session: Session, options: DropOptions): Promise<void> {
  const { echotune, output } = session;
  const { namespace = null } = options;
  const listener = options.listener === undefined ? null : await listenerFor(session, options);
  await echotune.redis?.settled();
  await dropKept(echotune, { namespace, listenerId: listener?.id ?? null });
  const what =
    listener === null ? (namespace ?? 'everything') : `what was kept for ${listener.name}`;
  output.say(`Dropped: ${what}. Servers that run have let go of it within a minute.`);
  output.answer({ dropped: { namespace, listener: listener?.id ?? null } });
}

/** `echotune cache settings` */
export async function cacheSettingsCommand({ echotune, output }: Session): Promise<void> {
  const { config, store } = echotune;
  const settings = tellSettings(await store.cache.settings());
  const { memoryBytes } = config.cache;
  output.say(`Memory of each process: ${mib(memoryBytes)}.`);
  const rows = settings.map(({ namespace, share, policy, ttlMs, setByAgent }) => [
    ...[namespace, `${Math.round(share * 100)} %, ${mib(share * memoryBytes)}`, policy],
    `kept for ${count(ttlMs / 60_000)} min`,
    setByAgent.length === 0 ? 'as usual' : `${setByAgent.join(', ')} set by the cache agent`,
  ]);
  for (const line of table(rows)) output.say(line);
  output.answer({ memoryBytes, settings });
}

/** `echotune cache reset` */
export async function resetCacheCommand({ echotune, output }: Session): Promise<void> {
  await echotune.store.cache.setSettings(usualSettings);
  output.say('Used as usual again; servers that run have taken it over within a minute.');
  output.answer({ settings: tellSettings(usualSettings) });
}
