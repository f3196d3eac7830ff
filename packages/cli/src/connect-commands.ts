import { playServiceNames } from '@echotune/service';
import { Argument, type Command } from 'commander';
import {
  addScrobbleAccountCommand,
  approveCommand,
  forwardCommand,
  listScrobbleAccountsCommand,
  pullCommand,
  removeScrobbleAccountCommand,
  retryCommand,
  sendCommand,
} from './commands/connect.ts';
import { inSession, newListenerOptions } from './session.ts';

const service = () => new Argument('<service>').choices(playServiceNames);

function listenerOptions(command: Command): Command {
  return command
    .option('--json', 'answer as JSON')
    .option('-l, --listener <name>', 'whose; not needed where there is one');
}

/** Commands about accounts at other services: histories from there, plays to there. */
export function connectCommands(root: Command): void {
  const group = root
    .command('connect')
    .description('accounts at ListenBrainz and Last.fm: read a history there, send plays there');
  listenerOptions(group.command('list', { isDefault: true }))
    .description('what is connected, how far it was read, what waits to be sent')
    .action((options) =>
      inSession(options, (session) => listScrobbleAccountsCommand(session, options)),
    );
  newListenerOptions(listenerOptions(group.command('add')))
    .description('connect an account: by name to read it, with a token to send plays too')
    .addArgument(service())
    .argument('[user]', 'the name there; a token tells it')
    .option(
      '--token-file <file>',
      'holds the token of ListenBrainz’ settings; - for standard input',
    )
    .option('--approved <token>', 'of `connect approve`, once it was approved at Last.fm')
    .action((name, user, options) =>
      inSession(options, (session) =>
        addScrobbleAccountCommand(session, name, user ?? null, options),
      ),
    );
  group
    .command('approve')
    .description('where to allow this EchoTune to send plays to Last.fm')
    .option('--json', 'answer as JSON')
    .action((options) => inSession(options, approveCommand));
  listenerOptions(group.command('remove'))
    .description('forget an account and its token; what waits to be sent goes too')
    .addArgument(service())
    .action((name, options) =>
      inSession(options, (session) => removeScrobbleAccountCommand(session, name, options)),
    );
  listenerOptions(group.command('pull'))
    .description('read the history there, down to what is known; goes on where it was interrupted')
    .addArgument(service())
    .option('--again', 'everything once more')
    .option('--no-train', 'store the plays, learn from them later')
    .action((name, options) =>
      inSession(options, (session) => pullCommand(session, name, options)),
    );
  listenerOptions(group.command('forward'))
    .description('send new plays there from now on')
    .addArgument(service())
    .option('--off', 'no more')
    .action((name, options) =>
      inSession(options, (session) => forwardCommand(session, name, options)),
    );
  listenerOptions(group.command('retry'))
    .description('send once more what was given up')
    .addArgument(service())
    .action((name, options) =>
      inSession(options, (session) => retryCommand(session, name, options)),
    );
  group
    .command('send')
    .description('send at once what waits; a running server does so by itself')
    .option('--json', 'answer as JSON')
    .action((options) => inSession(options, sendCommand));
}
