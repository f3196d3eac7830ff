import type { PlaybackCommand } from '@echotune/connect';
import { configuredSpotify } from '@echotune/server';
import { holdTokens, pushPlaylist, showPlaying } from '@echotune/service';
import { exitCodes } from '../exit-codes.ts';
import { type CommonOptions, listenerFor, type Session } from '../session.ts';
import { duration } from '../terminal/moments.ts';
import { counted } from '../terminal/words.ts';
import { choosePlaylist } from './choose-playlist.ts';

/** `echotune spotify playing` */
export async function playingCommand(session: Session, options: CommonOptions): Promise<void> {
  const { echotune, output } = session;
  const { id } = await listenerFor(session, options);
  const playing = await showPlaying(configuredSpotify(echotune), id);
  if (playing === null) output.say('Nothing plays.');
  else {
    const { artist, title, isPlaying, progressMs } = playing;
    const what = [artist, title].filter((text) => text !== null).join(' – ') || 'Something';
    const at = progressMs === null ? '' : ` at ${duration(progressMs)}`;
    output.say(`${what}${at}${isPlaying ? '' : ', paused'}`);
  }
  output.answer({ playing });
}

/** `echotune spotify play`, `pause`, `next`, `previous`, `seek` */
export async function controlSpotifyCommand(
  session: Session,
  command: PlaybackCommand,
  options: CommonOptions,
): Promise<void> {
  const { echotune, output } = session;
  const { id } = await listenerFor(session, options);
  const deps = configuredSpotify(echotune);
  await deps.api.control(holdTokens(deps, id), command);
  output.say('Done.');
  output.answer({ done: command.do });
}

/** `echotune spotify push`: exit code 4 where songs were not found there. */
export async function pushCommand(
  session: Session,
  wanted: string,
  options: CommonOptions,
): Promise<void> {
  const { echotune, output } = session;
  const playlist = await choosePlaylist(session, wanted, options);
  const pushed = await pushPlaylist(configuredSpotify(echotune), playlist);
  output.say(`${counted(pushed.added, 'track is', 'tracks are')} at ${pushed.url}`);
  for (const { artist, title } of pushed.missing) output.say(`  not found: ${artist} – ${title}`);
  output.answer(pushed);
  if (pushed.missing.length > 0) process.exitCode = exitCodes.partial;
}
