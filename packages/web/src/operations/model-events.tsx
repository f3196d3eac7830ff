import { useQuery } from '@tanstack/react-query';
import type { ModelEvents } from '../api.generated.ts';
import { pageMessages } from '../messages/page-messages.ts';
import { Row } from '../parts/section.tsx';
import { useWords } from '../words/use-words.ts';
import { operationsApi } from './operations-api.ts';
import { timeZone } from './time-zone.ts';

type ModelEvent = ModelEvents['events'][number];

/** What the facts of an event name, whose words are known here: a need, a reason, objections, alarms. */
function causesOf(event: ModelEvent): string[] {
  const why: Readonly<Record<string, unknown>> = event.why;
  const { need, reason, objections, alarms } = why;
  const drifts = Array.isArray(alarms) ? alarms.map(({ name }) => name) : [];
  const named = [need, reason, ...(Array.isArray(objections) ? objections : []), ...drifts];
  return named.filter((name) => typeof name === 'string');
}

function wordFor(words: Readonly<Record<string, string>>, name: string): string {
  return words[name] ?? name;
}

/** What was done with models, the newest first. */
export function ModelEventsFold() {
  const {
    operations: { models: words },
  } = pageMessages;
  const { dayTime, number } = useWords();
  const events = useQuery({ queryKey: ['models', 'events'], queryFn: operationsApi.modelEvents });
  const all = events.data?.events ?? [];
  return (
    <details className="fold">
      <summary>{words.happened}</summary>
      {events.data && all.length === 0 && <p className="text-soft">{words.nothingHappened}</p>}
      <ul>
        {all.map((event) => (
          <Row
            key={event.id}
            title={`${words.version(number(event.version))} ${wordFor(words.deeds, event.what)}`}
            detail={[
              dayTime(event.at, timeZone),
              ...causesOf(event).map((name) => wordFor(words.reasons, name)),
            ].join(', ')}
          />
        ))}
      </ul>
    </details>
  );
}
