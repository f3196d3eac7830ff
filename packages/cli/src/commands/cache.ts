import { usualSettings } from '@echotune/data';
import { cacheBody } from '@echotune/server';
import {
  type CacheSurvey,
  dropKept,
  type RedisSurvey,
  type RedisWarning,
  type SurveyedProcess,
  surveyCache,
  tellSettings,
  type WatchedSum,
} from '@echotune/service';
import { type CommonOptions, listenerFor, type Session } from '../session.ts';
import { utcStamp } from '../terminal/moments.ts';
import { count, counted, table } from '../terminal/words.ts';

const stamp = (at: number) => `${utcStamp(at, 'minute')} UTC`;
const kib = 1024;
const mib = kib ** 2;
const size = (bytes: number) =>
  bytes < mib ? `${Math.round(bytes / kib)} KiB` : `${(bytes / mib).toFixed(1)} MiB`;
const percent = (share: number | null) =>
  share === null ? '–' : `${(share * 100).toFixed(1)} % answered from it`;
const seconds = (ms: number) => `${count(Math.round(ms / 100) / 10)} s`;

const warned: Readonly<Record<RedisWarning, string>> = {
  unbounded: 'It may take all memory that there is: set its maxmemory.',
  'full-stops': 'Once it is full it keeps nothing more: set its maxmemory-policy to allkeys-lru.',
};

function namespaceLine(sum: WatchedSum): string[] {
  const { namespace, requests, hitRatio, savedMs, madeMs, evicted, oldestAt } = sum;
  const { entries, bytes, capacity } = sum;
  const holds = `${counted(entries, 'entry', 'entries')}, ${size(bytes)} of ${size(capacity)}`;
  return [
    ...[namespace, counted(requests, 'request', 'requests'), percent(hitRatio)],
    `${seconds(savedMs)} saved, ${seconds(madeMs)} spent`,
    capacity === 0 ? '' : holds,
    evicted === 0 ? '' : `${count(evicted)} made room`,
    oldestAt === null ? '' : `oldest of ${stamp(oldestAt)}`,
  ];
}

function processLine({ instance, toldAt, runs, namespaces }: SurveyedProcess): string[] {
  const all = (of: 'requests' | 'misses' | 'bytes') =>
    namespaces.reduce((sum, one) => sum + one[of], 0);
  const requests = all('requests');
  return [
    ...[`  ${instance}`, counted(requests, 'request', 'requests')],
    percent(requests === 0 ? null : 1 - all('misses') / requests),
    runs ? size(all('bytes')) : `last heard of ${stamp(toldAt)}`,
  ];
}

function redisLines({ problem, report, warnings }: RedisSurvey): string[] {
  if (problem !== null)
    return [`Redis is away: ${problem.what}. Answers are kept in memory alone.`];
  if (report === null) return ['Redis answers, but does not let itself be asked how it is.'];
  const { usedBytes, maxBytes, policy, evictedKeys, own, isEstimated, looked } = report;
  const limit = maxBytes === 0 ? 'no limit' : size(maxBytes);
  const rows = own.map(({ namespace, keys, bytes }) => [
    ...['', namespace === 'tag' ? 'tags' : namespace, counted(keys, 'key', 'keys'), size(bytes)],
  ]);
  return [
    `Redis uses ${size(usedBytes)} of ${limit}, ${policy}, ${count(evictedKeys)} evicted since it started.`,
    ...(isEstimated ? [`Of that ours, as ${looked} keys that it drew tell:`] : []),
    ...table(rows),
    ...warnings.map((warning) => `! ${warned[warning]}`),
  ];
}

function say({ output }: Session, survey: CacheSurvey): void {
  const { from, processes, namespaces, answers, redis, sharing } = survey;
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
  if (processes.length > 1) for (const line of table(processes.map(processLine))) output.say(line);
  const none =
    sharing === 0
      ? 'No Redis is set up.'
      : `${counted(sharing, 'process shares', 'processes share')} a Redis; set REDIS_URL here as well to see how it is.`;
  for (const line of redis === null ? [none] : redisLines(redis)) output.say(line);
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
  output.say(`Memory of each process: ${size(memoryBytes)}.`);
  const rows = settings.map(({ namespace, share, policy, ttlMs, setByAgent }) => [
    ...[namespace, `${Math.round(share * 100)} %, ${size(share * memoryBytes)}`, policy],
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
