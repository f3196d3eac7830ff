import { cacheNamespaces } from '@echotune/service';
import { type Command, type CommandOptions, InvalidArgumentError, Option } from 'commander';
import {
  cacheSettingsCommand,
  dropCacheCommand,
  resetCacheCommand,
  showCacheCommand,
} from './commands/cache.ts';
import { inSession } from './session.ts';

const hourMs = 3_600_000;
const unitMs: Readonly<Record<string, number>> = { min: 60_000, h: hourMs, d: 24 * hourMs };

/** An option's value as milliseconds: 90min, 24h, 1d; no longer than is kept. */
function span(text: string): number {
  const [, number = '', unit = ''] = /^(\d{1,4})(min|h|d)$/.exec(text) ?? [];
  const ms = Number(number) * (unitMs[unit] ?? 0);
  if (ms > 0 && ms <= 24 * hourMs) return ms;
  throw new InvalidArgumentError(
    'A span such as 90min, 6h or 24h; no more than 24 hours are kept.',
  );
}

/** `echotune cache …` */
export function cacheCommands(root: Command): void {
  const cache = root
    .command('cache')
    .description('answers that are given again, and what they take');
  const command = (name: string, description: string, options: CommandOptions = {}) =>
    cache.command(name, options).description(description).option('--json', 'answer as JSON');
  command('show', 'what was answered from it, what it holds, and how Redis is', { isDefault: true })
    .option('--since <span>', 'how far back, e.g. 90min or 6h', span, 24 * hourMs)
    .action((options) => inSession(options, (session) => showCacheCommand(session, options)));
  command('drop', 'let go of what is kept, in every process; without options of all')
    .addOption(
      new Option('--namespace <name>', 'only of this kind')
        .choices(Object.values(cacheNamespaces).map(({ name }) => name))
        .conflicts('listener'),
    )
    .option('-l, --listener <name>', 'only what was kept for them')
    .action((options) => inSession(options, (session) => dropCacheCommand(session, options)));
  command('settings', 'how memory is used, and what of that the cache agent has set').action(
    (options) => inSession(options, cacheSettingsCommand),
  );
  command('reset', 'use it as usual again, whatever the agent has set').action((options) =>
    inSession(options, resetCacheCommand),
  );
}
