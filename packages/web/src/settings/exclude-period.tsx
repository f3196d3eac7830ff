import type { NewExclusionInput } from '../api.generated.ts';
import { pageMessages } from '../messages/page-messages.ts';
import { Field, Form, textOf } from '../parts/field.tsx';
import { localMidnight } from './local-midnight.ts';

interface ExcludePeriodProps {
  readonly timeZone: string;
  readonly onExclude: (exclusion: NewExclusionInput) => void;
}

/** Whole days of the listener, the last one included. */
export function ExcludePeriod({ timeZone, onExclude }: ExcludePeriodProps) {
  const {
    settings: { exclusions: words },
  } = pageMessages;
  return (
    <details className="fold mt-6">
      <summary>{words.period}</summary>
      <div className="pb-5">
        <Form
          onSend={(values) =>
            onExclude({
              from: localMidnight(textOf(values, 'first'), timeZone),
              to: localMidnight(textOf(values, 'last'), timeZone, 1),
            })
          }
        >
          <Field label={words.first} name="first" type="date" />
          <Field label={words.last} name="last" type="date" />
          <div>
            <button type="submit" className="button">
              {words.excludePeriod}
            </button>
          </div>
        </Form>
      </div>
    </details>
  );
}
