import { languageProviders } from '@echotune/connect';
import { spendingPeriods } from '@echotune/data';
import { paidPurposes } from '@echotune/service';
import { type Command, Option } from 'commander';
import {
  alertsCommand,
  ledgerCommand,
  listBudgetCommand,
  removeLimitCommand,
  reopenLimitsCommand,
  setLimitCommand,
} from './commands/budget.ts';
import { inSession } from './session.ts';
import { whole, wholeOrZero, wholes } from './whole-number.ts';

/** `echotune budget …`: what may be spent on paid calls, and what was. */
export function budgetCommands(root: Command): void {
  const group = root.command('budget').description('what may be spent on paid calls, and what was');
  const budget = (name: string, description: string, isDefault = false) =>
    group
      .command(name, { isDefault })
      .description(description)
      .option('--json', 'answer as JSON, as the API does');
  budget('list', 'each limit: spent, held, left, and how it will end (the default)', true).action(
    (options) => inSession(options, listBudgetCommand),
  );
  budget('set', 'how much may be spent; one limit for a scope and a period')
    .argument('<dollars>', 'e.g. 5 or 0.25')
    .addOption(
      new Option('--per <period>', 'in UTC').choices(spendingPeriods).makeOptionMandatory(),
    )
    .addOption(new Option('--provider <name>', 'default: all').choices(languageProviders))
    .option('--model <name>', 'default: all')
    .addOption(new Option('--purpose <name>', 'default: all').choices(paidPurposes))
    .option('-l, --listener <name>', 'default: everybody')
    .option('--warn <percent>', 'from here on it is told', whole, 80)
    .option('--throttle <percent>', 'from here on calls spend less', whole, 90)
    .action((dollars, options) =>
      inSession(options, (session) => setLimitCommand(session, dollars, options)),
    );
  budget('remove', 'a limit; what was spent stays in the ledger')
    .argument('<number>', 'as listed', whole)
    .action((number, options) =>
      inSession(options, (session) => removeLimitCommand(session, number)),
    );
  budget('reopen', 'limits that an incident has closed')
    .argument('<numbers...>', 'as listed', wholes)
    .action((numbers, options) =>
      inSession(options, (session) => reopenLimitsCommand(session, numbers)),
    );
  budget('ledger', 'every paid call, the newest first')
    .option('-n, --limit <count>', 'how many', whole, 30)
    .action((options) => inSession(options, (session) => ledgerCommand(session, options)));
  budget('alerts', 'levels that were reached, and incidents')
    .option('--after <number>', 'the last one known', wholeOrZero, 0)
    .action((options) => inSession(options, (session) => alertsCommand(session, options)));
}
