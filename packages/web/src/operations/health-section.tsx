import { CodedText } from '../frame/coded-text.tsx';
import { pageMessages } from '../messages/page-messages.ts';
import { Section } from '../parts/section.tsx';
import { useDiagnosis } from './use-operations.ts';

/** How each part is, and what to do where it is not well. */
export function HealthSection() {
  const {
    operations: { health: words },
  } = pageMessages;
  const diagnosis = useDiagnosis();
  // What ends stands with the providers.
  const parts = diagnosis.data?.parts.filter(({ name }) => name !== 'calendar') ?? [];
  const names: Readonly<Record<string, string>> = words.parts;
  return (
    <Section title={words.title} errors={[diagnosis.error]}>
      <dl className="facts mt-3">
        {parts.map(({ name, ok, detail }) => (
          <div key={name} data-wrong={!ok || undefined}>
            <dt>{names[name] ?? name}</dt>
            <dd>
              <span className={ok ? 'text-faint' : 'text-warn'}>{ok ? words.ok : words.wrong}</span>{' '}
              <CodedText text={detail} />
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
