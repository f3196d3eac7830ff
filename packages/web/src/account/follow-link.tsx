import { useMutation } from '@tanstack/react-query';
import type { Account } from '../api.generated.ts';
import { ProblemText } from '../frame/problem-text.tsx';
import { Field, Form, textOf } from '../parts/field.tsx';
import { problemOf } from '../problem.ts';
import { accountApi } from './account-api.ts';
import { Doorway } from './doorway.tsx';
import type { FollowedLink } from './links.ts';

const words = {
  claim: { title: 'Make this EchoTune yours.', button: 'Claim it' },
  invitation: { title: 'You are invited.', button: 'Come in' },
  reset: { title: 'Choose a new password.', button: 'Set it' },
} as const satisfies Record<FollowedLink['kind'], object>;

interface FollowLinkProps {
  readonly link: FollowedLink;
  readonly onSignedIn: (account: Account) => void;
}

/** Where a one-time link leads: a name and a password are chosen, and one is in. */
export function FollowLink({ link: { kind, token }, onSignedIn }: FollowLinkProps) {
  const { title, button } = words[kind];
  const following = useMutation({
    mutationFn: (values: FormData) => {
      const password = textOf(values, 'password');
      if (kind === 'reset') return accountApi.reset({ token, password });
      const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
      const account = { token, password, name: textOf(values, 'name'), timeZone };
      return kind === 'claim' ? accountApi.claim(account) : accountApi.accept(account);
    },
    onSuccess: onSignedIn,
  });
  return (
    <Doorway title={title}>
      {kind !== 'reset' && (
        <p className="mt-5 text-body text-soft">
          A name and a password are all it takes; both stay here, and no mail address is asked for.
        </p>
      )}
      <Form onSend={following.mutate}>
        {kind !== 'reset' && <Field label="Name" name="name" autoComplete="username" />}
        <Field
          label="Password"
          name="password"
          type="password"
          autoComplete="new-password"
          minLength={8}
          hint="At least 8 characters"
        />
        <div>
          <button type="submit" disabled={following.isPending} className="button button-strong">
            {button}
          </button>
        </div>
      </Form>
      {following.error && (
        <div className="mt-6">
          <ProblemText problem={problemOf(following.error)} />
        </div>
      )}
    </Doorway>
  );
}
