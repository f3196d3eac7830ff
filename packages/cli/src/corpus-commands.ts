import type { Command } from 'commander';
import { addCorpusCommand, listCorporaCommand, removeCorpusCommand } from './commands/corpus.ts';
import { inSession } from './session.ts';
import { whole } from './whole-number.ts';

const addHelp = `
A log is a CSV file whose header names the columns: listener (or user, user_id), track (title, song),
artist, album, timestamp (ts, listened_at, time: seconds or milliseconds since 1970, or
2024-05-31T21:04:05Z) and ms_played. Archives and folders are read as they are; tar.zst too.
With --listeners a dump of any size is read once, and the sample is the same for the same seed.`;

/** `echotune corpus …`: plays of people who have no account here. */
export function corpusCommands(root: Command): void {
  const group = root
    .command('corpus')
    .description('plays of people without an account, for the models to learn from');
  group
    .command('add')
    .description('from CSV logs and ListenBrainz public dumps')
    .argument('<name>')
    .argument('<paths...>')
    .option('--listeners <count>', 'a sample of so many; default: everybody', whole)
    .option('--seed <number>', 'another seed draws another sample', whole, 1)
    .option('--no-train', 'store the plays, learn from them later')
    .option('--json', 'answer as JSON')
    .addHelpText('after', addHelp)
    .action((name, paths, options) =>
      inSession(options, (session) => addCorpusCommand(session, name, paths, options)),
    );
  group
    .command('list')
    .description('which there are, and whether they are complete')
    .option('--json', 'answer as JSON')
    .action((options) => inSession(options, listCorporaCommand));
  group
    .command('remove')
    .description('from the store and from the models')
    .argument('<name>')
    .option('--no-train', 'train new models later')
    .option('--json', 'answer as JSON')
    .action((name, options) =>
      inSession(options, (session) => removeCorpusCommand(session, name, options)),
    );
}
