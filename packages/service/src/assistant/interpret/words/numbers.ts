/** Numbers as words, in both languages, as tokens have them. */
function numbered(lists: readonly string[], from: number): [string, number][] {
  return lists.flatMap((list) =>
    list.split(' ').map((word, at): [string, number] => [word, at + from]),
  );
}

export const numbers: ReadonlyMap<string, number> = new Map([
  ...numbered(
    [
      'two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty',
      'zwei drei vier funf sechs sieben acht neun zehn elf zwolf dreizehn vierzehn funfzehn sechzehn siebzehn achtzehn neunzehn zwanzig',
    ],
    2,
  ),
  ...Object.entries({
    ...{ fuenf: 5, zwoelf: 12, fuenfzehn: 15, zwo: 2, dozen: 12, dutzend: 12 },
    ...{ thirty: 30, forty: 40, fifty: 50, sixty: 60, ninety: 90, hundred: 100 },
    ...{ dreissig: 30, vierzig: 40, funfzig: 50, fuenfzig: 50, sechzig: 60, neunzig: 90 },
    ...{ hundert: 100, couple: 2 },
  }),
]);

/** One, where a unit follows: alone these are articles. */
export const ones: ReadonlySet<string> = new Set([
  'a',
  'an',
  'one',
  'ein',
  'eine',
  'einen',
  'einer',
  'einem',
  '1',
]);

export const ordinals: ReadonlyMap<string, number> = new Map([
  ...numbered(
    [
      'first second third fourth fifth sixth seventh eighth ninth tenth',
      '1st 2nd 3rd 4th 5th 6th 7th 8th 9th 10th',
    ],
    1,
  ),
  ...numbered(['erst zweit dritt viert funft sechst siebt acht neunt zehnt'], 1).flatMap(
    ([stem, nth]): [string, number][] =>
      ['e', 'en', 'er', 'es', 'em'].map((ending) => [`${stem}${ending}`, nth]),
  ),
  ['fuenfte', 5],
  ['fuenften', 5],
]);

/** Minutes. */
export const lengths: ReadonlyMap<string, number> = new Map(
  Object.entries({
    ...{ second: 1 / 60, seconds: 1 / 60, sekunde: 1 / 60, sekunden: 1 / 60 },
    ...{ minute: 1, minutes: 1, min: 1, mins: 1, minuten: 1, mintues: 1 },
    ...{ hour: 60, hours: 60, hr: 60, hrs: 60, h: 60, stunde: 60, stunden: 60, std: 60 },
  }),
);

/** What comes before a number: no more, or no less, than it. Keys are phrases. */
export const bounds: Readonly<Record<'most' | 'least', readonly string[]>> = {
  most: [
    'under|below|less than|fewer than|shorter than|slower than|at most|up to|max|maximum|no longer than|no more than|not longer than|no faster than|not faster than',
    'unter|weniger als|kurzer als|kuerzer als|langsamer als|hochstens|hoechstens|maximal|max|bis zu|nicht langer als|nicht laenger als|nicht schneller als',
  ],
  least: [
    'over|above|more than|longer than|faster than|at least|min|minimum|no shorter than|no slower than|not slower than|not shorter than',
    'uber|ueber|mehr als|langer als|laenger als|schneller als|mindestens|ab|nicht kurzer als|nicht langsamer als|wenigstens',
  ],
};
