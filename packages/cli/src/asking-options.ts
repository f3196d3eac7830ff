import { type Command, InvalidArgumentError } from 'commander';
import { whole, wholes } from './whole-number.ts';
import { withWishes } from './wish-options.ts';

function fraction(text: string): number {
  const value = Number(text);
  if (!(value >= 0 && value <= 1)) throw new InvalidArgumentError('A number from 0 to 1.');
  return value;
}

/** How many songs, the dials, and what all songs must be like. */
export function controlOptions(command: Command, limit: number): Command {
  return withWishes(
    command
      .option('-n, --limit <count>', 'how many', whole, limit)
      .option('--familiarity <0..1>', '1 only what you know, 0 only what you do not', fraction)
      .option(
        '--popularity <0..1>',
        '1 rather what everybody plays, 0 what hardly anybody does',
        fraction,
      ),
  );
}

/** The options that say which songs are wanted: for now, or as the rules of a playlist. */
export function askingOptions(command: Command, shelf: string | undefined, limit: number): Command {
  const names = 'for-you, on-repeat, rediscover, discover, right-now, weekly or daily-mix';
  const asked = command
    .option('-s, --shelf <shelf>', names, shelf)
    .option(
      '--like <number...>',
      'more like these: the numbers before songs of earlier answers',
      wholes,
    )
    .option('--mix <number>', 'which of the daily mixes, 1 the liveliest', whole);
  return controlOptions(asked, limit);
}
