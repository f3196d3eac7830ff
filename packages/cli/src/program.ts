import { languageProviders } from '@echotune/connect';
import { version } from '@echotune/server';
import { reasonLanguages } from '@echotune/service';
import { Command, Option } from 'commander';
import { accountCommands } from './account-commands.ts';
import { agentCommands } from './agent-commands.ts';
import { apiCommands } from './api-commands.ts';
import { backupCommands } from './backup-commands.ts';
import { budgetCommands } from './budget-commands.ts';
import { cacheCommands } from './cache-commands.ts';
import { chatCommands } from './chat-commands.ts';
import { type AskOptions, askCommand } from './commands/ask.ts';
import { backtestCommand } from './commands/backtest.ts';
import { demoCommand } from './commands/demo.ts';
import { doctorCommand } from './commands/doctor.ts';
import { explainCommand } from './commands/explain.ts';
import { exportCommand } from './commands/export.ts';
import { forgetCommand } from './commands/forget.ts';
import { importCommand } from './commands/import.ts';
import { type McpOptions, mcpCommand } from './commands/mcp.ts';
import { previewCommand } from './commands/preview.ts';
import { startCommand } from './commands/start.ts';
import { statsCommand } from './commands/stats.ts';
import { workCommand } from './commands/work.ts';
import { writeDemoCommand, writeDemoHelp, writesDemo } from './commands/write-demo.ts';
import { connectCommands } from './connect-commands.ts';
import { corpusCommands } from './corpus-commands.ts';
import { enrichCommands } from './enrich-commands.ts';
import { exitCodeHelp } from './exit-codes.ts';
import { featuresCommands } from './features-commands.ts';
import { historyCommands } from './history-commands.ts';
import { identityCommands } from './identity-commands.ts';
import { interactionCommands } from './interaction-commands.ts';
import { jobCommands } from './job-commands.ts';
import { logCommands } from './log-commands.ts';
import { modelCommands } from './model-commands.ts';
import { playlistCommands } from './playlist-commands.ts';
import { recommendCommands } from './recommend-commands.ts';
import { reportCommands } from './report-commands.ts';
import { inSession, newListenerOptions } from './session.ts';
import { spotifyCommands } from './spotify-commands.ts';
import { webhookCommands } from './webhook-commands.ts';
import { whole, wholeOrZero } from './whole-number.ts';

export const usageAdvice = 'echotune --help lists commands and options.';

/** What Commander says of a wrong call, with a code as other errors have it. */
function usageText(text: string): string {
  const [first = '', ...rest] = text.trim().split('\n');
  const said = `echotune: ${first.replace(/^error: /, '')} [usage]`;
  return `${[said, ...rest, usageAdvice].join('\n')}\n`;
}

/** The commands with their arguments; each opens a session and does its work in `commands/`. */
export function program(): Command {
  const root = new Command('echotune')
    // Before the commands are made: they take over how it ends.
    .exitOverride()
    .configureOutput({ outputError: (text, write) => write(usageText(text)) })
    .description('Recommendations from the listening history you own, each with an exact reason.')
    .version(version)
    .addHelpText('after', exitCodeHelp);
  const command = (name: string, description: string) =>
    root.command(name).description(description).option('--json', 'answer as JSON');
  const forListener = (name: string, description: string) =>
    command(name, description).option(
      '-l, --listener <name>',
      'whose; not needed where there is one',
    );

  command('start', 'serve the page and the API on 127.0.0.1:4545').action((options) =>
    inSession(options, startCommand, 'server'),
  );
  command('work', 'take jobs without serving: for a machine of its own').action((options) =>
    inSession(options, workCommand),
  );
  newListenerOptions(
    forListener(
      'import',
      'read a listening history: exports of any service, archives, folders, CSV',
    ),
  )
    .argument('<paths...>')
    .option('--no-train', 'store the plays, learn from them later')
    .option('--preview', 'say how the files would be read, store nothing')
    .option('--columns <roles>', 'read as a table with these columns: artist=2,track=3,time=1')
    .option('--local-times', "the table's times are local times")
    .option('--end-times', "the table's times are the ends of plays")
    .addOption(
      new Option('--dates <order>', 'what comes first where the dates do not prove it').choices([
        'day-first',
        'month-first',
      ]),
    )
    .action((paths, options) =>
      inSession(options, (session) =>
        options.preview === true
          ? previewCommand(session, paths, options)
          : importCommand(session, paths, options),
      ),
    );
  recommendCommands(forListener);
  forListener('explain', 'why a song was recommended, to the last addend')
    .argument('<number>', 'the number before the song', whole)
    .option('--all', 'every addend')
    .action((number, options) =>
      inSession(options, (session) => explainCommand(session, number, options)),
    );
  forListener(
    'backtest',
    'what would have been recommended, week by week, and what was then played',
  )
    .option('--weeks <count>', 'how many weeks back', whole, 12)
    .option('-n, --limit <count>', 'songs on a list', whole, 20)
    .option('--seed <number>', 'the same seed gives the same figures', wholeOrZero, 1)
    .action((options) => inSession(options, (session) => backtestCommand(session, options)));
  forListener('stats', 'what was played')
    .option('--from <date>', 'e.g. 2024-06-01')
    .option('--to <date>', 'exclusive')
    .option('--top <count>', 'songs, artists and releases listed', whole, 10)
    .addOption(
      new Option('--compare <with>', 'the time before, or a year earlier')
        .choices(['before', 'year'])
        .default('before'),
    )
    .action((options) => inSession(options, (session) => statsCommand(session, options)));
  forListener('ask', 'a question about music, to a language model that is set up')
    .argument('<question>')
    .addOption(
      new Option('--provider <name>', 'default: the first that is set up').choices(
        languageProviders,
      ),
    )
    .option('--fresh', 'an answer that was kept will not do')
    .action((question: string, options: AskOptions) =>
      inSession(options, (session) => askCommand(session, question, options)),
    );
  chatCommands(root, forListener);
  root
    .command('mcp')
    .description('tools for assistants and coding agents (MCP), on standard input and output')
    .option('-l, --listener <name>', 'whose; not needed where there is one')
    .option('--allow-changes', 'let them propose changes, which a person has to confirm')
    .option('--allow-research', 'let them look things up on the web, which may cost')
    .option('--operations', 'tools for whoever runs EchoTune, too')
    .addOption(
      new Option('--language <code>', 'that people are asked in')
        .choices(reasonLanguages)
        .default('en'),
    )
    .action((options: McpOptions) => inSession(options, (session) => mcpCommand(session, options)));
  forListener('export', 'everything known of a listener as JSON lines, to import again')
    .addOption(
      new Option('--as <shape>', "plays alone, in another service's shape")
        .choices(['echotune', 'listenbrainz', 'spotify'])
        .default('echotune'),
    )
    .option('-o, --out <file>', 'default: standard output')
    .action((options) => inSession(options, (session) => exportCommand(session, options)));
  forListener('forget', 'remove a listener for good')
    .option('--yes', 'really')
    .action((options) => inSession(options, (session) => forgetCommand(session, options)));
  command('demo', 'try everything with a fictional community')
    .option('--remove', 'remove it again')
    .addOption(
      new Option('--write <folder>', 'its history as files of other services').conflicts('remove'),
    )
    .option('--format <name>', 'of the files, or all; default: spotify-extended')
    .option('--listeners <count>', 'in the community, where the files are of all', whole)
    .option('--months <count>', 'of history', whole)
    .option('--seed <number>', 'another seed is another world', whole)
    .option('--quirks', 'with what real files hold and nobody expects')
    .addHelpText('after', writeDemoHelp)
    .action((options) =>
      writesDemo(options)
        ? writeDemoCommand(options)
        : inSession(options, (session) => demoCommand(session, options)),
    );
  accountCommands(root);
  agentCommands(root);
  apiCommands(root);
  backupCommands(root, command);
  budgetCommands(root);
  cacheCommands(root);
  connectCommands(root);
  corpusCommands(root);
  enrichCommands(root);
  featuresCommands(root);
  historyCommands(root);
  identityCommands(root);
  interactionCommands(root);
  jobCommands(root);
  logCommands(root);
  modelCommands(root);
  playlistCommands(root);
  spotifyCommands(root);
  webhookCommands(root);
  reportCommands(command);
  command('doctor', 'what is there, what is wrong, what to do')
    .option('--repair', 'train a damaged model anew')
    .option('--security', 'what is weak instead: settings, files, keys, versions')
    .option('--ask-osv', 'with --security: ask OSV, which is told which versions are installed')
    .action(doctorCommand);
  return root;
}
