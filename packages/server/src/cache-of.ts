import { type CacheSurvey, type RedisSurvey, writeDollars } from '@echotune/service';

/** What caches hold and were asked, as the API and `--json` have it. */
export function cacheBody({
  namespaces,
  processes,
  settings,
  answers,
  redis,
  sharing: _,
  ...of
}: CacheSurvey) {
  return {
    ...of,
    namespaces: [...namespaces],
    processes: processes.map((one) => ({ ...one, namespaces: [...one.namespaces] })),
    settings: settings.map((one) => ({ ...one, setByAgent: [...one.setByAgent] })),
    answers: { given: answers.given, savedUsd: writeDollars(answers.savedNanoUsd) },
    redis: redis && redisBody(redis),
  };
}

function redisBody({ problem, report, warnings }: RedisSurvey) {
  const told = report && { ...report, own: [...report.own] };
  return { problem, report: told, warnings: [...warnings] };
}
