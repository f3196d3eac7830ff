import { type Command, InvalidArgumentError } from 'commander';
import { radioCommand } from './commands/radio.ts';
import { recommendCommand } from './commands/recommend.ts';
import { inSession } from './session.ts';
import { whole, wholes } from './whole-number.ts';
import { withWishes, words } from './wish-options.ts';

function fraction(text: string): number {
  const value = Number(text);
  if (!(value >= 0 && value <= 1)) throw new InvalidArgumentError('A number from 0 to 1.');
  return value;
}

/** Makes a command with a name and a description that takes whose it is. */
type ForListener = (name: string, description: string) => Command;

function withDials(command: Command): Command {
  return command
    .option('--familiarity <0..1>', '1 only what you know, 0 only what you do not', fraction)
    .option(
      '--popularity <0..1>',
      '1 rather what everybody plays, 0 what hardly anybody does',
      fraction,
    );
}

/** Lists of songs, each song with its reason. */
export function recommendCommands(forListener: ForListener): void {
  const recommend = forListener('recommend', 'songs for now, each with its reason')
    .option(
      '-s, --shelf <shelf>',
      'for-you, on-repeat, rediscover, discover, right-now, weekly or daily-mix',
      'for-you',
    )
    .option('-n, --limit <count>', 'how many', whole, 10)
    .option(
      '--like <number...>',
      'more like these: the numbers before songs of earlier answers',
      wholes,
    )
    .option('--mix <number>', 'which of the daily mixes, 1 the liveliest', whole);
  withWishes(withDials(recommend)).action((options) =>
    inSession(options, (session) => recommendCommand(session, options)),
  );
  const radio = forListener('radio', 'a longer list of what goes with songs, artists or tags')
    .option('--artist <name...>', 'what goes with their songs', words)
    .option('--called <tag...>', 'what goes with songs of these tags', words)
    .option('--like <number...>', 'what goes with the songs of these numbers', wholes)
    .option('-n, --limit <count>', 'how many', whole, 50);
  withWishes(withDials(radio)).action((options) =>
    inSession(options, (session) => radioCommand(session, options)),
  );
}
