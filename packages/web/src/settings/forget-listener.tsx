import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useChange } from '../account/use-change.ts';
import type { Listener } from '../api.generated.ts';
import { ProblemText } from '../frame/problem-text.tsx';
import { pageMessages } from '../messages/page-messages.ts';
import { Field, Form } from '../parts/field.tsx';
import { problemOf } from '../problem.ts';
import { useWords } from '../words/use-words.ts';
import { settingsApi } from './settings-api.ts';

/** Deletes all of a listener: it says what goes, and wants the name typed. */
export function ForgetListener({ listener }: { readonly listener: Listener }) {
  const {
    settings: { data: words },
  } = pageMessages;
  const { number } = useWords();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  const forgetting = useChange('overview', () => settingsApi.forget(listener.id));
  const forget = () =>
    forgetting.mutate(undefined, {
      onSuccess: async () => {
        await navigate({ to: '/import' });
        // What this browser still holds of the listener.
        queries.removeQueries({ predicate: ({ queryKey }) => queryKey.includes(listener.id) });
      },
    });
  return (
    <details className="fold mt-8">
      <summary className="text-warn">{words.forget}</summary>
      <div className="pb-6">
        <p>{words.forgetWhat(listener.name)}</p>
        <ul className="mt-2 list-disc pl-5 text-soft">
          {words.goes(listener.plays, number(listener.plays)).map((what) => (
            <li key={what}>{what}</li>
          ))}
        </ul>
        <p className="mt-2 text-small text-soft">{words.stays}</p>
        <Form onSend={() => typed === listener.name && forget()}>
          <Field label={words.typeName(listener.name)} name="typed" onType={setTyped} />
          <div>
            <button
              type="submit"
              className="button"
              disabled={typed !== listener.name || forgetting.isPending}
            >
              {words.forgetNow}
            </button>
          </div>
        </Form>
        {forgetting.error && <ProblemText problem={problemOf(forgetting.error)} />}
      </div>
    </details>
  );
}
