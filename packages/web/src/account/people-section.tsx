import { useQuery } from '@tanstack/react-query';
import type { Account } from '../api.generated.ts';
import { useMessages } from '../messages/use-messages.ts';
import { Row, Section, ShownOnce } from '../parts/section.tsx';
import { useWords } from '../words/use-words.ts';
import { accountApi } from './account-api.ts';
import { useChange } from './use-change.ts';

const { timeZone } = Intl.DateTimeFormat().resolvedOptions();

/** Who else may sign in: for the owner. */
export function PeopleSection({ account }: { readonly account: Account }) {
  const { people: said } = useMessages().account;
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
      title={said.title}
      errors={[people, inviting, takingBack, resetting, disabling].map(({ error }) => error)}
    >
      <ul className="mt-3 text-body">
        {others.map(({ id, name, disabled }) => (
          <Row key={id} title={name} detail={disabled ? said.disabled : ''}>
            <button
              type="button"
              className="word"
              aria-label={said.newPasswordOf(name)}
              onClick={() => resetting.mutate(id)}
            >
              {said.newPassword}
            </button>
            <button
              type="button"
              className="word"
              aria-label={disabled ? said.enableOf(name) : said.disableOf(name)}
              onClick={() => disabling.mutate({ id, disabled: !disabled })}
            >
              {disabled ? said.enable : said.disable}
            </button>
          </Row>
        ))}
        {invitations.map(({ id, listener, createdAt }) => (
          <Row
            key={`invitation ${id}`}
            title={
              listener === null
                ? said.invitation
                : said.invitationFor(free.find((one) => one.id === listener)?.name ?? '')
            }
            detail={said.of(words.dayTime(createdAt, timeZone))}
          >
            <button type="button" className="word" onClick={() => takingBack.mutate(id)}>
              {said.takeBack}
            </button>
          </Row>
        ))}
      </ul>
      <div className="mt-4 flex flex-wrap gap-3">
        <button type="button" className="button" onClick={() => inviting.mutate(null)}>
          {said.invite}
        </button>
        {free.map(({ id, name }) => (
          <button key={id} type="button" className="button" onClick={() => inviting.mutate(id)}>
            {said.inviteOf(name)}
          </button>
        ))}
      </div>
      {inviting.data && <ShownOnce what={said.sendLink} value={inviting.data.link} />}
      {resetting.data && <ShownOnce what={said.resetLink} value={resetting.data.link} />}
    </Section>
  );
}
