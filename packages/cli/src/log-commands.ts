import { type Command, Option } from 'commander';
import { evaluateCommand } from './commands/evaluate.ts';
import { predictCommand } from './commands/predict.ts';
import { whole, wholeOrZero } from './whole-number.ts';

const predictHelp = `
Train: CSV (or gzipped) with a header: track, listener or session or both, and any of timestamp, order,
count, ms_played, artist. Cases: case, track and any of the same; a listener of the training log brings
that history along. Out: a line a case, its name, a tab, and tracks, best first. top-n recommends what a
case does not hold; next says which track follows. auto compares models on questions taken out of the
training log, for at most about --seconds, and mixes the best.`;

const evaluateHelp = `
With --log the last fifth of its time is asked for, week by week and listener by listener; each model sees
only what was before. The whole catalogue is ranked; apart from that what they had heard, and what they
had not. With --train and --test the second log's plays are right: new tracks, or each next of a session.
Models may have settings: als:factors=128, neighbours:halfHours=6.`;

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
  root
    .command('evaluate')
    .description('how good models are on a log, beside the baselines')
    .option('--log <file>', 'a log with timestamps')
    .option('--train <file>', 'or what to learn from')
    .option('--test <file>', 'and what came of it')
    .addOption(
      new Option('--mode <mode>', 'with --train and --test')
        .choices(['top-n', 'next'])
        .default('top-n'),
    )
    .option('--models <names>', 'beside the baselines, divided by commas', 'auto')
    .option('--k <count>', 'length of the lists', whole, 10)
    .option('--seed <number>', 'the same seed gives the same figures', wholeOrZero, 1)
    .option('--seconds <count>', 'what auto may take', whole, 600)
    .option('--json', 'answer as JSON, with all measures and segments')
    .addHelpText('after', evaluateHelp)
    .action(evaluateCommand);
}
