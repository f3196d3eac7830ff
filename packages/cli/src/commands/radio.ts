import { listenerFor, type Session } from '../session.ts';
import { artistsNamed } from '../wish-options.ts';
import { answerList, controlsIn, type ListOptions, songsNumbered } from './recommend.ts';

export interface RadioOptions extends ListOptions {
  /** Names. */
  readonly artist?: readonly string[];
  readonly called?: readonly string[];
  /** Numbers before songs of earlier answers. */
  readonly like?: readonly number[];
}

/** `echotune radio`: a longer list that goes with songs, artists or tags. */
export async function radioCommand(session: Session, options: RadioOptions): Promise<void> {
  const { store } = session.echotune;
  const { id: listenerId } = await listenerFor(session, options);
  const { artist, called: tags, like } = options;
  const seeds = {
    songs: like && (await songsNumbered(store, listenerId, like)),
    artists: artist && (await artistsNamed(store, artist)),
    tags,
  };
  const controls = await controlsIn(options, store);
  await answerList(session, { ...controls, listenerId, shelf: 'radio', seeds });
}
