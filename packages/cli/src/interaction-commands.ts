import { type Command, Option } from 'commander';
import { exportInteractionsCommand } from './commands/interactions.ts';
import { inSession } from './session.ts';
import { utcMoment } from './utc-moment.ts';

const exportHelp = `
For a trainer on another machine; what it makes comes back with \`echotune models import\`. The newest week is
held back, for a model is proved on what it has not seen: with a later --until what comes back may be too new to
be proved, and does not answer by itself. Columns: listener, track (int32), started_at (timestamp, UTC); as
counts listener, track, plays (int32), last_at. Listeners are numbers of this file alone. The file holds what
everybody here played: who is to be forgotten later has to be forgotten there as well.`;

/** `echotune interactions …`: what models learn from, for trainers elsewhere. */
export function interactionCommands(root: Command): void {
  const group = root
    .command('interactions')
    .description('what models learn from, for a trainer elsewhere');
  group
    .command('export')
    .description('every play that a training would see, as Parquet')
    .requiredOption('--into <file>', 'appears when it is whole')
    .option('--until <moment>', 'no play from then on (UTC); default: a week ago', utcMoment)
    .addOption(
      new Option('--format <shape>', 'each play, or plays of each track by each listener')
        .choices(['plays', 'counts'])
        .default('plays'),
    )
    .option('--json', 'answer as JSON')
    .addHelpText('after', exportHelp)
    .action((options) =>
      inSession(options, (session) => exportInteractionsCommand(session, options)),
    );
}
