/** Makes the demo world's names from words, so that each fits its genre and none is real. */

import type { Random } from '../random.ts';
import {
  adjectives,
  ensembles,
  givenNames,
  nouns,
  places,
  roles,
  type Script,
  surnames,
  verbs,
} from './words.ts';

function plural(noun: string): string {
  if (/[^aeiou]y$/.test(noun)) return `${noun.slice(0, -1)}ies`;
  return /(s|x|ch|sh)$/.test(noun) ? `${noun}es` : `${noun}s`;
}

/** Draws until a name is new; after some attempts a numeral makes it so. */
export function distinct(taken: Set<string>, draw: () => string): string {
  let name = draw();
  for (let attempt = 2; taken.has(name); attempt++) {
    name = attempt < 20 ? draw() : `${draw()} ${attempt - 18}`;
  }
  taken.add(name);
  return name;
}

export function artistName(random: Random, script: Script | null): string {
  if (script && random.chance(0.7)) return random.pick(script.artists).replace(/[-־]/, ' ');
  const patterns: (() => string)[] = [
    () => `${random.pick(givenNames)} ${random.pick(surnames)}`,
    () => `${random.pick(givenNames)} ${random.pick(surnames)}`,
    () => `The ${random.pick(adjectives)} ${plural(random.pick(nouns))}`,
    () => `${random.pick(adjectives)} ${random.pick(nouns)}`,
    () => `${random.pick(nouns)} ${random.pick(nouns)}`,
    () => `${random.pick(givenNames)} & ${random.pick(givenNames)}`,
    () => `${random.pick(givenNames)}, the ${random.pick(roles)}`,
    () => `${random.pick(places)} ${random.pick(ensembles)}`,
    () => random.pick(surnames).toUpperCase(),
  ];
  return random.pick(patterns)();
}

function scriptTitle(random: Random, { words, joint }: Script): string {
  const first = random.pick(words);
  const second = random.pick(words);
  return second === first || random.chance(0.3) ? first : `${first}${joint}${second}`;
}

export function title(random: Random, script: Script | null): string {
  if (script && random.chance(0.6)) return scriptTitle(random, script);
  const patterns: (() => string)[] = [
    () => `${random.pick(adjectives)} ${random.pick(nouns)}`,
    () => `${random.pick(adjectives)} ${plural(random.pick(nouns))}`,
    () => `${random.pick(nouns)} of ${random.pick(places)}`,
    () => `${random.pick(verbs)} the ${random.pick(nouns)}`,
    () => `${plural(random.pick(nouns))} in ${random.pick(places)}`,
    () => `Before the ${random.pick(nouns)}`,
    () => `${random.pick(nouns)} & ${random.pick(nouns)}`,
    () => `Don't ${random.pick(verbs)} the ${random.pick(nouns)}`,
    () => `${random.pick(places)}, ${1 + random.below(5)} a.m.`,
    () => `${random.pick(nouns)} for ${random.pick(givenNames)}`,
    () => `The ${random.pick(adjectives)} ${random.pick(nouns)}`,
    () => `One ${random.pick(nouns)} in the ${random.pick(nouns)}`,
    () => random.pick(nouns),
    () => random.pick(givenNames),
  ];
  return random.pick(patterns)();
}

export function place(random: Random): string {
  return random.pick(places);
}
