import type { ToolCall } from '../tools/inputs.ts';
import { usePointedArtist } from './ask-history.ts';
import { verdicts } from './ask-judge.ts';
import type { Clause } from './clause.ts';
import { isOf } from './piece.ts';
import { isSong, readConstraints, songRefOf } from './read-constraints.ts';

/** Kinds of pieces that say more of what songs are to be like than whom they are to be like. */
const shaping = ['tag', 'wish', 'time', 'daytime'] as const;

export function askSimilar(clause: Clause): ToolCall | null {
  const isLikened =
    clause.acts('sounds', 'more') || clause.pieces.some((each) => isOf(each, 'joint', 'like'));
  if (!isLikened || shaping.some((kind) => clause.has(kind))) return null;
  if (clause.names.some(({ denial }) => denial !== null)) return null;
  const isOfArtists = clause.noun('artist') || (clause.acts('sounds') && saysWho(clause));
  const isPlain =
    clause.acts('sounds') || clause.noun('song') || isOfArtists || clause.acts('more');
  if (!isPlain || (clause.acts('recommend') && !isOfArtists && !clause.acts('sounds'))) return null;
  const of = isOfArtists ? 'artists' : 'songs';
  const likened = clause.names.filter(({ role }) => role === 'like' || role === 'object');
  const [named] = likened;
  if (named !== undefined) {
    if (clause.names.length > 1) return null;
    clause.use(named.piece);
    const { name } = named;
    const asked = isSong(named, clause)
      ? { song: songRefOf(name) }
      : { artist: name.artist ?? name.text };
    return { tool: 'similar', input: { ...asked, of, ...countOf(clause) } };
  }
  const artist = usePointedArtist(clause);
  if (artist !== null) return { tool: 'similar', input: { artist, of, ...countOf(clause) } };
  const songs = clause.usePointed();
  const implied = songs ?? (clause.acts('more') ? clause.pointedAt({ how: 'this' }) : null);
  const [song] = implied ?? [];
  if (song === undefined || implied?.length !== 1) return null;
  return { tool: 'similar', input: { song, of, ...countOf(clause) } };
}

function saysWho(clause: Clause): boolean {
  return /^(who|wer|welche band|which band)/iu.test(clause.text);
}

function countOf(clause: Clause): { count?: number } {
  const amount = clause.all('amount').find(({ gives }) => gives.count !== undefined);
  if (amount?.gives.count === undefined || amount.gives.count > 50) return {};
  clause.use(amount);
  return { count: amount.gives.count };
}

/** "Songs by QUIST", "find the one about rain", or nothing but a name. */
export function askSearch(clause: Clause): ToolCall | null {
  if (shaping.some((kind) => asksFor(clause, kind)) || clause.acts('top', 'heard', ...verdicts)) {
    return null;
  }
  const finds = clause.all('act').filter(({ value }) => value === 'find');
  const [named] = clause.names;
  if (named !== undefined) {
    const { name, role, piece } = named;
    const isMeant = finds.length > 0 || role === 'by' || clause.acts('show') || isBare(clause);
    if (!isMeant || role === 'like' || named.denial !== null || clause.names.length > 1)
      return null;
    clause.use(piece, ...clause.all('unknown'));
    const whole = name.by === null ? name.text : `${name.song?.title ?? name.text} ${name.by}`;
    const text = isSong(named, clause) ? whole : (name.artist ?? name.text);
    return { tool: 'search_music', input: { text, ...countOf(clause) } };
  }
  const [find] = finds;
  if (find === undefined || !clause.has('unknown')) return null;
  const text = clause.textAfter(find);
  if (text === '' || text.length > 200) return null;
  clause.use(...clause.pieces);
  return { tool: 'search_music', input: { text } };
}

/** Whether songs are to be of a kind: what is to be left out, or how well they are known, is told beside a search. */
function asksFor(clause: Clause, kind: (typeof shaping)[number]): boolean {
  const isBy = clause.names.some(({ role }) => role === 'by');
  return clause.all(kind).some((piece) => {
    const isOfKnown =
      isOf(piece, 'wish') && ['discover', 'rediscover'].includes(piece.gives.kind ?? '');
    return !(isBy && (clause.denialOf(piece) !== null || isOfKnown));
  });
}

/** Whether a name is all there is. */
function isBare(clause: Clause): boolean {
  return clause.pieces.every(({ kind }) => kind === 'name' || kind === 'fill' || kind === 'noun');
}

/** "What is jazz?" asks for no songs. */
const asksWhatIs =
  /^(what|who|when|where|was|wer|wann|wo)(['’]?s| is| are| was| ist| sind| war) /iu;

/** "I used to love QUIST", "QUIST is not bad": somebody is named, and nothing is asked for. */
function onlyTells(clause: Clause): boolean {
  if (!clause.names.some(({ role }) => role === 'object')) return false;
  // Of what was before nothing is asked, whatever the verb: "mochte" may be a "möchte".
  if (ofBefore.test(clause.text)) return true;
  if (clause.acts('recommend', 'find', 'show', 'play', 'more', 'sounds')) return false;
  if (clause.pieces.some((piece) => isOf(piece, 'joint', 'like'))) return false;
  const isOnce = clause.all('wish').some(({ gives }) => gives.kind === 'rediscover');
  return isOnce || clause.leavesOut || /^(?:i|ich|we|wir) /iu.test(clause.text);
}

const ofBefore = /(?<!\p{L})(?:früher|frueher|damals|einst|back then|in the past)(?!\p{L})/iu;

export function askRecommend(clause: Clause): ToolCall | null {
  if (asksWhatIs.test(clause.text) && !clause.acts('recommend')) return null;
  // "I love jazz", "add QUIST to my list": what is to be changed is not to be recommended.
  if (clause.acts('rename', 'delete', ...verdicts)) return null;
  // "Stop playing QUIST" asks for nobody like QUIST.
  if (clause.acts('pause') && clause.names.length > 0) return null;
  if (clause.noun('playlist')) return null;
  if (clause.acts('add', 'remove') && clause.names.some(({ role }) => role === 'to')) return null;
  if (onlyTells(clause)) return null;
  const input = readConstraints(clause);
  const isAsked = clause.acts('recommend') || clause.noun('music') || clause.noun('song');
  if (Object.keys(input).length === 0 && !(isAsked && !clause.has('unknown'))) return null;
  // Any songs are not what was asked for where some are to be left out.
  if (Object.keys(input).length === 0 && clause.leavesOut) return null;
  return { tool: 'recommend', input };
}
