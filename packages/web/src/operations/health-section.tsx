import { CodedText } from '../frame/coded-text.tsx';
import { pageMessages } from '../messages/page-messages.ts';
import { Section } from '../parts/section.tsx';
import { useWords } from '../words/use-words.ts';
import { withLocalTimes } from './local-times.ts';
import { timeZone } from './time-zone.ts';
import { partsOf, useDiagnosis } from './use-operations.ts';

/** How each part is, and what to do where it is not well. */
export function HealthSection() {
  const {
    operations: { health: words },
  } = pageMessages;
  const { dayTime } = useWords();
  const diagnosis = useDiagnosis();
  const parts = partsOf(diagnosis.data);
  const names: Readonly<Record<string, string>> = words.parts;
  return (
    <Section title={words.title} errors={[diagnosis.error]}>
      <dl className="facts mt-3">
        {parts.map(({ name, ok, detail, since, problem }) => (
          <div key={name} data-wrong={!ok || undefined}>
            <dt>{names[name] ?? name}</dt>
            <dd>
              <span className={ok && problem === null ? 'text-faint' : 'text-warn'}>
                {ok ? (problem === null ? words.ok : words.soon) : words.wrong}
                {since !== null && ` ${words.since(dayTime(since, timeZone))}`}
              </span>{' '}
              <CodedText text={withLocalTimes(detail, (at) => dayTime(at, timeZone))} />
              {problem !== null && (
                <p className="mt-1 text-soft">
                  <CodedText text={words.toDo[problem]} />
                </p>
              )}
            </dd>
          </div>
        ))}
      </dl>
      <p className="mt-4">
        <button
          type="button"
          className="button"
          disabled={diagnosis.isFetching}
          onClick={() => diagnosis.refetch()}
        >
          {words.again}
        </button>
      </p>
    </Section>
  );
}
