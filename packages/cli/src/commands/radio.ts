import { listenerFor, type Session } from '../session.ts';
import { artistsNamed } from '../wish-options.ts';
import { answerList, type ListOptions, songsNumbered } from './recommend.ts';

export interface RadioOptions extends ListOptions {
  /** Names. */
  readonly artist?: readonly string[];
  readonly called?: readonly string[];
  /** Numbers before songs of earlier answers. */
  readonly like?: readonly number[];
}

/** `echotune radio`: a longer list that goes with songs, artists or tags. */
export async function radioCommand(session: Session, options: RadioOptions): Promise<void> {
  const { echotune } = session;
  const listener = await listenerFor(session, options);
  const { artist, called: tags, like } = options;
  const seeds = {
    songs: like && (await songsNumbered(echotune, listener.id, like)),
    artists: artist && (await artistsNamed(echotune.store, artist)),
    tags,
  };
  await answerList(session, listener.id, options, { shelf: 'radio', seeds });
}
