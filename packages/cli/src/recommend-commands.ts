import type { Command } from 'commander';
import { askingOptions, controlOptions } from './asking-options.ts';
import { type BridgeOptions, bridgeCommand } from './commands/bridge.ts';
import { radioCommand } from './commands/radio.ts';
import { recommendCommand } from './commands/recommend.ts';
import { inSession } from './session.ts';
import { whole, wholes } from './whole-number.ts';
import { words } from './wish-options.ts';

/** Makes a command with a name and a description that takes whose it is. */
type ForListener = (name: string, description: string) => Command;

/** Lists of songs, each song with its reason. */
export function recommendCommands(forListener: ForListener): void {
  askingOptions(
    forListener('recommend', 'songs for now, each with its reason'),
    'for-you',
    10,
  ).action((options) => inSession(options, (session) => recommendCommand(session, options)));
  const radio = forListener('radio', 'a longer list of what goes with songs, artists or tags')
    .option('--artist <name...>', 'what goes with their songs', words)
    .option('--called <tag...>', 'what goes with songs of these tags', words)
    .option('--like <number...>', 'what goes with the songs of these numbers', wholes);
  controlOptions(radio, 50).action((options) =>
    inSession(options, (session) => radioCommand(session, options)),
  );
  forListener('bridge', 'songs that lead from one to another, each with why it fits')
    .argument('<from>', 'words of its title and artist')
    .argument('<to>', 'the same')
    .option('--length <count>', 'songs, both ends among them', whole, 8)
    .action((from: string, to: string, options: BridgeOptions) =>
      inSession(options, (session) => bridgeCommand(session, from, to, options)),
    );
}
