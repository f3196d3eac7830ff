import { useQuery } from '@tanstack/react-query';
import type { Account, Listener, ScopeName } from '../api.generated.ts';
import { useMessages } from '../messages/use-messages.ts';
import { Field, Form, textOf } from '../parts/field.tsx';
import { Row, Section, ShownOnce } from '../parts/section.tsx';
import { accountApi } from './account-api.ts';
import { useChange } from './use-change.ts';

const scopes = [
  ...(['read', 'scrobble', 'recommend', 'ask', 'chat', 'change', 'operate'] as const),
] satisfies ScopeName[];

interface KeysSectionProps {
  readonly account: Account;
  readonly listener: Listener | null;
}

/** Keys for players and scripts that use the API. */
export function KeysSection({ account, listener }: KeysSectionProps) {
  const { keys: said } = useMessages().account;
  const keys = useQuery({ queryKey: ['keys'], queryFn: accountApi.keys });
  const adding = useChange('keys', accountApi.addKey);
  const revoking = useChange('keys', accountApi.revokeKey);
  const offered = scopes.filter((scope) => scope !== 'operate' || account.role === 'owner');
  const add = (values: FormData) =>
    adding.mutate({
      name: textOf(values, 'name'),
      scopes: offered.filter((scope) => values.has(scope)),
      ...(listener !== null && { listener: listener.id }),
    });
  return (
    <Section title={said.title} errors={[keys.error, adding.error, revoking.error]}>
      <ul className="mt-3 text-body">
        {keys.data?.keys.map(({ id, name, prefix, scopes }) => (
          <Row key={id} title={name} detail={`${prefix}… ${scopes.join(', ')}`}>
            <button
              type="button"
              className="word"
              aria-label={said.revokeOf(name)}
              onClick={() => revoking.mutate(id)}
            >
              {said.revoke}
            </button>
          </Row>
        ))}
      </ul>
      <Form onSend={add}>
        <Field label={said.purpose} name="name" />
        <fieldset className="grid gap-1 text-small">
          <legend className="mb-1 text-soft">
            {listener === null ? said.may : said.mayFor(listener.name)}
          </legend>
          {offered.map((scope) => (
            <label key={scope} className="flex items-center gap-2">
              <input type="checkbox" name={scope} defaultChecked={scope === 'read'} />
              {scope} <span className="text-faint">{said.scopes[scope]}</span>
            </label>
          ))}
        </fieldset>
        <div>
          <button type="submit" disabled={adding.isPending} className="button">
            {said.make}
          </button>
        </div>
      </Form>
      {adding.data && <ShownOnce what={said.copyNow} value={adding.data.secret} />}
    </Section>
  );
}
