import type { ReasonLanguage } from '../../recommend/phrases/languages.ts';

const setOf = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

/** "one" and "ein" are articles as well, and "first" says where to begin: they count nothing. */
const words: Readonly<Record<ReasonLanguage, ReadonlySet<string>>> = {
  en: setOf(`
zero once two twice three thrice third four fourth five fifth six sixth seven seventh eight eighth
nine ninth ten tenth eleven twelve dozen thirteen fourteen fifteen sixteen seventeen eighteen
nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands
million millions
`),
  de: setOf(`
null einmal zwei zweimal zweite zweiter zweites zweiten drei dreimal dritte dritter drittes dritten
vier viermal vierte vierter vierten fünf fünfmal fünfte fünfter fünften sechs sechsmal sieben
siebenmal acht achtmal neun neunmal zehn zehnmal elf zwölf dutzend dreizehn vierzehn fünfzehn
sechzehn siebzehn achtzehn neunzehn zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig
hundert hunderte tausend tausende million millionen
`),
};

/** Whether a word, in lower case, counts something. */
export function isNumberWord(key: string, language: ReasonLanguage): boolean {
  return words[language].has(key);
}
