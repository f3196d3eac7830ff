import type { ToolCall, ToolInput } from '../tools/inputs.ts';
import { usePointedArtist } from './ask-history.ts';
import type { Clause } from './clause.ts';
import { isDenial } from './denials.ts';
import type { PieceOf } from './piece.ts';
import { isSong, songRefOf } from './read-constraints.ts';

export const verdicts = ['none', 'not-now', 'hide', 'dislike', 'love', 'like'] as const;
type Verdict = (typeof verdicts)[number];
const order: readonly string[] = verdicts;

const noMore = new Set(['nicht mehr', 'no longer', 'anymore', 'any more', 'nimmer']);
const plainly = new Set(['nicht', 'not', 'dont', 'do not', 'didnt', 'nie', 'never']);
/** What else is done with songs that stand in playlists: no judgement of them. */
const others = ['add', 'remove', 'delete', 'rename'] as const;
/** A list of judgements, and no more than are answered at once. */
const mostSongs = 4;

/** What is thought, by the words that say so, which are taken account of; null where they contradict each other. */
function useVerdict(clause: Clause): Verdict | null {
  const said = clause
    .all('act')
    .filter(({ value }) => order.includes(value))
    .filter((each, _, all) => !all.some((other) => isWithin(each, other)));
  const verdict = verdicts.find((each) => said.some(({ value }) => value === each));
  if (verdict === undefined) return null;
  // "Never stop recommending": of two words the one that is no "not" judges, and the other is left over.
  const [first, ...rest] = said
    .filter(({ value }) => value === verdict)
    .toSorted((a, b) => Number(denies(clause, a)) - Number(denies(clause, b)));
  const liking = said.filter(({ value }) => value === 'love' || value === 'like');
  if (first === undefined) return null;
  if (verdict === 'hide' && liking.length > 0) {
    // What is no longer loved is not to be hidden for that.
    if (!noMore.has(clause.wordsOf(first)) || rest.length > 0) return null;
    clause.use(first, ...liking);
    return 'none';
  }
  if (verdict === 'dislike' && liking.length > 0) return null;
  clause.use(first);
  return verdict === 'like' ? (useNot(clause) ?? verdict) : verdict;
}

function denies(clause: Clause, { from, to }: PieceOf<'act'>): boolean {
  return clause.pieces.some((piece) => isDenial(piece) && piece.from === from && piece.to === to);
}

/** One that stands where another means something stronger. */
function isWithin(one: PieceOf<'act'>, other: PieceOf<'act'>): boolean {
  const isStronger = order.indexOf(other.value) < order.indexOf(one.value);
  return isStronger && one.from === other.from && one.to === other.to;
}

/** "Ich mag das zweite nicht" */
function useNot(clause: Clause): Verdict | null {
  const denials = clause.pieces.filter((piece) => isDenial(piece) && !clause.isUsed(piece));
  const [denial] = denials;
  if (denial === undefined || denials.length > 1 || !plainly.has(clause.wordsOf(denial)))
    return null;
  clause.use(denial);
  return 'dislike';
}

export function askJudge(clause: Clause): ToolCall | readonly ToolCall[] | null {
  if (clause.acts('heard', 'top', 'often', 'when', 'why', ...others)) return null;
  const verdict = useVerdict(clause);
  if (verdict === null) return null;
  const judge = (of: Pick<ToolInput<'judge'>, 'song' | 'artist'>): ToolCall => ({
    tool: 'judge',
    input: { ...of, verdict },
  });
  const [named] = clause.names;
  if (named !== undefined) {
    if (clause.names.length > 1 || named.role === 'like') return null;
    const { artist, song, playlist } = named.name;
    if (playlist !== null && artist === null && song === null) return null;
    // "Never QUIST": the word that judges stands where a "not" could.
    if (named.denial !== null && !clause.isUsed(named.denial)) return null;
    clause.use(named.piece);
    if (isSong(named, clause)) return judge({ song: songRefOf(named.name) });
    return judge({ artist: artist ?? named.name.text });
  }
  const artist = usePointedArtist(clause);
  if (artist !== null) return judge({ artist });
  const points = clause.all('pointed');
  const says = ['tag', 'wish', 'unknown', 'time', 'amount'] as const;
  if (says.some((kind) => clause.has(kind))) return null;
  const places = points.filter(({ pointed }) => pointed.how === 'nth' || pointed.how === 'last');
  if (places.length > 1) {
    const songs = places.flatMap(({ pointed }) => clause.pointedAt(pointed) ?? []);
    if (songs.length !== places.length || songs.length > mostSongs) return null;
    clause.use(...places);
    return songs.map((song) => judge({ song }));
  }
  // "not now" alone is said of the one song that stands there.
  const songs = points.length > 0 ? clause.usePointed() : clause.pointedAt({ how: 'this' });
  const [song] = songs ?? [];
  return song === undefined || songs?.length !== 1 ? null : judge({ song });
}
