import { useMutation } from '@tanstack/react-query';
import { useMessages } from '../messages/use-messages.ts';
import { Field, Form, textOf } from '../parts/field.tsx';
import { Section } from '../parts/section.tsx';
import { accountApi } from './account-api.ts';

/** Another password for who knows the one there is. */
export function PasswordSection() {
  const { change } = useMessages().account;
  const changing = useMutation({ mutationFn: accountApi.changePassword });
  return (
    <Section title={change.title} errors={[changing.error]}>
      <Form
        onSend={(values) =>
          changing.mutate({
            current: textOf(values, 'current'),
            password: textOf(values, 'password'),
          })
        }
      >
        <Field label={change.now} name="current" type="password" autoComplete="current-password" />
        <Field
          label={change.fromNowOn}
          name="password"
          type="password"
          autoComplete="new-password"
          minLength={8}
        />
        <div>
          <button type="submit" disabled={changing.isPending} className="button">
            {change.button}
          </button>
        </div>
      </Form>
      <p role="status" className="mt-2 text-small text-soft">
        {changing.isSuccess && change.done}
      </p>
    </Section>
  );
}
