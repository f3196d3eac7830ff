import { useState } from 'react';
import { useChange } from '../account/use-change.ts';
import type { NewSpendingLimitInput } from '../api.generated.ts';
import { ProblemText } from '../frame/problem-text.tsx';
import { pageMessages } from '../messages/page-messages.ts';
import { Choice } from '../parts/choice.tsx';
import { Field, Form, textOf } from '../parts/field.tsx';
import { problemOf } from '../problem.ts';
import { operationsApi } from './operations-api.ts';

type Period = NewSpendingLimitInput['period'];
type Provider = NonNullable<NewSpendingLimitInput['provider']>;
type Purpose = NonNullable<NewSpendingLimitInput['purpose']>;

const periods: readonly Period[] = ['day', 'month', 'total'];
const providers: readonly Provider[] = ['google', 'perplexity', 'compatible'];
const purposes: readonly Purpose[] = ['question'];

/** Says how much may be spent, of what and for what. */
export function NewLimit() {
  const {
    operations: { budgets: words },
  } = pageMessages;
  const [period, setPeriod] = useState<Period>('month');
  const [provider, setProvider] = useState<Provider | null>(null);
  const [purpose, setPurpose] = useState<Purpose | null>(null);
  const setting = useChange('spending', operationsApi.setLimit);
  return (
    <details className="fold mt-6">
      <summary>{words.add}</summary>
      <div className="pb-5">
        <Form
          onSend={(values) => {
            const limitUsd = textOf(values, 'dollars').trim().replace(',', '.');
            setting.mutate({ limitUsd, period, provider, purpose });
          }}
        >
          <Field label={words.dollars} name="dollars" hint={words.dollarsHint} />
          <fieldset className="flex flex-wrap gap-x-6">
            <legend className="text-small text-soft">{words.period}</legend>
            {periods.map((one) => (
              <label key={one} className="radio">
                <input
                  type="radio"
                  name="period"
                  checked={one === period}
                  onChange={() => setPeriod(one)}
                />
                {words.periods[one]}
              </label>
            ))}
          </fieldset>
          <Choice
            label={words.provider}
            none={words.all}
            names={words.providers}
            options={providers}
            value={provider}
            onChoose={setProvider}
          />
          <Choice
            label={words.purpose}
            none={words.all}
            names={words.purposes}
            options={purposes}
            value={purpose}
            onChoose={setPurpose}
          />
          <div>
            <button type="submit" disabled={setting.isPending} className="button">
              {words.set}
            </button>
          </div>
        </Form>
        {setting.error && <ProblemText problem={problemOf(setting.error)} />}
      </div>
    </details>
  );
}
