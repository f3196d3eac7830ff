import type { Command } from 'commander';
import {
  importFeaturesCommand,
  listFeaturesCommand,
  removeFeaturesCommand,
} from './commands/features.ts';
import { inSession } from './session.ts';

const importHelp = `
A CSV file whose header names the columns: artist and track (without track the tags are the artist's),
or spotify_uri, isrc, recording_mbid; tags (divided by ; | or ,) or one tag a row with weight or count;
danceability, energy, valence, tempo, loudness, key, mode, duration_ms, release_year and so on.`;

/** `echotune features …`: tags and audio features of songs and artists. */
export function featuresCommands(root: Command): void {
  const group = root
    .command('features')
    .description('tags and audio features of songs and artists');
  group
    .command('import')
    .description('from CSV, for the songs and artists that are here')
    .argument('<files...>')
    .option('--source <name>', "under which name they are filed; default: the file's")
    .option('--show-only', 'show them, never learn from them')
    .option('--json', 'answer as JSON')
    .addHelpText('after', importHelp)
    .action((files, options) =>
      inSession(options, (session) => importFeaturesCommand(session, files, options)),
    );
  group
    .command('list')
    .description('which source has told how much')
    .option('--json', 'answer as JSON')
    .action((options) => inSession(options, listFeaturesCommand));
  group
    .command('remove')
    .description('all that a source has told')
    .argument('<source>')
    .option('--json', 'answer as JSON')
    .action((source, options) =>
      inSession(options, (session) => removeFeaturesCommand(session, source)),
    );
}
