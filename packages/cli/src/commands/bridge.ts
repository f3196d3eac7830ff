import { EchoError } from '@echotune/data';
import { bridgeSongs, searchCatalogue } from '@echotune/service';
import { type CommonOptions, listenerFor, type Session } from '../session.ts';
import { spoken } from '../terminal/words.ts';

export interface BridgeOptions extends CommonOptions {
  /** Songs, both ends among them. */
  readonly length: number;
}

/** The song that is found first by these words. Throws song-unknown. */
async function songCalled({ echotune }: Session, words: string): Promise<number> {
  const [song] = (await searchCatalogue(echotune, words, 1)).songs;
  if (song !== undefined) return song.songId;
  throw new EchoError('song-unknown', `No song here is called "${words}".`);
}

/** `echotune bridge`: songs that lead from one to another, each with why it fits. */
export async function bridgeCommand(
  session: Session,
  from: string,
  to: string,
  options: BridgeOptions,
): Promise<void> {
  const { output, echotune } = session;
  const { id } = await listenerFor(session, options);
  const bridge = await bridgeSongs(echotune, id, {
    from: await songCalled(session, from),
    to: await songCalled(session, to),
    length: options.length,
  });
  output.answer(bridge);
  const bold = process.stdout.isTTY;
  for (const [at, { song, reason }] of bridge.steps.entries()) {
    output.say(`${String(at + 1).padStart(6)}  ${song.title} – ${song.artist}`);
    output.say(`        ${spoken(reason, bold)}`);
  }
  if (bridge.empty !== null) output.say(`${bridge.empty.message}\n${bridge.empty.help}`);
}
