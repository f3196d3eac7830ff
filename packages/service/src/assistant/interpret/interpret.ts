import type { ToolCall } from '../tools/inputs.ts';
import { todayOf } from './ask-history.ts';
import { chooseCall } from './choose-call.ts';
import { Clause } from './clause.ts';
import { isDenial } from './denials.ts';
import { detectLanguage } from './detect-language.ts';
import { changesAskedFor } from './find-changes.ts';
import { NameFinder } from './find-names.ts';
import { correctWords, guessNames } from './guess-words.ts';
import type { Interpretation, Knowledge, Situation } from './interpretation.ts';
import { markWords } from './mark-words.ts';
import { NameSlots } from './name-slots.ts';
import type { Piece } from './piece.ts';
import { readTokens, type Told } from './read-tokens.ts';
import { splitClauses } from './split-clauses.ts';

const greetings = new Set(['help', 'greeting']);

/**
 * Understands what a listener says without any model, in English or German: words → names of the catalogue and
 * what the other words mean → parts that ask for one thing each → calls. A change is called for only where the
 * words ask for one; what no call takes account of is told.
 */
export async function interpret(
  text: string,
  knowledge: Knowledge,
  situation: Situation,
): Promise<Interpretation> {
  const told = readTokens(text);
  const language = detectLanguage(told.tokens, situation.language);
  const pieces = await piecesOf(told, knowledge, { language, today: todayOf(situation) });
  const asked = changesAskedFor(text);
  const calls: ToolCall[] = [];
  const notUnderstood: string[] = [];
  let asksForHelp = false;
  for (const span of splitClauses(told, pieces)) {
    const clause = () => new Clause(told, pieces, { ...span, situation });
    if (isGreeting(clause())) {
      asksForHelp = true;
      continue;
    }
    const choice = chooseCall(clause, asked);
    if (choice !== null) calls.push(...choice.calls);
    if (choice === null && says(clause())) notUnderstood.push(clause().text);
    notUnderstood.push(...(choice?.rest ?? []));
  }
  if (told.rest !== '') notUnderstood.push(told.rest);
  const isNothing = calls.length === 0 && notUnderstood.length === 0;
  return { language, calls, notUnderstood, asksForHelp: isNothing && asksForHelp };
}

async function piecesOf(
  told: Told,
  knowledge: Knowledge,
  { language, today }: { language: 'en' | 'de'; today: number },
): Promise<readonly Piece[]> {
  const words = told.tokens.map(({ word }) => word);
  const first = new NameSlots(told.tokens, markWords(words, { language, today, taken: new Set() }));
  const { names, taken } = await new NameFinder(told, first, knowledge).find();
  const corrected = correctWords(told, { slots: first, language, taken });
  const marked = [...markWords(corrected, { language, today, taken }), ...names];
  const slots = new NameSlots(told.tokens, marked);
  const guessed = await guessNames(told, slots, knowledge);
  const isGuessed = (piece: Piece) =>
    guessed.some(({ from, to }) => piece.from >= from && piece.to <= to);
  const isExclaimed = (piece: Piece) => isDenial(piece) && exclaims(told, piece);
  return [...marked.filter((piece) => !isGuessed(piece) && !isExclaimed(piece)), ...guessed].sort(
    (a, b) => a.from - b.from,
  );
}

/** "No, play jazz" answers something. */
function exclaims({ tokens }: Told, { from, to }: Piece): boolean {
  const { word = '', gap = '' } = tokens[from] ?? {};
  return from === 0 && to === 1 && word === 'no' && to < tokens.length && /[.,;!]/u.test(gap);
}

/** "Hello", "thanks", "what can you do?": nothing beside it. */
function isGreeting({ pieces }: Clause): boolean {
  const isOnly = pieces.every(
    (piece) =>
      ['fill', 'joint', 'noun'].includes(piece.kind) ||
      (piece.kind === 'act' && greetings.has(piece.value)),
  );
  return isOnly && pieces.some(({ kind }) => kind === 'act');
}

function says({ pieces }: Clause): boolean {
  return pieces.some(({ kind }) => kind !== 'fill' && kind !== 'joint');
}
