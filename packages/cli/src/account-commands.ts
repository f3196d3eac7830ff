import type { Command } from 'commander';
import {
  claimCommand,
  claimLinkCommand,
  inviteCommand,
  listAccountsCommand,
  removeAccountCommand,
  resetCommand,
} from './commands/accounts.ts';
import { auditCommand } from './commands/audit.ts';
import {
  addKeyCommand,
  listKeysCommand,
  revokeKeyCommand,
  rotateCommand,
} from './commands/keys.ts';
import { inSession } from './session.ts';
import { whole } from './whole-number.ts';

/** `echotune accounts …` and `echotune keys …`: whoever can read the home folder runs the instance. */
export function accountCommands(root: Command): void {
  const accounts = root.command('accounts').description('who may sign in');
  const account = (name: string, description: string) =>
    accounts.command(name).description(description).option('--json', 'answer as JSON');
  account('list', 'who there is, and whose listeners').action((options) =>
    inSession(options, listAccountsCommand),
  );
  account('claim-link', 'a one-time link that makes whoever opens it the owner').action((options) =>
    inSession(options, claimLinkCommand),
  );
  account('claim', 'the owner, with a password from standard input; for servers without a browser')
    .argument('<name>')
    .option('--unless-claimed', 'nothing, and no error, where there is an owner')
    .option('--time-zone <zone>', "of the owner's listener, e.g. Europe/Berlin", machineZone())
    .action((name, options) =>
      inSession(options, (session) => claimCommand(session, name, options)),
    );
  account('invite', 'a one-time link for somebody new')
    .option('-l, --listener <name>', 'one without an account, which they get; default: a new one')
    .action((options) => inSession(options, (session) => inviteCommand(session, options)));
  account('reset', 'a one-time link for a new password')
    .argument('<name>')
    .action((name, options) => inSession(options, (session) => resetCommand(session, name)));
  account('log', 'who signed in, who was let do what, and what was changed for everybody')
    .option('--limit <count>', 'the newest', whole, 50)
    .action((options) => inSession(options, (session) => auditCommand(session, options)));
  account('remove', 'an account with its keys; its listeners stay, without one')
    .argument('<name>')
    .option('--yes', 'really')
    .action((name, options) =>
      inSession(options, (session) => removeAccountCommand(session, name, options)),
    );
  keyCommands(root);
}

const machineZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

function keyCommands(root: Command): void {
  const keys = root.command('keys').description('keys for programs that use the API');
  const key = (name: string, description: string) =>
    keys.command(name).description(description).option('--json', 'answer as JSON');
  key('list', 'which there are').action((options) => inSession(options, listKeysCommand));
  key('add', 'a key that is shown once')
    .argument('<name>', 'what it is for')
    .option('-l, --listener <name>', 'whose data it opens; not needed where there is one')
    .option(
      '--scopes <scopes...>',
      'read, scrobble, recommend, ask (may cost), chat (may cost and change), change (MCP), operate',
      ['read'],
    )
    .option('--per-minute <count>', 'requests', whole, 600)
    .action((name, options) =>
      inSession(options, (session) => addKeyCommand(session, name, options)),
    );
  key('revoke', 'a key opens nothing any more')
    .argument('<number>', 'as listed', whole)
    .action((number, options) =>
      inSession(options, (session) => revokeKeyCommand(session, number)),
    );
  key('rotate', 'a new secret key seals all stored secrets anew')
    .option('--discard', 'drop secrets whose key is lost')
    .action((options) => inSession(options, (session) => rotateCommand(session, options)));
}
