import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useMessages } from '../messages/use-messages.ts';
import { Field, Form, textOf } from '../parts/field.tsx';
import { Section } from '../parts/section.tsx';
import { accountApi } from './account-api.ts';
import { useChange } from './use-change.ts';

/** The end of one's account: it says what goes, and wants the password. */
export function ClosingSection() {
  const { closing: said } = useMessages().account;
  const queries = useQueryClient();
  const navigate = useNavigate();
  const closing = useChange('account', accountApi.close);
  const close = (password: string) =>
    closing.mutate(
      { password },
      {
        onSuccess: async () => {
          await navigate({ to: '/' });
          queries.clear();
        },
      },
    );
  return (
    <Section title={said.title} errors={[closing.error]}>
      <details className="fold mt-3">
        <summary className="text-warn">{said.open}</summary>
        <div className="pb-6">
          <p>{said.what}</p>
          <Form onSend={(values) => close(textOf(values, 'password'))}>
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
