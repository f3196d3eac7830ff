import { nameKey } from '../identify/name-key.ts';
import type { SongRef } from './constraints.ts';
import type { ToolCall } from './tools/inputs.ts';
import type { ToolContext } from './tools/tool.ts';

/** Words with which somebody points at what stands before them. */
const pointing =
  /\b(this|that|it|them|these|those|one|ones|first|second|third|last|all|number|das|dies|diese|dieser|dieses|es|sie|ihn|die|den|erste|ersten|zweite|zweiten|dritte|dritten|letzte|letzten|alle|nummer|\d+)\b/i;
/** Words with which somebody says that they do not want something, or not any more. */
const unwanted =
  /\b(hide|never|not|no|don'?t|do not|hate|dislike|stop|skip|without|block|ban|boring|awful|crap|nie|niemals|nicht|kein\w*|hasse|mag nicht|blende|ausblenden|verstecke?|weg|doof|schlecht|langweilig|genug)\b/i;
const takenBack =
  /\b(forget|undo|take|back|remove|clear|unlike|anymore|vergiss|zurück|doch|rückgängig|nimm|lösch\w*|mehr)\b/i;

/** Whether a name stands in what the listener said, however it is written. */
export function isSaid(name: string, words: string): boolean {
  return ` ${nameKey(words)} `.includes(` ${nameKey(name)} `);
}

const titlesOf = (refs: readonly SongRef[] = []) =>
  refs.flatMap((ref) => ('title' in ref ? ref.title : []));
const isPointed = (refs: readonly SongRef[] = []) => refs.some((ref) => 'shown' in ref);

interface Named {
  readonly names: readonly (string | undefined)[];
  readonly songs?: readonly SongRef[] | undefined;
}

/** What a call to change something names. */
function namedIn({ tool, input }: ToolCall): Named {
  switch (tool) {
    case 'make_playlist': {
      const {
        likeArtists = [],
        likeSongs = [],
        withoutArtists = [],
        withoutSongs = [],
      } = input.songs;
      return {
        names: [input.name, ...likeArtists, ...withoutArtists],
        songs: [...likeSongs, ...withoutSongs],
      };
    }
    case 'change_playlist':
      return {
        names: [input.playlist, input.rename],
        songs: [...(input.add ?? []), ...(input.remove ?? [])],
      };
    case 'delete_playlist':
      return { names: [input.playlist] };
    case 'judge':
      return { names: [input.artist], songs: input.song && [input.song] };
    case 'play':
      return { names: [input.artist, input.playlist], songs: input.song && [input.song] };
    default:
      return { names: [] };
  }
}

/** Whether the listener sounds as the verdict does. */
function isMeant(call: ToolCall, words: string): boolean {
  if (call.tool !== 'judge') return true;
  const { verdict } = call.input;
  if (verdict === 'none') return takenBack.test(words);
  return unwanted.test(words) === (verdict !== 'love' && verdict !== 'like');
}

/**
 * Whether a change that a model would propose is about what the listener named, or pointed at where it stands before
 * them, and as they said it: what a model has read can choose neither.
 */
export function isSaidByListener(
  call: ToolCall,
  { words, shown }: Pick<ToolContext, 'words' | 'shown'>,
): boolean {
  const { names, songs } = namedIn(call);
  const said = [...names, ...titlesOf(songs)].filter((name) => name !== undefined);
  const stand = shown.flatMap(({ song }) => [nameKey(song.title), nameKey(song.artist)]);
  // "Not now": what stands alone before somebody need not be pointed at.
  const isPointing = shown.length === 1 || pointing.test(words);
  return (
    said.every((name) => isSaid(name, words) || (isPointing && stand.includes(nameKey(name)))) &&
    (!isPointed(songs) || isPointing) &&
    isMeant(call, words)
  );
}
