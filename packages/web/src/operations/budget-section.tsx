import { useChange } from '../account/use-change.ts';
import type { Spending } from '../api.generated.ts';
import { useWhose } from '../frame/whose.ts';
import { pageMessages } from '../messages/page-messages.ts';
import { Confirmed } from '../parts/confirmed.tsx';
import { Section } from '../parts/section.tsx';
import { useWords } from '../words/use-words.ts';
import { AlertsFold, LedgerFold } from './budget-folds.tsx';
import { dollars } from './dollars.ts';
import { NewLimit } from './new-limit.tsx';
import { operationsApi } from './operations-api.ts';
import { outlookOf } from './outlook.ts';
import { timeZone } from './time-zone.ts';
import { useSpending } from './use-operations.ts';

export type SurveyedLimit = Spending['limits'][number];

/** What paid calls may cost, and did. */
export function BudgetSection() {
  const {
    operations: { budgets: words },
  } = pageMessages;
  const { number, locale } = useWords();
  const spending = useSpending();
  const { limits = null, savings = [] } = spending.data ?? {};
  const given = savings.reduce((sum, { answers }) => sum + answers, 0);
  const saved = savings.reduce((sum, { savedUsd }) => sum + Number(savedUsd), 0);
  return (
    <Section title={words.title} errors={[spending.error]}>
      <p className="mt-3 text-soft">{words.what}</p>
      {limits?.length === 0 && <p className="mt-3">{words.none}</p>}
      <ul className="mt-3">
        {limits?.map((one) => (
          <LimitItem key={one.limit.id} surveyed={one} />
        ))}
      </ul>
      {given > 0 && (
        <p className="mt-3 text-small text-soft">
          {words.saved(dollars(String(saved), locale), given, number(given))}
        </p>
      )}
      <NewLimit />
      <AlertsFold />
      <LedgerFold />
    </Section>
  );
}

/** "$5.00 a month, Google, questions" */
function useScope() {
  const {
    operations: { budgets: words },
  } = pageMessages;
  const { locale } = useWords();
  const { listeners } = useWhose();
  const named = (names: Readonly<Record<string, string>>, name: string | null) =>
    name === null ? [] : [names[name] ?? name];
  return ({ limitUsd, period, provider, model, purpose, listener }: SurveyedLimit['limit']) => {
    const scope = [
      ...named(words.providers, provider),
      ...(model === null ? [] : [model]),
      ...named(words.purposes, purpose),
      ...listeners.filter(({ id }) => id === listener).map(({ name }) => name),
    ];
    const covers = scope.length === 0 ? words.everything : scope.join(', ');
    return { amount: `${dollars(limitUsd, locale)} ${words.per[period]}`, covers };
  };
}

function LimitItem({ surveyed }: { readonly surveyed: SurveyedLimit }) {
  const { limit, settledUsd, heldUsd, leftUsd, level } = surveyed;
  const {
    operations: { budgets: words },
  } = pageMessages;
  const { locale } = useWords();
  const scope = useScope()(limit);
  const reopening = useChange('spending', () => operationsApi.reopenLimit(limit.id));
  const removing = useChange('spending', () => operationsApi.removeLimit(limit.id));
  const name = `${scope.amount}, ${scope.covers}`;
  const figures = [
    [words.spent, settledUsd],
    [words.held, heldUsd],
    [words.left, leftUsd],
  ] as const;
  return (
    <li className="border-line border-b py-3">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <span>
          <strong>{scope.amount}</strong> <span className="text-soft">{scope.covers}</span>
        </span>
        <span className={level === 'ok' ? 'text-faint text-small' : 'text-small text-warn'}>
          {words.levels[level]}
        </span>
      </div>
      <p className="figures">
        {figures.map(([word, usd]) => (
          <span key={word}>
            <strong>{dollars(usd, locale)}</strong> {word}
          </span>
        ))}
        <Forecast {...surveyed} />
      </p>
      {limit.closed && <p className="mt-2 text-warn">{words.closed(limit.closed.why)}</p>}
      <div className="mt-1 -ml-2">
        {limit.closed && (
          <button
            type="button"
            className="word"
            aria-label={`${words.reopen}: ${name}`}
            onClick={() => reopening.mutate(undefined)}
          >
            {words.reopen}
          </button>
        )}
        <Confirmed
          does={words.remove}
          label={`${words.remove}: ${name}`}
          means={words.removeMeans}
          onConfirm={() => removing.mutate(undefined)}
        />
      </div>
    </li>
  );
}

/** How it will be, if it goes on so. */
function Forecast(surveyed: SurveyedLimit) {
  const {
    operations: { budgets: words },
  } = pageMessages;
  const { locale, dayTime } = useWords();
  const outlook = outlookOf(surveyed);
  if (outlook === null) return null;
  return (
    <span>
      {outlook.kind === 'ends'
        ? words.ends(dollars(outlook.usd, locale))
        : words[outlook.kind](dayTime(outlook.at, timeZone))}
    </span>
  );
}
