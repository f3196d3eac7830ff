import { type Command, Option } from 'commander';
import { predictCommand } from './commands/predict.ts';
import { whole, wholeOrZero } from './whole-number.ts';

const predictHelp = `
Train: CSV (or gzipped) with a header: track, listener or session or both, and any of timestamp, order,
count, ms_played, artist. Cases: case, track and any of the same; a listener of the training log brings
that history along. Out: a line a case, its name, a tab, and tracks, best first. top-n recommends what a
case does not hold; next says which track follows. auto compares models on questions taken out of the
training log, for at most about --seconds, and mixes the best.`;

/** Commands on logs of any service or study; no store is touched. */
export function logCommands(root: Command): void {
  root
    .command('predict')
    .description('answer a file of cases from a log, for comparisons')
    .requiredOption('--train <file>', 'the log to learn from')
    .requiredOption('--cases <file>', 'what is known of each case')
    .requiredOption('--out <file>', 'where the answers go')
    .addOption(
      new Option('--mode <mode>', 'new tracks for a listener, or the next of a session')
        .choices(['top-n', 'next'])
        .default('top-n'),
    )
    .option('--k <count>', 'tracks a case', whole, 20)
    .option('--model <name>', 'auto, or a model by name: als, ease, session-neighbours …', 'auto')
    .option('--seed <number>', 'the same seed gives the same answers', wholeOrZero, 1)
    .option('--seconds <count>', 'what auto may take', whole, 600)
    .option('--json', 'answer as JSON')
    .addHelpText('after', predictHelp)
    .action(predictCommand);
}
