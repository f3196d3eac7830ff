import { useQuery } from '@tanstack/react-query';
import type { Account, Listener, ScopeName } from '../api.generated.ts';
import { Field, Form, textOf } from '../parts/field.tsx';
import { Row, Section, ShownOnce } from '../parts/section.tsx';
import { accountApi } from './account-api.ts';
import { useChange } from './use-change.ts';

const meanings = [
  ['read', 'history, statistics, lists'],
  ['scrobble', 'add plays'],
  ['recommend', 'recommendations, reasons, verdicts'],
  ['ask', 'questions to language models, which may cost'],
  ['operate', 'run this EchoTune'],
] as const satisfies [ScopeName, string][];

interface KeysSectionProps {
  readonly account: Account;
  readonly listener: Listener | null;
}

/** Keys for players and scripts that use the API. */
export function KeysSection({ account, listener }: KeysSectionProps) {
  const keys = useQuery({ queryKey: ['keys'], queryFn: accountApi.keys });
  const adding = useChange('keys', accountApi.addKey);
  const revoking = useChange('keys', accountApi.revokeKey);
  const offered = meanings.filter(([scope]) => scope !== 'operate' || account.role === 'owner');
  const add = (values: FormData) =>
    adding.mutate({
      name: textOf(values, 'name'),
      scopes: offered.flatMap(([scope]) => (values.has(scope) ? [scope] : [])),
      ...(listener !== null && { listener: listener.id }),
    });
  return (
    <Section title="API keys" errors={[keys.error, adding.error, revoking.error]}>
      <ul className="mt-3 text-body">
        {keys.data?.keys.map(({ id, name, prefix, scopes }) => (
          <Row key={id} title={name} detail={`${prefix}… ${scopes.join(', ')}`}>
            <button
              type="button"
              className="word"
              aria-label={`Revoke ${name}`}
              onClick={() => revoking.mutate(id)}
            >
              Revoke
            </button>
          </Row>
        ))}
      </ul>
      <Form onSend={add}>
        <Field label="What the key is for" name="name" />
        <fieldset className="grid gap-1 text-small">
          <legend className="mb-1 text-soft">
            What it may do{listener !== null && `, for ${listener.name}`}
          </legend>
          {offered.map(([scope, meaning]) => (
            <label key={scope} className="flex items-center gap-2">
              <input type="checkbox" name={scope} defaultChecked={scope === 'read'} />
              {scope} <span className="text-faint">{meaning}</span>
            </label>
          ))}
        </fieldset>
        <div>
          <button type="submit" disabled={adding.isPending} className="button">
            Make a key
          </button>
        </div>
      </Form>
      {adding.data && (
        <ShownOnce what="Copy the key now; it is not shown again." value={adding.data.secret} />
      )}
    </Section>
  );
}
