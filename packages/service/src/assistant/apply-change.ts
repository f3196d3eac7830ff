import { EchoError } from '@echotune/data';
import { giveVerdict, type VerdictTarget } from '../feedback/give-verdict.ts';
import { addTracks } from '../playlist/add-tracks.ts';
import { type PlaylistRules, storedRules } from '../playlist/check-rules.ts';
import { fillPlaylist } from '../playlist/fill-playlist.ts';
import type { ReasonLanguage } from '../recommend/phrases/languages.ts';
import { holdTokens } from '../spotify/hold-tokens.ts';
import type { Card } from './card.ts';
import type { Change } from './change.ts';
import type { AssistantDeps } from './deps.ts';
import { wordsOf } from './phrases/phrases.ts';

export interface Applied {
  /** What came of it, in the listener's language. */
  readonly outcome: string;
  readonly cards: readonly Card[];
}

type Of<Kind extends Change['kind']> = Extract<Change, { kind: Kind }>;

interface Applying {
  readonly deps: AssistantDeps;
  readonly listenerId: number;
  readonly language: ReasonLanguage;
}

async function makePlaylist(
  { deps, listenerId, language }: Applying,
  { name, prompt, rules, refresh }: Of<'make-playlist'>,
): Promise<Applied> {
  const words = wordsOf(language);
  const stored = storedRules(rules as unknown as PlaylistRules);
  const made = await deps.store.playlists.create(listenerId, {
    ...{ name, description: prompt.slice(0, 2000), refresh, ...stored },
  });
  const { playlist, empty } = await fillPlaylist(deps, made);
  const { id, entryCount: entries } = playlist;
  return {
    outcome:
      empty === null
        ? words.made(name, entries)
        : words.madeEmpty(name, `${empty.message} ${empty.help}`),
    cards: [{ kind: 'playlist', id, name, entries }],
  };
}

async function judgeIt(
  { deps, listenerId, language }: Applying,
  target: VerdictTarget,
  verdict: Of<'judge-song'>['verdict'],
): Promise<Applied> {
  const { store, clock } = deps;
  if (verdict === 'none') await store.verdicts.clear(listenerId, target);
  else await giveVerdict(store, listenerId, target, verdict, clock());
  return { outcome: wordsOf(language).done, cards: [] };
}

async function playIt(
  { deps, listenerId, language }: Applying,
  { command, uris }: Of<'play'>,
): Promise<Applied> {
  const { spotify } = deps;
  if (spotify === null) throw new EchoError('provider-not-configured', 'Spotify is not set up.');
  const holder = holdTokens(spotify, listenerId);
  await spotify.api.control(
    holder,
    command === 'play' ? { do: 'play', ...(uris.length > 0 && { uris }) } : { do: command },
  );
  return { outcome: wordsOf(language).done, cards: [] };
}

/** Does what the listener agreed to. Throws as what it does. */
export async function applyChange(applying: Applying, change: Change): Promise<Applied> {
  const { deps, listenerId, language } = applying;
  const { playlists } = deps.store;
  const done = { outcome: wordsOf(language).done, cards: [] };
  /** As it was shown: somebody else's change in between is not written over. */
  const refOf = ({ playlist: id, version }: { playlist: number; version: number }) => ({
    ...{ listenerId, id, version },
  });
  switch (change.kind) {
    case 'make-playlist':
      return makePlaylist(applying, change);
    case 'judge-song':
      return judgeIt(applying, { songId: change.song }, change.verdict);
    case 'judge-artist':
      return judgeIt(applying, { artistId: change.artist }, change.verdict);
    case 'play':
      return playIt(applying, change);
    case 'add-songs': {
      const wanted = change.songs.map((songId) => ({ songId }));
      const at = { position: null, now: deps.clock() };
      const { id, name, entryCount } = await addTracks(deps.store, refOf(change), wanted, at);
      return { ...done, cards: [{ kind: 'playlist', id, name, entries: entryCount }] };
    }
    case 'remove-entries':
      await playlists.takeOut(refOf(change), change.entries);
      return done;
    case 'rename-playlist':
      await playlists.change(refOf(change), { name: change.name });
      return done;
    case 'delete-playlist':
      await playlists.remove(refOf(change));
      return done;
  }
}
