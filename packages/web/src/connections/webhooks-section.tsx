import { useChange } from '../account/use-change.ts';
import type { Listener, Webhook } from '../api.generated.ts';
import { useWhose } from '../frame/whose.ts';
import { pageMessages } from '../messages/page-messages.ts';
import { Check } from '../parts/check.tsx';
import { Confirmed } from '../parts/confirmed.tsx';
import { Copyable } from '../parts/copyable.tsx';
import { Field, Form, textOf } from '../parts/field.tsx';
import { Section } from '../parts/section.tsx';
import { useWords } from '../words/use-words.ts';
import { connectionsApi } from './connections-api.ts';
import { useWebhooks } from './use-connections.ts';
import { WebhookDeliveries } from './webhook-deliveries.tsx';

const ofListener = [
  ...(['plays', 'recommendations', 'now-playing', 'import', 'training', 'playlists'] as const),
] as const;
const ofOperator = ['spending', 'deprecations'] as const;

/** Addresses that are told what happens. */
export function WebhooksSection({ listener }: { readonly listener: Listener }) {
  const {
    connections: { webhooks: words },
  } = pageMessages;
  const { account } = useWhose();
  const webhooks = useWebhooks();
  const adding = useChange('webhooks', connectionsApi.addWebhook);
  const events = account.role === 'owner' ? [...ofListener, ...ofOperator] : ofListener;
  const own = webhooks.data?.webhooks.filter((one) => one.listener === listener.id) ?? [];
  return (
    <Section title={words.title} errors={[webhooks.error, adding.error]}>
      <p className="mt-3 text-soft">{words.what}</p>
      <ul>
        {own.map((webhook) => (
          <WebhookItem key={webhook.id} webhook={webhook} timeZone={listener.timeZone} />
        ))}
      </ul>
      <Form
        onSend={(values) =>
          adding.mutate({
            url: textOf(values, 'url'),
            events: events.filter((event) => values.has(event)),
            listener: listener.id,
          })
        }
      >
        <Field label={words.url} name="url" />
        <fieldset>
          <legend className="text-small text-soft">{words.events}</legend>
          <div className="checks">
            {events.map((event) => (
              <Check
                key={event}
                name={event}
                label={words.names[event]}
                defaultChecked={event === 'plays'}
              />
            ))}
          </div>
        </fieldset>
        <div>
          <button type="submit" disabled={adding.isPending} className="button">
            {words.add}
          </button>
        </div>
      </Form>
      {adding.data && (
        <div role="status" className="mt-4">
          <Copyable label={words.secret} value={adding.data.secret} />
        </div>
      )}
    </Section>
  );
}

interface WebhookItemProps {
  readonly webhook: Webhook;
  readonly timeZone: string;
}

function WebhookItem({ webhook, timeZone }: WebhookItemProps) {
  const { id, url, events, disabled, failingSince } = webhook;
  const {
    connections: { webhooks: words },
  } = pageMessages;
  const { dayTime, list } = useWords();
  const testing = useChange('deliveries', () => connectionsApi.testWebhook(id));
  const enabling = useChange('webhooks', (on: boolean) => connectionsApi.setEnabled(id, on));
  const removing = useChange('webhooks', () => connectionsApi.removeWebhook(id));
  const state =
    disabled !== null
      ? words.disabled(disabled.why)
      : failingSince !== null
        ? words.failing(dayTime(failingSince, timeZone))
        : words.works;
  return (
    <li className="mt-4 border-line border-b pb-2">
      <p>
        <code className="break-all">{url}</code>
      </p>
      <p className="mt-1 text-small text-soft">
        <span className={state === words.works ? '' : 'text-warn'}>{state}</span>
        {' · '}
        {list(events.map((event) => words.names[event]))}
      </p>
      <div className="mt-1 -ml-2 flex flex-wrap items-baseline">
        {disabled === null && (
          <button
            type="button"
            className="word"
            aria-label={`${words.test}: ${url}`}
            onClick={() => testing.mutate(undefined)}
          >
            {words.test}
          </button>
        )}
        <button
          type="button"
          className="word"
          aria-label={`${disabled === null ? words.disable : words.enable}: ${url}`}
          onClick={() => enabling.mutate(disabled !== null)}
        >
          {disabled === null ? words.disable : words.enable}
        </button>
        <Confirmed
          does={words.remove}
          label={`${words.remove}: ${url}`}
          means={words.removeMeans}
          onConfirm={() => removing.mutate(undefined)}
        />
      </div>
      <WebhookDeliveries webhook={id} timeZone={timeZone} opened={testing.isSuccess} />
    </li>
  );
}
