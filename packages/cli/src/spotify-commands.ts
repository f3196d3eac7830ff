import { type Command, Option } from 'commander';
import { fakesCommand } from './commands/fakes.ts';
import {
  checkProvidersCommand,
  clearMisfitsCommand,
  listProvidersCommand,
  resumeCommand,
} from './commands/providers.ts';
import {
  connectSpotifyCommand,
  disconnectSpotifyCommand,
  readSpotifyCommand,
  spotifyStatusCommand,
} from './commands/spotify.ts';
import { controlSpotifyCommand, playingCommand, pushCommand } from './commands/spotify-playback.ts';
import { inSession } from './session.ts';
import { whole, wholeOrZero } from './whole-number.ts';

/** `echotune spotify …`, `echotune providers …` and `echotune dev …`: the outside world. */
export function spotifyCommands(root: Command): void {
  const spotify = root.command('spotify').description('a Spotify account, as far as it is open');
  const command = (name: string, description: string) =>
    spotify
      .command(name)
      .description(description)
      .option('--json', 'answer as JSON')
      .option('-l, --listener <name>', 'whose; not needed where there is one');
  command('connect', 'sign in at Spotify in the browser')
    .option('--wait <minutes>', 'for the browser to come back', whole, 10)
    .action((options) => inSession(options, (session) => connectSpotifyCommand(session, options)));
  command('status', 'what is connected, and until when')
    .option('--verbose', 'what Spotify no longer permits, too')
    .action((options) => inSession(options, (session) => spotifyStatusCommand(session, options)));
  command('disconnect', 'forget the account and its tokens').action((options) =>
    inSession(options, (session) => disconnectSpotifyCommand(session, options)),
  );
  command(
    'read',
    'the latest plays and the library; a running server reads plays by itself',
  ).action((options) => inSession(options, (session) => readSpotifyCommand(session, options)));
  command('playing', 'what plays there now').action((options) =>
    inSession(options, (session) => playingCommand(session, options)),
  );
  command('play', 'go on playing, or these tracks')
    .argument('[uris...]', 'e.g. spotify:track:…')
    .action((uris, options) =>
      inSession(options, (session) =>
        controlSpotifyCommand(session, { do: 'play', ...(uris.length > 0 && { uris }) }, options),
      ),
    );
  for (const name of ['pause', 'next', 'previous'] as const) {
    command(name, `${name === 'pause' ? 'stop playing for now' : `the ${name} track`}`).action(
      (options) =>
        inSession(options, (session) => controlSpotifyCommand(session, { do: name }, options)),
    );
  }
  command('seek', 'to a place in what plays')
    .argument('<seconds>', 'from its beginning', wholeOrZero)
    .action((seconds, options) =>
      inSession(options, (session) =>
        controlSpotifyCommand(session, { do: 'seek', positionMs: seconds * 1000 }, options),
      ),
    );
  command('push', 'make a playlist at Spotify what it is here')
    .argument('<playlist>', 'number or name')
    .action((playlist, options) =>
      inSession(options, (session) => pushCommand(session, playlist, options)),
    );
  providerCommands(root);
}

function providerCommands(root: Command): void {
  const providers = root.command('providers').description('the services that are asked outside');
  const command = (name: string, description: string) =>
    providers.command(name).description(description).option('--json', 'answer as JSON');
  command('list', 'who is set up, pauses, answers that did not fit, and what is to end').action(
    (options) => inSession(options, listProvidersCommand),
  );
  command('check', 'ask each that is set up whether it answers').action((options) =>
    inSession(options, checkProvidersCommand),
  );
  command('clear', 'forget the answers that did not fit').action((options) =>
    inSession(options, clearMisfitsCommand),
  );
  command('resume', 'ask again before a pause is over')
    .argument('<provider>')
    .action((provider, options) =>
      inSession(options, (session) => resumeCommand(session, provider)),
    );
  root
    .command('dev')
    .description('for who works on EchoTune, or tries it out')
    .command('fakes')
    .description('every provider on this machine, and the settings that lead there')
    .addOption(
      new Option('--port <number>', 'of the first; the six others take the next; 0 for any')
        .argParser(wholeOrZero)
        .default(4590),
    )
    .option('--json', 'answer as JSON')
    .action(fakesCommand);
}
