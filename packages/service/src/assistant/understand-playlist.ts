import { EchoError } from '@echotune/data';
import type { PlaylistRules } from '../playlist/check-rules.ts';
import { type Mentioned, nameMentioned } from '../playlist/name-mentioned.ts';
import type { ReasonLanguage } from '../recommend/phrases/languages.ts';
import type { Constraints } from './constraints.ts';
import type { AssistantDeps } from './deps.ts';
import { songCalled } from './find-named.ts';
import { interpret } from './interpret/interpret.ts';
import type { Interpretation } from './interpret/interpretation.ts';
import { catalogueKnowledge } from './interpret/know-catalogue.ts';
import { NameUnknown } from './name-unknown.ts';
import { wordsOf } from './phrases/phrases.ts';
import { rulesOfConstraints } from './rules-of-constraints.ts';
import { nameOf } from './tools/make-playlist.ts';
import type { ToolContext } from './tools/tool.ts';

const mostText = 2000;
const usualCount = 30;

/** What a sentence says a playlist is to be. */
export interface UnderstoodPlaylist {
  readonly name: string;
  readonly rules: PlaylistRules;
  /** What the songs and artists of the rules are called. */
  readonly mentioned: Mentioned;
  readonly refresh: 'daily' | 'weekly' | null;
  /** Pieces of the sentence that nothing was made of, and names that nobody here has. */
  readonly notUnderstood: readonly string[];
  /** What was understood, in words of the sentence's language; empty where nothing was. */
  readonly said: string;
}

interface Sentence {
  readonly listenerId: number;
  readonly sentence: string;
  /** Where the sentence does not tell. */
  readonly language: ReasonLanguage;
}

/**
 * Reads a sentence as a playlist with no model, whether it says to make one or only what is to be in it. Nothing is
 * made. Throws input-invalid, listener-unknown, store-*.
 */
export async function understandPlaylist(
  deps: AssistantDeps,
  { listenerId, sentence, language: otherwise }: Sentence,
): Promise<UnderstoodPlaylist> {
  const text = sentence.trim();
  if (text === '' || text.length > mostText) {
    throw new EchoError('input-invalid', `A sentence has 1 to ${mostText} characters.`);
  }
  const { wish, language, notUnderstood } = await read(deps, listenerId, text, otherwise);
  const { songs, refresh = null } = wish;
  const context: ToolContext = {
    ...{ deps, listenerId, language, words: text, shown: [], onPaid: () => {} },
  };
  const { rules, constraints, unknown } = await knownRules(context, songs);
  const said = wordsOf(language).constraints(constraints);
  return {
    ...{ rules, refresh, said, notUnderstood: [...notUnderstood, ...unknown] },
    name: wish.name ?? nameOf(constraints, text, language),
    mentioned: await nameMentioned(deps.store, rules),
  };
}

interface Wish {
  readonly name?: string | undefined;
  readonly songs: Constraints;
  readonly refresh?: 'daily' | 'weekly' | undefined;
}

/** What makes an order of a description. */
const orders: Readonly<Record<ReasonLanguage, string>> = {
  en: 'Make a playlist: ',
  de: 'Mach eine Playlist: ',
};

async function read(
  deps: AssistantDeps,
  listenerId: number,
  text: string,
  otherwise: ReasonLanguage,
) {
  const { listener } = await deps.profiles.get(listenerId);
  const knowledge = catalogueKnowledge(deps, listenerId);
  const understand = (words: string, language: ReasonLanguage) =>
    interpret(words, knowledge, {
      ...{ now: deps.clock(), timeZone: listener.timeZone, shown: 0, language },
    });
  const plain = await understand(text, otherwise);
  const { language } = plain;
  const isOrder = plain.calls.some(({ tool }) => tool === 'make_playlist');
  const understood = isOrder ? plain : await understand(`${orders[language]}${text}`, language);
  const wish = wishIn(understood);
  const isNothing = Object.keys(wish.songs).length === 0 && wish.refresh === undefined;
  const notUnderstood = isOrder
    ? understood.notUnderstood
    : ofTheirs(understood.notUnderstood, orders[language], text);
  // It asked for something, and for nothing that a playlist could be.
  const isAnother = isNothing && notUnderstood.length === 0 && understood.calls.length > 1;
  return { wish, language, notUnderstood: isAnother ? [text] : notUnderstood };
}

/** Pieces without what of them is the order that stands before a description: nobody typed it. */
function ofTheirs(pieces: readonly string[], order: string, text: string): string[] {
  const begins = Array.from(order, (_, at) => order.slice(at));
  return pieces
    .map((piece) => {
      if (text.includes(piece)) return piece;
      const begin = begins.find((each) => piece.startsWith(each));
      return begin === undefined ? '' : piece.slice(begin.length);
    })
    .filter((piece) => piece !== '');
}

/** The playlist, and what it is to be where that is said apart from it. */
function wishIn({ calls }: Interpretation): Wish {
  let wish: Wish = { songs: {} };
  for (const call of calls) {
    if (call.tool === 'make_playlist') {
      const { songs, ...rest } = call.input;
      wish = { ...wish, ...rest, songs: { ...wish.songs, ...songs } };
    }
    if (call.tool === 'recommend') wish = { ...wish, songs: { ...wish.songs, ...call.input } };
  }
  return wish;
}

/** The rules of constraints, without the names that nobody here has. */
async function knownRules(context: ToolContext, asked: Constraints) {
  const unknown = new Map<string, string>();
  let constraints = asked;
  for (;;) {
    try {
      const rules = await rulesOfConstraints(context, constraints, usualCount);
      return { rules, constraints, unknown: unknown.values() };
    } catch (cause) {
      if (!(cause instanceof NameUnknown)) throw cause;
      const { kind, called } = cause;
      // It was taken out, and is missed again: it will be for ever.
      if (unknown.has(`${kind} ${called}`)) throw cause;
      unknown.set(`${kind} ${called}`, called);
      constraints = withoutName(constraints, cause);
    }
  }
}

/** Constraints in which nothing is called so; a list of which nothing is left asks for nothing. */
function withoutName(constraints: Constraints, { kind, called }: NameUnknown): Constraints {
  const { likeArtists, withoutArtists, likeSongs, withoutSongs, tags, ...rest } = constraints;
  const isOther = (name: string) => name !== called;
  const artists = (names: readonly string[] = []) =>
    names.filter((name) => kind !== 'artist' || isOther(name));
  const songs = (refs: NonNullable<Constraints['likeSongs']> = []) =>
    refs.filter((ref) => (kind !== 'song' && kind !== 'shown') || isOther(songCalled(ref)));
  const lists = {
    ...{ likeArtists: artists(likeArtists), withoutArtists: artists(withoutArtists) },
    ...{ likeSongs: songs(likeSongs), withoutSongs: songs(withoutSongs) },
    tags: (tags ?? []).filter((name) => kind !== 'tag' || isOther(name)),
  };
  const left = Object.entries(lists).filter(([, names]) => names.length > 0);
  return { ...rest, ...Object.fromEntries(left) };
}
