import type { NewDecision } from '@echotune/data';
import type { Command } from 'commander';
import {
  decideCommand,
  decisionsCommand,
  reviewCommand,
  showSongCommand,
  splitArtistCommand,
  undoDecisionCommand,
} from './commands/identity.ts';
import { type CommonOptions, inSession } from './session.ts';
import { whole } from './whole-number.ts';

const help = `
Numbers are those of \`identity review\` and \`identity show\`. Every decision is recorded and can be
undone, in any order; models learn of it with the next training.`;

const decide = (options: CommonOptions, decision: NewDecision) =>
  inSession(options, (session) => decideCommand(session, decision));

/** `echotune identity …`: which names are one song or artist. */
export function identityCommands(root: Command): void {
  const group = root
    .command('identity')
    .description('which names are one song or artist')
    .addHelpText('after', help);
  const command = (name: string, description: string) =>
    group.command(name).description(description).option('--json', 'answer as JSON');
  command('review', 'uncertain cases, the most played first, and how to answer')
    .option('-n, --limit <count>', 'how many', whole, 20)
    .action((options) => inSession(options, (session) => reviewCommand(session, options)));
  command('show', 'versions, identities and spellings of a song, and what was decided')
    .argument('<song>', 'its number', whole)
    .action((song, options) => inSession(options, (session) => showSongCommand(session, song)));
  merges(command);
  changes(command);
  command('decisions', 'what was decided and holds')
    .option('--all', 'undone ones too')
    .action((options) => inSession(options, (session) => decisionsCommand(session, options)));
  command('undo', 'take a decision back; the others hold on')
    .argument('<number>', 'as `identity decisions` lists it', whole)
    .action((number, options) =>
      inSession(options, (session) => undoDecisionCommand(session, number)),
    );
}

type MakeCommand = (name: string, description: string) => Command;

function merges(command: MakeCommand): void {
  command('merge-songs', 'a song is another: it counts and is shown as that')
    .argument('<song>', 'its number', whole)
    .argument('<into>', 'number of the song it is', whole)
    .action((songId, intoId, options) => decide(options, { kind: 'merge-songs', songId, intoId }));
  command('merge-artists', 'an artist is another: it counts and is shown as that')
    .argument('<artist>', 'its number', whole)
    .argument('<into>', 'number of the artist it is', whole)
    .action((artistId, intoId, options) =>
      decide(options, { kind: 'merge-artists', artistId, intoId }),
    );
  command('different', 'two songs are not the same: not asked again')
    .argument('<one>', 'its number', whole)
    .argument('<other>', 'its number', whole)
    .option('--artists', 'the numbers are of artists')
    .action((one, otherId, options) =>
      decide(
        options,
        options.artists === true
          ? { kind: 'different-artists', artistId: one, otherId }
          : { kind: 'different-songs', songId: one, otherId },
      ),
    );
}

function changes(command: MakeCommand): void {
  command('part', 'a track is no version of its song: it gets a song of its own')
    .argument('<track>', 'its number', whole)
    .action((trackId, options) => decide(options, { kind: 'part-track', trackId }));
  command('move', 'a track is a version of another song')
    .argument('<track>', 'its number', whole)
    .argument('<song>', 'its number', whole)
    .action((trackId, songId, options) => decide(options, { kind: 'move-track', trackId, songId }));
  command('rename-song', 'show a song under another title')
    .argument('<song>', 'its number', whole)
    .argument('<title>')
    .action((songId, title, options) => decide(options, { kind: 'rename-song', songId, title }));
  command('rename-artist', 'show an artist under another name')
    .argument('<artist>', 'its number', whole)
    .argument('<name>')
    .action((artistId, name, options) =>
      decide(options, { kind: 'rename-artist', artistId, name }),
    );
  command('split-artist', 'a credit names several artists, the main one first')
    .argument('<artist>', 'its number', whole)
    .argument('<names...>')
    .action((artistId, names, options) =>
      inSession(options, (session) => splitArtistCommand(session, artistId, names)),
    );
}
