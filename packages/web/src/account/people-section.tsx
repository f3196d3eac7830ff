import { useQuery } from '@tanstack/react-query';
import type { Account } from '../api.generated.ts';
import { Row, Section, ShownOnce } from '../parts/section.tsx';
import { useWords } from '../words/use-words.ts';
import { accountApi } from './account-api.ts';
import { useChange } from './use-change.ts';

const { timeZone } = Intl.DateTimeFormat().resolvedOptions();

/** Who else may sign in: for the owner. */
export function PeopleSection({ account }: { readonly account: Account }) {
  const words = useWords();
  const people = useQuery({ queryKey: ['people'], queryFn: accountApi.people });
  const inviting = useChange('people', accountApi.invite);
  const takingBack = useChange('people', accountApi.takeBack);
  const resetting = useChange('people', accountApi.resetLink);
  const disabling = useChange('people', ({ id, disabled }: { id: string; disabled: boolean }) =>
    accountApi.setDisabled(id, disabled),
  );
  const { accounts = [], invitations = [], free = [] } = people.data ?? {};
  const others = accounts.filter(({ id }) => id !== account.id);
  return (
    <Section
      title="People"
      errors={[people, inviting, takingBack, resetting, disabling].map(({ error }) => error)}
    >
      <ul className="mt-3 text-body">
        {others.map(({ id, name, disabled }) => (
          <Row key={id} title={name} detail={disabled ? 'disabled' : ''}>
            <button
              type="button"
              className="word"
              aria-label={`A new password for ${name}`}
              onClick={() => resetting.mutate(id)}
            >
              New password
            </button>
            <button
              type="button"
              className="word"
              aria-label={`${disabled ? 'Enable' : 'Disable'} ${name}`}
              onClick={() => disabling.mutate({ id, disabled: !disabled })}
            >
              {disabled ? 'Enable' : 'Disable'}
            </button>
          </Row>
        ))}
        {invitations.map(({ id, listener, createdAt }) => (
          <Row
            key={`invitation ${id}`}
            title={`An invitation${listener === null ? '' : ` for ${free.find((one) => one.id === listener)?.name ?? ''}`}`}
            detail={`of ${words.dayTime(createdAt, timeZone)}`}
          >
            <button type="button" className="word" onClick={() => takingBack.mutate(id)}>
              Take back
            </button>
          </Row>
        ))}
      </ul>
      <div className="mt-4 flex flex-wrap gap-3">
        <button type="button" className="button" onClick={() => inviting.mutate(null)}>
          Invite somebody
        </button>
        {free.map(({ id, name }) => (
          <button key={id} type="button" className="button" onClick={() => inviting.mutate(id)}>
            Invite {name}
          </button>
        ))}
      </div>
      {inviting.data && (
        <ShownOnce what="Send them this link; it works once." value={inviting.data.link} />
      )}
      {resetting.data && (
        <ShownOnce
          what="Their link to a new password; it works once."
          value={resetting.data.link}
        />
      )}
    </Section>
  );
}
