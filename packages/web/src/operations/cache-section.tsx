import { useQuery } from '@tanstack/react-query';
import { useChange } from '../account/use-change.ts';
import type { Cache, CacheNamespace } from '../api.generated.ts';
import { pageMessages } from '../messages/page-messages.ts';
import { Confirmed } from '../parts/confirmed.tsx';
import { Row, Section } from '../parts/section.tsx';
import { useWords } from '../words/use-words.ts';
import { binarySize, outcomesOf, spent } from './cache-amounts.ts';
import { CacheRedisPart } from './cache-redis-part.tsx';
import { dollars } from './dollars.ts';
import { operationsApi } from './operations-api.ts';
import { timeZone } from './time-zone.ts';

/** Servers tell what they saw once a minute. */
const refreshMs = 30_000;

/** What was answered from what is kept, what that takes, and how Redis is. */
export function CacheSection() {
  const {
    operations: { cache: words },
  } = pageMessages;
  const { counted, number, locale } = useWords();
  const state = useQuery({
    queryKey: ['cache'],
    queryFn: operationsApi.cache,
    refetchInterval: refreshMs,
  });
  const dropping = useChange('cache', operationsApi.dropCache);
  const resetting = useChange('cache', operationsApi.resetCache);
  const { data } = state;
  const isSet = data?.settings.some(({ setByAgent }) => setByAgent.length > 0);
  const running = data?.processes.filter(({ runs }) => runs).length ?? 0;
  return (
    <Section title={words.title} errors={[state.error, dropping.error, resetting.error]}>
      {data && (
        <p className="mt-3 text-soft">
          {words.what(counted(running, words.server, words.servers))}
        </p>
      )}
      <ul className="mt-3">
        {data?.namespaces.map((asked) => (
          <NamespaceItem
            key={asked.namespace}
            asked={asked}
            setting={data.settings.find(({ namespace }) => namespace === asked.namespace)}
            onDrop={() => dropping.mutate(asked.namespace)}
          />
        ))}
        {data && data.answers.given > 0 && (
          <Row
            title={words.namespaces.answers}
            detail={words.answers(
              data.answers.given,
              number(data.answers.given),
              dollars(data.answers.savedUsd, locale),
            )}
          />
        )}
      </ul>
      <p className="mt-2 -ml-2">
        <Confirmed
          does={words.dropAll}
          means={words.dropMeans}
          onConfirm={() => dropping.mutate(null)}
        />
        {isSet && (
          <Confirmed
            does={words.reset}
            means={words.resetMeans}
            onConfirm={() => resetting.mutate(undefined)}
          />
        )}
      </p>
      {data && <CacheRedisPart redis={data.redis} />}
      {data && data.processes.length > 1 && <ProcessesFold processes={data.processes} />}
    </Section>
  );
}

interface NamespaceItemProps {
  readonly asked: CacheNamespace;
  readonly setting: Cache['settings'][number] | undefined;
  readonly onDrop: () => void;
}

function NamespaceItem({ asked, setting, onDrop }: NamespaceItemProps) {
  const {
    operations: { cache: words },
  } = pageMessages;
  const reader = useWords();
  const { number, percent, locale } = reader;
  const { namespace, requests, hitRatio, savedMs, bytes, capacity, evicted } = asked;
  const names: Readonly<Record<string, string>> = words.namespaces;
  const name = names[namespace] ?? namespace;
  const shares = outcomesOf(asked);
  // Of two, the first is what stands above.
  const told = shares.some(({ outcome }) => outcome === 'redis' || outcome === 'stale')
    ? shares
    : [];
  return (
    <li className="border-line border-b py-3">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <span>
          {name}{' '}
          <span className="text-faint text-small">
            {hitRatio === null
              ? words.notAsked
              : words.again(percent(hitRatio), requests, number(requests))}
          </span>
        </span>
        <Confirmed
          does={words.drop}
          label={`${words.drop}: ${name}`}
          means={words.dropMeans}
          onConfirm={onDrop}
        />
      </div>
      {shares.length > 0 && (
        <div className="outcome-bar" aria-hidden="true">
          {shares.map(({ outcome, share }) => (
            <span key={outcome} data-outcome={outcome} style={{ flexGrow: share }} />
          ))}
        </div>
      )}
      <p className="figures">
        {told.map(({ outcome, share }) => (
          <span key={outcome}>
            <strong>{percent(share)}</strong> {words.outcomes[outcome]}
          </span>
        ))}
        {savedMs > 0 && (
          <span>
            <strong>{spent(savedMs, reader)}</strong> {words.saved}
          </span>
        )}
        <span>
          <strong>{binarySize(bytes, locale)}</strong>{' '}
          {words.ofMemory(binarySize(capacity, locale))}
        </span>
        {evicted > 0 && (
          <span>
            <strong>{number(evicted)}</strong> {words.evicted}
          </span>
        )}
        {setting && <SettingText setting={setting} />}
      </p>
    </li>
  );
}

/** For how long, by which policy, and what of it the agent has set. */
function SettingText({ setting }: { readonly setting: Cache['settings'][number] }) {
  const {
    operations: { cache: words },
  } = pageMessages;
  const { duration } = useWords();
  const { ttlMs, policy, setByAgent } = setting;
  const set = setByAgent.map((what) => words.set[what]);
  return (
    <span>
      {words.kept(duration(ttlMs), policy)}
      {set.length > 0 && <span className="text-accent"> {words.byAgent(set)}</span>}
    </span>
  );
}

function ProcessesFold({ processes }: Pick<Cache, 'processes'>) {
  const {
    operations: { cache: words },
  } = pageMessages;
  const { dayTime, percent, number, locale } = useWords();
  return (
    <details className="fold mt-4">
      <summary>{words.byServer}</summary>
      <ul className="pb-3">
        {processes.map(({ instance, toldAt, runs, namespaces }) => {
          const all = (of: 'requests' | 'misses' | 'bytes') =>
            namespaces.reduce((sum, one) => sum + one[of], 0);
          const requests = all('requests');
          const hits = percent(requests === 0 ? 0 : 1 - all('misses') / requests);
          const detail = [
            requests === 0 ? words.notAsked : words.again(hits, requests, number(requests)),
            runs ? binarySize(all('bytes'), locale) : words.gone(dayTime(toldAt, timeZone)),
          ];
          return <Row key={instance} title={instance} detail={detail.join(', ')} />;
        })}
      </ul>
    </details>
  );
}
