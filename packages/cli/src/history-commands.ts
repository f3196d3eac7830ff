import type { Command } from 'commander';
import {
  duplicatesCommand,
  partCommand,
  partedCommand,
  rejoinCommand,
} from './commands/duplicates.ts';
import { importsCommand, rejectedCommand, undoCommand } from './commands/imports.ts';
import { retentionCommand } from './commands/retention.ts';
import { retimeCommand, sourcesCommand } from './commands/sources.ts';
import { inSession } from './session.ts';
import { whole, wholeOrZero } from './whole-number.ts';

function listenerOptions(command: Command): Command {
  return command
    .option('--json', 'answer as JSON')
    .option('-l, --listener <name>', 'whose; not needed where there is one');
}

function duplicates(root: Command): void {
  const group = root.command('duplicates').description('plays that several sources tell of');
  listenerOptions(group.command('list', { isDefault: true }))
    .description('with what each source says, the newest first')
    .option('-n, --limit <count>', 'how many', whole, 10)
    .option('--offset <count>', 'how many to leave out', wholeOrZero, 0)
    .action((options) => inSession(options, (session) => duplicatesCommand(session, options)));
  listenerOptions(group.command('part'))
    .description('give what a source tells of a play a play of its own')
    .argument('<play>', 'the number before the play', whole)
    .argument('<source>', 'as it stands in the list')
    .action((play, source, options) =>
      inSession(options, (session) => partCommand(session, play, source, options)),
    );
  listenerOptions(group.command('parted'))
    .description('what was told apart')
    .action((options) => inSession(options, (session) => partedCommand(session, options)));
  listenerOptions(group.command('rejoin'))
    .description('take that back')
    .argument('<number>', 'as `duplicates parted` lists it', whole)
    .action((number, options) =>
      inSession(options, (session) => rejoinCommand(session, number, options)),
    );
}

function sources(root: Command): void {
  listenerOptions(root.command('sources'))
    .description('what each source told, and in which zone its times are read')
    .action((options) => inSession(options, (session) => sourcesCommand(session, options)));
  listenerOptions(root.command('retime'))
    .description('read the times of a source in another zone, now and in later imports')
    .argument('<source>', 'as `echotune sources` lists it')
    .option('--zone <zone>', 'e.g. Europe/Berlin')
    .option('--reset', 'as the source claims')
    .option('--no-train', 'learn from the moved plays later')
    .action((source, options) =>
      inSession(options, (session) => retimeCommand(session, source, options)),
    );
}

function imports(root: Command): void {
  const group = root.command('imports').description('what was imported, and how to take it back');
  listenerOptions(group.command('list', { isDefault: true }))
    .description('with files and totals, the newest first')
    .option('-n, --limit <count>', 'how many', whole, 20)
    .action((options) => inSession(options, (session) => importsCommand(session, options)));
  listenerOptions(group.command('rejected'))
    .description('rows of an import that could not be used')
    .argument('<number>', 'as `imports list` lists it', whole)
    .option('-n, --limit <count>', 'how many', whole, 1000)
    .action((number, options) =>
      inSession(options, (session) => rejectedCommand(session, number, options)),
    );
  listenerOptions(group.command('undo'))
    .description('remove the plays that an import alone brought, from the models too')
    .argument('<number>', 'as `imports list` lists it', whole)
    .option('--yes', 'really')
    .option('--no-train', 'the models go, new ones are trained later')
    .action((number, options) =>
      inSession(options, (session) => undoCommand(session, number, options)),
    );
}

/** Commands about where a history comes from, and for how long it is kept. */
export function historyCommands(root: Command): void {
  duplicates(root);
  sources(root);
  imports(root);
  listenerOptions(root.command('retention'))
    .description('for how long plays and recommendations are kept; what is older goes at once')
    .option('--plays-days <days>', 'keep plays for so many days', whole)
    .option('--plays-forever', 'keep plays for ever')
    .option('--shown-days <days>', 'keep what was recommended for so many days', whole)
    .option('--yes', 'really, where plays go')
    .action((options) => inSession(options, (session) => retentionCommand(session, options)));
}
