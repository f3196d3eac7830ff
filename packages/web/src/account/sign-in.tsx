import { useMutation, useQuery } from '@tanstack/react-query';
import type { Account } from '../api.generated.ts';
import { ProblemText } from '../frame/problem-text.tsx';
import { useMessages } from '../messages/use-messages.ts';
import { Field, Form, textOf } from '../parts/field.tsx';
import { problemOf } from '../problem.ts';
import { accountApi } from './account-api.ts';
import { Doorway } from './doorway.tsx';

interface SignInProps {
  /** Whether the account that was signed in has just been deleted. */
  readonly isClosed: boolean;
  readonly onSignedIn: (account: Account) => void;
}

/** Name and password; or, where nobody has claimed it yet, how to. */
export function SignIn({ isClosed, onSignedIn }: SignInProps) {
  const { account } = useMessages();
  const instance = useQuery({ queryKey: ['instance'], queryFn: accountApi.instance });
  const signing = useMutation({ mutationFn: accountApi.signIn, onSuccess: onSignedIn });
  const said = isClosed && (
    <p role="status" className="mt-5 text-body text-soft">
      {account.closing.done}
    </p>
  );
  if (instance.data?.claimed === false) {
    return (
      <Doorway title={account.unclaimed.title}>
        {said}
        <p className="mt-5 text-body text-soft">
          {account.unclaimed.before}
          <code>echotune accounts claim-link</code>
          {account.unclaimed.after}
        </p>
      </Doorway>
    );
  }
  return (
    <Doorway title={account.signIn.title}>
      {said}
      <Form
        onSend={(values) =>
          signing.mutate({ name: textOf(values, 'name'), password: textOf(values, 'password') })
        }
      >
        <Field label={account.name} name="name" autoComplete="username" />
        <Field
          label={account.password}
          name="password"
          type="password"
          autoComplete="current-password"
        />
        <div>
          <button type="submit" disabled={signing.isPending} className="button button-strong">
            {account.signIn.button}
          </button>
        </div>
      </Form>
      {signing.error && (
        <div className="mt-6">
          <ProblemText problem={problemOf(signing.error)} />
        </div>
      )}
    </Doorway>
  );
}
