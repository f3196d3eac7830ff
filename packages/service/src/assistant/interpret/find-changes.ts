import type { ToolName } from '../tools/inputs.ts';
import { findPhrase, phrasesIn } from './match-phrases.ts';
import { readTokens, type Token } from './read-tokens.ts';
import {
  changingPhrases,
  makingPhrases,
  playlistNouns,
  politePhrases,
  questionPhrases,
  relativePhrases,
  turnedPhrases,
} from './words/changing.ts';

const play = phrasesIn(changingPhrases.play);
const judge = phrasesIn(changingPhrases.judge);
const change = phrasesIn(changingPhrases.change_playlist);
const remove = phrasesIn(changingPhrases.delete_playlist);
const making = phrasesIn(makingPhrases);
const nouns = phrasesIn([playlistNouns]);
const questions = phrasesIn(questionPhrases);
const turned = phrasesIn(turnedPhrases);
const polite = phrasesIn(politePhrases);
const relative = phrasesIn(relativePhrases);

const joints = new Set(['and', 'then', 'und', 'dann', 'but', 'aber', 'sondern', 'or', 'oder']);
/** They stand before what is asked for and change nothing about it. */
const openers = new Set(
  'please bitte ok okay hey hi hallo so well now also ja yes nein no ach oh mal just echotune'.split(
    ' ',
  ),
);

/** "No more of it" begins with a no that is more than an opener. */
function opensOnly(words: readonly string[], at: number): boolean {
  const word = words[at] ?? '';
  return openers.has(word) && !(word === 'no' && words[at + 1] === 'more');
}

interface Clause {
  readonly words: readonly string[];
  /** Whether it goes on with the sentence that the clause before belongs to. */
  readonly isJoined: boolean;
  /** Whether its sentence ends with a question mark. */
  readonly isAsked: boolean;
}

function clausesOf(tokens: readonly Token[]): Clause[] {
  const sentences: { clauses: string[][]; isAsked: boolean }[] = [];
  let clauses: string[][] = [[]];
  for (const { word, gap, isQuoted } of tokens) {
    // What is quoted is a name, whatever it says.
    if (isQuoted) clauses.at(-1)?.push('');
    else if (joints.has(word)) clauses.push([]);
    else clauses.at(-1)?.push(word);
    if (/[.!?\n…]/u.test(gap)) {
      sentences.push({ clauses, isAsked: gap.includes('?') });
      clauses = [[]];
    } else if (/[,;:–—]/u.test(gap)) clauses.push([]);
  }
  sentences.push({ clauses, isAsked: false });
  return sentences.flatMap((sentence) =>
    sentence.clauses
      .map((words) => words.slice(words.findIndex((_, at) => !opensOnly(words, at))))
      .filter((words) => words.length > 0)
      .map((words, at) => ({ words, isJoined: at > 0, isAsked: sentence.isAsked })),
  );
}

function onlyAsks({ words, isAsked }: Clause): boolean {
  if (findPhrase(polite, words) === 0) return false;
  return findPhrase(questions, words) === 0 || (isAsked && findPhrase(turned, words) === 0);
}

/** The words of a clause that ask for something: what tells of something else is left out. */
function asking(words: readonly string[]): readonly string[] {
  const isPolite = findPhrase(polite, words) === 0;
  const asked = isPolite ? words.slice(2) : words;
  const from = findPhrase(relative, asked);
  return from < 0 ? asked : asked.slice(0, from);
}

function changesOf(words: readonly string[]): ToolName[] {
  const asked = asking(words);
  const says = (phrases: typeof play) => findPhrase(phrases, asked) >= 0;
  return [
    ...(says(nouns) && says(making) ? (['make_playlist'] as const) : []),
    ...(says(change) ? (['change_playlist'] as const) : []),
    ...(says(remove) ? (['delete_playlist'] as const) : []),
    ...(says(judge) ? (['judge'] as const) : []),
    ...(says(play) ? (['play'] as const) : []),
  ];
}

/**
 * The changing tools that the listener's own words ask for, in English or German: no change that is not
 * among them may be put to the listener, whoever proposes it. Generous to ways of saying it; a mere
 * question asks for none, nor does what is quoted.
 */
export function changesAskedFor(text: string): ReadonlySet<ToolName> {
  const found = new Set<ToolName>();
  let isQuestion = false;
  for (const clause of clausesOf(readTokens(text).tokens)) {
    isQuestion = onlyAsks(clause) || (isQuestion && clause.isJoined && clause.isAsked);
    if (!isQuestion) for (const tool of changesOf(clause.words)) found.add(tool);
  }
  return found;
}
