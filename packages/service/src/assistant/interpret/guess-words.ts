import type { ReasonLanguage } from '../../recommend/phrases/languages.ts';
import type { Knowledge } from './interpretation.ts';
import { knownWords } from './mark-words.ts';
import { isSure, type NameSlots } from './name-slots.ts';
import { isOf, type Named, type Piece, type PieceOf, unheardOf } from './piece.ts';
import type { Told } from './read-tokens.ts';

const articles = new Set(['the', 'die', 'der', 'das']);
/** Shorter words are one letter from too many others. */
const shortest = 5;

/** Names that are looked up for a slip of the finger; of more in one request each is taken as it is typed. */
const mostGuesses = 20;

/** Whether one letter is missing, too much, another, or two have changed places. */
export function isOneSlipAway(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > 1 || one === other) return false;
  let start = 0;
  while (start < one.length && one[start] === other[start]) start += 1;
  const [a, b] = [one.slice(start), other.slice(start)];
  if (a.length > b.length) return a.slice(1) === b;
  if (a.length < b.length) return b.slice(1) === a;
  if (a.slice(1) === b.slice(1)) return true;
  return a[0] === b[1] && a[1] === b[0] && a.slice(2) === b.slice(2);
}

/** The words with those that nobody knows as they were probably meant: "plalyist". */
export function correctWords(
  told: Told,
  {
    slots,
    language,
    taken,
  }: { slots: NameSlots; language: ReasonLanguage; taken: ReadonlySet<number> },
): string[] {
  let isNameBefore = false;
  return told.tokens.map(({ word }, at) => {
    const opener = slots.opener(at);
    const isAsked = opener.some(
      (piece) => isOf(piece, 'act', 'often') || isOf(piece, 'act', 'when'),
    );
    const goesOn = isNameBefore && !slots.isCut(at);
    const mayBeName = isSure(opener) || isAsked || goesOn || taken.has(at);
    isNameBefore = mayBeName && !slots.isPlain(at);
    if (mayBeName || slots.isPlain(at) || word.length < shortest) return word;
    return knownWords(language).find((known) => isOneSlipAway(word, known)) ?? word;
  });
}

/** Names that nobody here knows, or knows so: what stands where a name is expected and means nothing else. */
export async function guessNames(
  told: Told,
  slots: NameSlots,
  knowledge: Knowledge,
): Promise<PieceOf<'name'>[]> {
  const found: PieceOf<'name'>[] = [];
  const { text, tokens } = told;
  const isUnknown = (at: number) => slots.piecesAt(at).some(({ kind }) => kind === 'unknown');
  // "Die Ärzte", within a sentence
  const isOfName = (at: number) =>
    at > 0 && articles.has(tokens[at]?.word ?? '') && slots.isCapital(at) && !slots.isCut(at + 1);
  for (let at = 0; at < tokens.length; at += 1) {
    const isAfterName = found.some(({ to }) => to === at);
    if (!isUnknown(at) || isAfterName || !slots.expectsName(at)) continue;
    let to = at + 1;
    while (to < tokens.length && !slots.isCut(to) && (isUnknown(to) || goesOn(slots, to))) to += 1;
    const from = isOfName(at - 1) ? at - 1 : at;
    const said = text.slice(tokens[from]?.start, tokens[to - 1]?.end);
    const isLookedUp = found.length < mostGuesses;
    const name = isLookedUp ? await guess(said, knowledge) : unheardOf(said.slice(0, 200));
    found.push({ kind: 'name', name, from, to });
    at = to - 1;
  }
  return found;
}

/** Whether a word that means something is a part of the name all the same: it is written as one. */
function goesOn(slots: NameSlots, at: number): boolean {
  const isNoun = slots
    .piecesAt(at)
    .some((piece: Piece) => isOf(piece, 'noun') || isOf(piece, 'act'));
  return slots.isCapital(at) && !isNoun;
}

async function guess(text: string, knowledge: Knowledge): Promise<Named> {
  const unknown = unheardOf(text.slice(0, 200));
  const almost = text.length > 100 ? null : await knowledge.almostCalled(text);
  return { ...unknown, ...almost };
}
