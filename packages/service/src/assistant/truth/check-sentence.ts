import type { ReasonLanguage } from '../../recommend/phrases/languages.ts';
import { isMonth, isWeekday } from './date-words.ts';
import { isNumberWord } from './number-words.ts';
import { keysOf, readWords, type Token } from './read-words.ts';
import type { Told } from './told.ts';
import { isCue, isFunctionWord, isOrdinary } from './vocabulary/is-ordinary.ts';

/** What only a person's word does: no model has done it. */
const changed = new Set(
  'added deleted removed created made renamed hidden saved changed updated moved paused skipped started stopped done hinzugefügt gelöscht entfernt erstellt angelegt gemacht umbenannt gespeichert geändert verschoben ausgeblendet gestartet angehalten pausiert erledigt'.split(
    ' ',
  ),
);

/** Places, and how often: they say something of what was played, in free words. */
const ranking = new Set(
  'number rank place platz nummer eins favourite favorite favorit leads beats never nie rarely selten daily täglich'.split(
    ' ',
  ),
);

/** Marks that put something into words of its own, or lead elsewhere. */
const telling = /["“”„«»‘‚`[\]<>@/\\]|(?:^|\s)'|www\.|https?:/u;

function isPlain(token: Token, isFirst: boolean, language: ReasonLanguage): boolean {
  const { kind, key } = token;
  if (kind === 'number') return false;
  if (kind === 'mark') return true;
  // In English what is capital within a sentence is a name; German writes nouns so.
  const isName = language === 'en' && token.isCapital && !isFirst && !/^i(['’]|$)/.test(key);
  return (
    !isName &&
    isOrdinary(key, language) &&
    !isNumberWord(key, language) &&
    !(token.isCapital && isMonth(key, language)) &&
    !isWeekday(key, language) &&
    !changed.has(key) &&
    !ranking.has(key)
  );
}

/** After "by", "song" or "called" a name is to be expected: a word that could be one does not do. */
function areCuesFollowed(tokens: readonly Token[], language: ReasonLanguage): boolean {
  return tokens.every((token, at) => {
    // "Listen to …"
    const next = tokens[tokens[at + 1]?.key === 'to' ? at + 2 : at + 1];
    if (token.kind !== 'word' || !isCue(token.key, language) || next?.kind !== 'word') return true;
    return isFunctionWord(next.key, language);
  });
}

/**
 * Whether a sentence of a model may be shown: it is one that a tool told, word for word, or it claims nothing – no name,
 * no number, no date, no change that was made. What is so and what is not, EchoTune says itself: whether a sentence in
 * free words bears out cannot be told from its words.
 */
export function checkSentence(sentence: string, told: Told, language: ReasonLanguage): boolean {
  const keys = keysOf(sentence);
  if (told.isSentence(keys)) return true;
  if (telling.test(sentence) || told.hasName(keys)) return false;
  const tokens = readWords(sentence);
  const first = tokens.findIndex(({ kind }) => kind === 'word');
  return (
    tokens.every((token, at) => isPlain(token, at === first, language)) &&
    (first < 0 || isFunctionWord(tokens[first]?.key ?? '', language)) &&
    areCuesFollowed(tokens, language)
  );
}
