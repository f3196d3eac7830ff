import { useMutation } from '@tanstack/react-query';
import { Field, Form, textOf } from '../parts/field.tsx';
import { Section } from '../parts/section.tsx';
import { accountApi } from './account-api.ts';

/** Another password for who knows the one there is. */
export function PasswordSection() {
  const changing = useMutation({ mutationFn: accountApi.changePassword });
  return (
    <Section title="Password" errors={[changing.error]}>
      <Form
        onSend={(values) =>
          changing.mutate({
            current: textOf(values, 'current'),
            password: textOf(values, 'password'),
          })
        }
      >
        <Field label="Now" name="current" type="password" autoComplete="current-password" />
        <Field
          label="From now on"
          name="password"
          type="password"
          autoComplete="new-password"
          minLength={8}
        />
        <div>
          <button type="submit" disabled={changing.isPending} className="button">
            Change password
          </button>
        </div>
      </Form>
      <p role="status" className="mt-2 text-small text-soft">
        {changing.isSuccess && 'Changed. Everywhere else you are signed out.'}
      </p>
    </Section>
  );
}
