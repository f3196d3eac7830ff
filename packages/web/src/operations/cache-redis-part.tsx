import type { CacheRedis } from '../api.generated.ts';
import { CodedText } from '../frame/coded-text.tsx';
import { pageMessages } from '../messages/page-messages.ts';
import { useWords } from '../words/use-words.ts';
import { binarySize } from './cache-amounts.ts';
import { timeZone } from './time-zone.ts';

/** How the Redis is that servers share; null where none is set up. */
export function CacheRedisPart({ redis }: { readonly redis: CacheRedis | null }) {
  const {
    operations: { cache: words, health },
  } = pageMessages;
  const { dayTime } = useWords();
  return (
    <>
      <h3 className="part-title">{words.redis}</h3>
      {redis === null && <p className="mt-2 text-soft">{words.noRedis}</p>}
      {redis?.problem && (
        <p className="mt-2 text-warn">
          {words.away(dayTime(redis.problem.since, timeZone), redis.problem.what)}
        </p>
      )}
      {redis?.report && <Holds report={redis.report} />}
      {redis?.problem === null && redis.report === null && (
        <p className="mt-2 text-soft">{words.silent}</p>
      )}
      {redis?.warnings.map((warning) => (
        <p key={warning} className="mt-2 text-small text-warn">
          <CodedText text={health.toDo[`redis-${warning}`]} />
        </p>
      ))}
    </>
  );
}

function Holds({ report }: { readonly report: NonNullable<CacheRedis['report']> }) {
  const {
    operations: { cache: words },
  } = pageMessages;
  const { number, locale } = useWords();
  const { usedBytes, maxBytes, policy, evictedKeys, own, isEstimated, looked } = report;
  const names: Readonly<Record<string, string>> = words.namespaces;
  return (
    <>
      <p className="figures">
        <span>
          <strong>{binarySize(usedBytes, locale)}</strong>{' '}
          {maxBytes === 0 ? words.noLimit : words.ofMemory(binarySize(maxBytes, locale))}
        </span>
        <span>{policy}</span>
        {evictedKeys > 0 && (
          <span>
            <strong>{number(evictedKeys)}</strong> {words.evicted}
          </span>
        )}
      </p>
      {maxBytes > 0 && (
        <progress
          className="hairline-progress mt-2"
          aria-label={words.redis}
          value={Math.min(1, usedBytes / maxBytes)}
        />
      )}
      {own.length > 0 && (
        <p className="figures">
          {own.map(({ namespace, keys, bytes }) => (
            <span key={namespace}>
              {names[namespace] ?? namespace} <strong>{binarySize(bytes, locale)}</strong>{' '}
              {words.keys(keys, number(keys))}
            </span>
          ))}
        </p>
      )}
      {isEstimated && (
        <p className="mt-1 text-faint text-small">{words.estimated(number(looked))}</p>
      )}
    </>
  );
}
