import { useQuery } from '@tanstack/react-query';
import { useChange } from '../account/use-change.ts';
import { pageMessages } from '../messages/page-messages.ts';
import { Confirmed } from '../parts/confirmed.tsx';
import { Row, Section } from '../parts/section.tsx';
import { useWords } from '../words/use-words.ts';
import { operationsApi } from './operations-api.ts';
import { timeZone } from './time-zone.ts';

/** Who can be asked outside, pauses, answers that did not fit, and what is to end. */
export function ProvidersSection() {
  const {
    connections,
    operations: { providers: words, budgets },
  } = pageMessages;
  const names: Readonly<Record<string, string>> = { ...connections.services, ...budgets.providers };
  const named = (provider: string) => names[provider] ?? provider;
  const { dayTime, day, number } = useWords();
  const state = useQuery({ queryKey: ['providers'], queryFn: operationsApi.providers });
  const resuming = useChange('providers', operationsApi.resume, ['diagnosis']);
  const clearing = useChange('providers', operationsApi.clearMisfits, ['diagnosis']);
  const { known = [], pauses = [], misfits = [], deprecations = [] } = state.data ?? {};
  return (
    <Section title={words.title} errors={[state.error, resuming.error, clearing.error]}>
      <p className="mt-3 text-soft">{words.what}</p>
      <ul className="mt-3">
        {known.map(({ provider, isSetUp }) => {
          const pause = pauses.find((one) => one.provider === provider);
          const detail = pause
            ? words.paused(dayTime(pause.until, timeZone), pause.reason)
            : isSetUp
              ? words.setUp
              : words.notSetUp;
          return (
            <Row key={provider} title={named(provider)} detail={detail}>
              {pause && (
                <button
                  type="button"
                  className="word"
                  aria-label={`${words.resume}: ${named(provider)}`}
                  onClick={() => resuming.mutate(provider)}
                >
                  {words.resume}
                </button>
              )}
            </Row>
          );
        })}
      </ul>
      {misfits.length > 0 && (
        <>
          <h3 className="part-title">{words.misfits}</h3>
          <ul className="mt-2">
            {misfits.map(({ provider, operation, problem, count, lastAt, shape }) => (
              <li key={`${provider} ${operation} ${problem}`} className="border-line border-b py-2">
                {named(provider)}, {operation}{' '}
                <span className="text-faint text-small">
                  {words.misfit(number(count), dayTime(lastAt, timeZone))}
                </span>
                <p className="text-small text-warn">{problem}</p>
                <code className="text-soft">{JSON.stringify(shape)}</code>
              </li>
            ))}
          </ul>
          <p className="mt-2 -ml-2">
            <Confirmed
              does={words.clear}
              means={words.clearMeans}
              onConfirm={() => clearing.mutate(undefined)}
            />
          </p>
        </>
      )}
      {deprecations.length > 0 && (
        <>
          <h3 className="part-title">{words.ending}</h3>
          <ul className="mt-2">
            {deprecations.map(({ provider, what, endsOn, daysLeft, instead }) => (
              <li key={`${provider} ${what}`} className="border-line border-b py-2">
                {named(provider)}: {what}{' '}
                <span className="text-faint text-small">
                  {words.ends(day(Date.parse(endsOn), 'UTC'), daysLeft)}
                </span>
                <p className="text-small text-soft">{words.instead(instead)}</p>
              </li>
            ))}
          </ul>
        </>
      )}
    </Section>
  );
}
