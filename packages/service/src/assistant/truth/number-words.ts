import type { ReasonLanguage } from '../../recommend/phrases/languages.ts';

type Named = readonly (readonly [value: number, words: string])[];

/** "one" and "ein" are articles as well, and "first" says where to begin: they claim nothing. */
const english: Named = [
  [0, 'zero'],
  [1, 'once'],
  [2, 'two twice'],
  [3, 'three thrice third'],
  [4, 'four fourth'],
  [5, 'five fifth'],
  [6, 'six sixth'],
  [7, 'seven seventh'],
  [8, 'eight eighth'],
  [9, 'nine ninth'],
  [10, 'ten tenth'],
  [11, 'eleven'],
  [12, 'twelve dozen'],
  [13, 'thirteen'],
  [14, 'fourteen'],
  [15, 'fifteen'],
  [16, 'sixteen'],
  [17, 'seventeen'],
  [18, 'eighteen'],
  [19, 'nineteen'],
  [20, 'twenty'],
  [30, 'thirty'],
  [40, 'forty'],
  [50, 'fifty'],
  [60, 'sixty'],
  [70, 'seventy'],
  [80, 'eighty'],
  [90, 'ninety'],
  [100, 'hundred hundreds'],
  [1000, 'thousand thousands'],
  [1_000_000, 'million millions'],
];

const german: Named = [
  [0, 'null'],
  [1, 'einmal'],
  [2, 'zwei zweimal zweite zweiter zweites zweiten'],
  [3, 'drei dreimal dritte dritter drittes dritten'],
  [4, 'vier viermal vierte vierter vierten'],
  [5, 'fünf fünfmal fünfte fünfter fünften'],
  [6, 'sechs sechsmal'],
  [7, 'sieben siebenmal'],
  [8, 'acht achtmal'],
  [9, 'neun neunmal'],
  [10, 'zehn zehnmal'],
  [11, 'elf'],
  [12, 'zwölf dutzend'],
  [13, 'dreizehn'],
  [14, 'vierzehn'],
  [15, 'fünfzehn'],
  [16, 'sechzehn'],
  [17, 'siebzehn'],
  [18, 'achtzehn'],
  [19, 'neunzehn'],
  [20, 'zwanzig'],
  [30, 'dreißig'],
  [40, 'vierzig'],
  [50, 'fünfzig'],
  [60, 'sechzig'],
  [70, 'siebzig'],
  [80, 'achtzig'],
  [90, 'neunzig'],
  [100, 'hundert hunderte'],
  [1000, 'tausend tausende'],
  [1_000_000, 'million millionen'],
];

const mapOf = (named: Named): ReadonlyMap<string, number> =>
  new Map(
    named.flatMap(([value, words]) => words.split(' ').map((word) => [word, value] as const)),
  );

const values: Readonly<Record<ReasonLanguage, ReadonlyMap<string, number>>> = {
  en: mapOf(english),
  de: mapOf(german),
};

/** What a word counts; null where it counts nothing. Parts of a larger number are numbers of their own. */
export function numberWord(key: string, language: ReasonLanguage): number | null {
  return values[language].get(key) ?? null;
}
