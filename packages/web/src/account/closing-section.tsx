import { useMutation } from '@tanstack/react-query';
import { useContext } from 'react';
import { useMessages } from '../messages/use-messages.ts';
import { Field, Form, textOf } from '../parts/field.tsx';
import { Section } from '../parts/section.tsx';
import { accountApi } from './account-api.ts';
import { ClosedContext } from './account-context.ts';

/** The end of one's account: it says what goes, and wants the password. */
export function ClosingSection() {
  const { closing: said } = useMessages().account;
  const onSuccess = useContext(ClosedContext);
  const closing = useMutation({ mutationFn: accountApi.close, onSuccess });
  return (
    <Section title={said.title} errors={[closing.error]}>
      <details className="fold mt-3">
        <summary className="text-warn">{said.open}</summary>
        <div className="pb-6">
          <p>{said.what}</p>
          <Form onSend={(values) => closing.mutate({ password: textOf(values, 'password') })}>
            <Field
              label={said.password}
              name="password"
              type="password"
              autoComplete="current-password"
            />
            <div>
              <button type="submit" disabled={closing.isPending} className="button">
                {said.button}
              </button>
            </div>
          </Form>
        </div>
      </details>
    </Section>
  );
}
