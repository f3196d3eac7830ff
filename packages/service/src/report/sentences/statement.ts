import type { ReasonLanguage } from '../../recommend/phrases/languages.ts';
import { type Fact, idOf, type KnownFact } from '../fact.ts';
import { writeOf, writeValue } from '../write-value.ts';
import { adviceEnglish, type FindingCode } from './advice-english.ts';
import { adviceGerman } from './advice-german.ts';
import { english, type SentenceCode } from './english.ts';
import { german } from './german.ts';

/** The name of a placeholder without what it takes of its fact. */
type SlotName<Inner extends string> = Inner extends `~${infer Name}` | `${infer Name}|${string}`
  ? Name
  : Inner extends `${infer Name}.of`
    ? Name
    : Inner;

type SlotsOf<Text extends string> = Text extends `${string}{${infer Inner}}${infer Rest}`
  ? SlotName<Inner> | SlotsOf<Rest>
  : never;

/** The facts that a sentence needs: one for each of its placeholders. */
export type SlotsOfCode<Code extends SentenceCode> = Readonly<
  Record<SlotsOf<(typeof english)[Code]>, KnownFact>
>;

type FactsFor<Code extends SentenceCode> =
  SlotsOf<(typeof english)[Code]> extends never ? never : SlotsOfCode<Code>;

/** A sentence as the facts that it is made of. Only `state` makes one, so none is without. */
export class Statement<Code extends SentenceCode = SentenceCode> {
  readonly code: Code;
  /** Ids of facts by placeholder. */
  readonly slots: Readonly<Record<string, string>>;
  readonly #isMade = true;

  private constructor(code: Code, slots: Readonly<Record<string, string>>) {
    this.code = code;
    this.slots = slots;
  }

  static of<Code extends SentenceCode>(code: Code, facts: FactsFor<Code>): Statement<Code> {
    const given: Readonly<Record<string, KnownFact>> = facts;
    const slots = Object.entries(given).map(([slot, fact]) => [slot, idOf(fact)]);
    return new Statement(code, Object.fromEntries(slots));
  }

  /** Ids of what it rests on, each once. */
  get facts(): readonly string[] {
    return this.#isMade ? [...new Set(Object.values(this.slots))] : [];
  }
}

/** Says something of facts; a code whose sentence takes none is none. */
export const state = Statement.of;

const texts: Readonly<Record<ReasonLanguage, Readonly<Record<SentenceCode, string>>>> = {
  ...{ en: english, de: german },
};
const advices: Readonly<Record<ReasonLanguage, Readonly<Record<FindingCode, string>>>> = {
  ...{ en: adviceEnglish, de: adviceGerman },
};

/** The sentence, of facts by their ids. */
export function writeStatement(
  { code, slots }: Pick<Statement, 'code' | 'slots'>,
  facts: ReadonlyMap<string, Fact>,
  language: ReasonLanguage,
): string {
  return texts[language][code].replaceAll(/\{([^}]+)\}/g, (_, inner: string) => {
    const [place = '', one, many, none] = inner.split('|');
    const fact = facts.get(slots[place.replace(/^~|\.of$/g, '')] ?? '');
    if (fact === undefined) return '?';
    if (place.startsWith('~')) return '';
    if (place.endsWith('.of')) return writeOf(fact.of ?? '?', language);
    if (fact.value === 0 && none !== undefined) return none;
    const value = writeValue(fact.value ?? '?', fact.unit, language);
    return one === undefined ? value : `${value} ${fact.value === 1 ? one : many}`;
  });
}

export function adviceOn(code: FindingCode, language: ReasonLanguage): string {
  return advices[language][code];
}

export function isFindingCode(code: string): code is FindingCode {
  return Object.hasOwn(adviceEnglish, code);
}
export function isSentenceCode(code: string): code is SentenceCode {
  return Object.hasOwn(english, code);
}
