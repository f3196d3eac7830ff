import { listenerEvents, webhookEvents } from '@echotune/data';
import type { Command, CommandOptions } from 'commander';
import {
  addWebhookCommand,
  listDeliveriesCommand,
  listWebhooksCommand,
  redeliverCommand,
  removeWebhookCommand,
  switchWebhookCommand,
  testWebhookCommand,
  webhookSecretCommand,
} from './commands/webhooks.ts';
import { inSession, type Session } from './session.ts';
import { whole } from './whole-number.ts';

/** `echotune webhooks …` */
export function webhookCommands(root: Command): void {
  const webhooks = root.command('webhooks').description('addresses that are told what happens');
  const command = (name: string, description: string, options: CommandOptions = {}) =>
    webhooks.command(name, options).description(description).option('--json', 'answer as JSON');
  command('list', 'which there are, and whether they work', { isDefault: true }).action((options) =>
    inSession(options, listWebhooksCommand),
  );
  command('add', 'a new one, with a secret that is shown once')
    .argument('<url>')
    .option('-l, --listener <name>', 'whose; not needed where there is one')
    .option('--events <events...>', webhookEvents.join(', '), [...listenerEvents])
    .action((url, options) =>
      inSession(options, (session) => addWebhookCommand(session, url, options)),
    );
  const ofOne = (
    name: string,
    description: string,
    work: (session: Session, webhook: number) => Promise<void>,
  ) =>
    command(name, description)
      .argument('<number>', 'as listed', whole)
      .action((number, options) => inSession(options, (session) => work(session, number)));
  ofOne('remove', 'tell it nothing any more', removeWebhookCommand);
  ofOne('disable', 'send nothing until it is enabled', (session, id) =>
    switchWebhookCommand(session, id, false),
  );
  ofOne('enable', 'send again, from now on', (session, id) =>
    switchWebhookCommand(session, id, true),
  );
  ofOne('secret', 'a new secret in place of the old one', webhookSecretCommand);
  ofOne('test', 'send a message that says nothing but that it arrives', testWebhookCommand);
  command('deliveries', 'what was sent, what waits, and why something did not arrive')
    .argument('<number>', 'as listed', whole)
    .option('-n, --limit <count>', 'the newest', whole, 25)
    .action((number, options) =>
      inSession(options, (session) => listDeliveriesCommand(session, number, options)),
    );
  command('redeliver', 'send a message once more')
    .argument('<number>', 'of the webhook', whole)
    .argument('<delivery>', 'of the delivery', whole)
    .action((number, delivery, options) =>
      inSession(options, (session) => redeliverCommand(session, number, delivery)),
    );
}
