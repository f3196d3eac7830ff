import { spellingsOf } from '../match-phrases.ts';

/** How people point at what they were shown, in both languages. */
function set(words: string): ReadonlySet<string> {
  return new Set(words.split(' ').flatMap(spellingsOf));
}

export const articles = set('the das den die der dem');
export const pointedNouns = set(
  'one ones song songs track tracks tune lied lieder stück stücke titel item',
);
export const pointing = {
  last: set('last letzte letzten letztes'),
  those: set('these those diese'),
  number: set('number nummer nr no song track lied titel'),
  and: set('and und or oder &'),
  /** After them a number is that of a song. */
  like: set('like wie'),
  /** Between such a number and what is said beside. */
  ends: set('but and please aber und bitte only just nur with mit without ohne though'),
  ofThem: [
    'davon',
    'von denen',
    'von diesen',
    'von ihnen',
    'of them',
    'of these',
    'of those',
    'one of them',
  ],
} as const;

interface Pointing {
  readonly words: readonly string[];
  readonly pointed: { readonly how: 'this' | 'all' | 'artist' };
  readonly isWeak: boolean;
}

function phrases(how: 'this' | 'all' | 'artist', isWeak: boolean, text: string): Pointing[] {
  return text.split('|').flatMap((phrase) => {
    const words = phrase.trim().split(/\s+/).map(spellingsOf);
    const plain = words.map(([first = '']) => first);
    const spelledOut = words.map((each) => each.at(-1) ?? '');
    return [plain, spelledOut].map((each) => ({ words: each, pointed: { how }, isWeak }));
  });
}

export const pointedPhrases: readonly Pointing[] = [
  ...phrases(
    'this',
    false,
    `this one|this song|this track|that one|that song|that track|this tune|dieses lied|diesen song|dieser song|
     dieses stück|das lied|den song|der song|diesen titel|diesen track|das da|das hier|dieses hier|this recommendation|
     this piece|davon`,
  ),
  ...phrases('this', true, 'this|that|it|das|dies|dieses|diesen|den|ihn|es'),
  ...phrases(
    'all',
    false,
    `these songs|those songs|all of them|them all|all these|all of these|all of those|these tracks|those tracks|
     all the songs|alle lieder|alle davon|diese lieder|diese songs|diese stücke|die alle|sie alle|alle hier|
     all these songs|alle diese lieder|alle diese songs|die lieder|die songs|daraus|hieraus|damit|both of them|both|beide`,
  ),
  ...phrases('all', true, 'them|these|those|die|sie|diese|alle|all'),
  ...phrases(
    'artist',
    false,
    `this artist|this band|this singer|that artist|that band|that singer|the artist|the band|this group|these guys|diesen künstler|dieser künstler|
     diese künstlerin|diese band|dieser band|diesem künstler|den künstler|die band|die künstlerin|diesen sänger|
     diese sängerin|diese gruppe|diesen interpreten|dieser künstlerin`,
  ),
];
