import { type Command, Option } from 'commander';
import { askingOptions } from './asking-options.ts';
import { addCommand, moveCommand, removeCommand } from './commands/playlist-entries.ts';
import { exportPlaylistCommand, importPlaylistsCommand } from './commands/playlist-files.ts';
import { describePlaylistCommand, isSentence } from './commands/playlist-sentence.ts';
import {
  deletePlaylistCommand,
  listPlaylistsCommand,
  makePlaylistCommand,
  refreshPlaylistCommand,
  renamePlaylistCommand,
  showPlaylistCommand,
} from './commands/playlists.ts';
import { inSession } from './session.ts';
import { whole, wholes } from './whole-number.ts';

const help = `
A playlist is named by its number or its name. With --shelf or --like it has rules; a sentence, in English
or German, comes to rules too (playlist make calm jazz from the 90s, new every week). Rules fill it when it
is made, on \`playlist refresh\`, and with --refresh while the server runs whenever a day or a week begins;
what was changed by hand goes then.`;

const anyPlaylist = 'its number or its name';

type MakeCommand = (name: string, description: string) => Command;

/** `echotune playlist …`. */
export function playlistCommands(root: Command): void {
  const group = root
    .command('playlist')
    .description('playlists by hand and by rules, and their files')
    .addHelpText('after', help);
  const command: MakeCommand = (name, description) =>
    group
      .command(name)
      .description(description)
      .option('--json', 'answer as JSON')
      .option('-l, --listener <name>', 'whose; not needed where there is one');
  playlists(command);
  entries(command);
  files(command);
}

function playlists(command: MakeCommand): void {
  command('list', 'which there are, the newest first').action((options) =>
    inSession(options, (session) => listPlaylistsCommand(session, options)),
  );
  command('show', 'its songs in order, each with the reason why it was picked')
    .argument('<playlist>', anyPlaylist)
    .action((playlist, options) =>
      inSession(options, (session) => showPlaylistCommand(session, playlist, options)),
    );
  askingOptions(command('make', 'by hand, with rules, or from a sentence'), undefined, 30)
    .argument('<words...>', 'its name; or in several words, without quotes, what is to be in it')
    .option('--description <text>', 'what it is for', '')
    .option('--dry-run', 'of a sentence only what is understood, and the songs')
    .addOption(
      new Option('--refresh <when>', 'fill it anew by its rules').choices(['daily', 'weekly']),
    )
    .action((words: readonly string[], options) =>
      inSession(options, (session) =>
        isSentence(words, options)
          ? describePlaylistCommand(session, words.join(' '), options)
          : makePlaylistCommand(session, words.join(' '), options),
      ),
    );
  command('rename', 'give it another name')
    .argument('<playlist>', anyPlaylist)
    .argument('<name>')
    .action((playlist, name, options) =>
      inSession(options, (session) => renamePlaylistCommand(session, playlist, name, options)),
    );
  command('refresh', 'fill it by its rules now')
    .argument('<playlist>', anyPlaylist)
    .action((playlist, options) =>
      inSession(options, (session) => refreshPlaylistCommand(session, playlist, options)),
    );
  command('delete', 'remove it; its songs stay what they are')
    .argument('<playlist>', anyPlaylist)
    .option('--yes', 'really')
    .action((playlist, options) =>
      inSession(options, (session) => deletePlaylistCommand(session, playlist, options)),
    );
}

function entries(command: MakeCommand): void {
  command('add', 'songs that were recommended, or one by its names')
    .argument('<playlist>', anyPlaylist)
    .argument('[numbers...]', 'the numbers before songs of earlier answers', wholes)
    .option('--artist <name>', 'with --title: a song by its names, known or not')
    .option('--title <name>')
    .option('--at <place>', 'before the song at this place; default: at the end', whole)
    .action((playlist, numbers, options) =>
      inSession(options, (session) => addCommand(session, playlist, numbers ?? [], options)),
    );
  command('remove', 'take songs out')
    .argument('<playlist>', anyPlaylist)
    .argument('<places...>', 'as `playlist show` counts them', wholes)
    .action((playlist, places, options) =>
      inSession(options, (session) => removeCommand(session, playlist, places, options)),
    );
  command('move', 'put a song elsewhere')
    .argument('<playlist>', anyPlaylist)
    .argument('<place>', 'as `playlist show` counts them', whole)
    .argument('<to>', 'the place it shall have', whole)
    .action((playlist, place, to, options) =>
      inSession(options, (session) => moveCommand(session, playlist, place, to, options)),
    );
}

function files(command: MakeCommand): void {
  command('import', 'from JSPF, XSPF, M3U or CSV; the same file again makes no second one')
    .argument('<files...>')
    .option('--name <name>', 'instead of the one in the file')
    .action((paths, options) =>
      inSession(options, (session) => importPlaylistsCommand(session, paths, options)),
    );
  command('export', 'as a file for other programs')
    .argument('<playlist>', anyPlaylist)
    .addOption(
      new Option('--format <name>', 'of the file')
        .choices(['jspf', 'xspf', 'm3u', 'csv'])
        .default('jspf'),
    )
    .option('-o, --out <file>', 'default: standard output')
    .action((playlist, options) =>
      inSession(options, (session) => exportPlaylistCommand(session, playlist, options)),
    );
}
