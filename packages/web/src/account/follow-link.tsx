import { useMutation } from '@tanstack/react-query';
import type { Account } from '../api.generated.ts';
import { ProblemText } from '../frame/problem-text.tsx';
import { useMessages } from '../messages/use-messages.ts';
import { Field, Form, textOf } from '../parts/field.tsx';
import { problemOf } from '../problem.ts';
import { accountApi } from './account-api.ts';
import { Doorway } from './doorway.tsx';
import type { FollowedLink } from './links.ts';

interface FollowLinkProps {
  readonly link: FollowedLink;
  readonly onSignedIn: (account: Account) => void;
}

/** Where a one-time link leads: a name and a password are chosen, and one is in. */
export function FollowLink({ link: { kind, token }, onSignedIn }: FollowLinkProps) {
  const { account: words } = useMessages();
  const { title, button } = words.links[kind];
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
      {kind !== 'reset' && <p className="mt-5 text-body text-soft">{words.allItTakes}</p>}
      <Form onSend={following.mutate}>
        {kind !== 'reset' && <Field label={words.name} name="name" autoComplete="username" />}
        <Field
          label={words.password}
          name="password"
          type="password"
          autoComplete="new-password"
          minLength={8}
          hint={words.atLeast}
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
