import { EchoError } from '@echotune/data';
import {
  fillPlaylist,
  storedRules,
  type UnderstoodPlaylist,
  understandPlaylist,
} from '@echotune/service';
import { listenerFor, type Session } from '../session.ts';
import { counted, spoken } from '../terminal/words.ts';
import { type MakePlaylistOptions, sayFilled } from './playlists.ts';

/** What may stand beside a sentence; what songs are to be like it says by itself. */
const beside: ReadonlySet<string> = new Set([
  ...['json', 'listener', 'limit', 'refresh', 'description', 'dryRun'],
]);

/** Whether words describe a playlist: one is its name, and what has rules is not described. */
export function isSentence(words: readonly string[], options: MakePlaylistOptions): boolean {
  return words.length > 1 && options.shelf === undefined && options.like === undefined;
}

function sayUnderstood({ output }: Session, { said, rules, notUnderstood }: UnderstoodPlaylist) {
  const songs = counted(rules.limit, 'song', 'songs');
  output.say(`Understood: ${said === '' ? '' : `${said}; `}${songs}`);
  if (notUnderstood.length > 0) {
    output.say(`Not understood: ${notUnderstood.map((piece) => `"${piece}"`).join(', ')}`);
  }
}

/** `echotune playlist make` with a sentence. Throws input-invalid for options that say the same. */
export async function describePlaylistCommand(
  session: Session,
  sentence: string,
  options: MakePlaylistOptions,
): Promise<void> {
  const { echotune, output } = session;
  const other = Object.keys(options).find((name) => !beside.has(name));
  if (other !== undefined) {
    throw new EchoError(
      'input-invalid',
      `A sentence says what songs are to be like: not ${other}.`,
    );
  }
  const { id: listenerId } = await listenerFor(session, options);
  const asked = { listenerId, sentence, language: 'en' as const };
  const understood = await understandPlaylist(echotune.assistantDeps, asked);
  const refresh = options.refresh ?? understood.refresh;
  sayUnderstood(session, understood);
  if (options.dryRun === true) {
    const { items, empty } = await echotune.recommender.recommend({
      ...{ ...understood.rules, listenerId },
    });
    output.answer({ ...understood, refresh, items, empty });
    for (const { song, reason } of items) {
      output.say(`  ${song.title} – ${song.artist}\n    ${spoken(reason, false)}`);
    }
    if (empty !== null) output.say(`${empty.message}\n${empty.help}`);
    return;
  }
  const { name, rules } = understood;
  const made = await echotune.store.playlists.create(listenerId, {
    // To be read again.
    ...{ name, description: options.description || sentence, refresh, ...storedRules(rules) },
  });
  sayFilled(session, await fillPlaylist(echotune, made), understood);
}
