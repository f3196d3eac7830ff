/** Words of dates, as tokens have them: in lower case, accents off; both languages, for none means two things. */

function numbered(lists: readonly string[], from: number): ReadonlyMap<string, number> {
  return new Map(
    lists.flatMap((list) =>
      list
        .split(' ')
        .flatMap((names, at) => names.split('/').map((name) => [name, at + from] as const)),
    ),
  );
}

/** 1 is January. */
export const months = numbered(
  [
    'january/jan february/feb march april may june july august/aug september/sept october/oct november/nov december/dec',
    'januar/janner/jaenner februar/feber marz/maerz april mai/mais juni juli august september oktober/okt november dezember/dez',
  ],
  1,
);

/** 1 is Monday. */
export const weekdays = numbered(
  [
    'monday tuesday wednesday thursday friday saturday sunday',
    'montag dienstag mittwoch donnerstag freitag samstag/sonnabend sonntag',
  ],
  1,
);

/** The month in which each begins; it has three. */
export const seasons: ReadonlyMap<string, number> = new Map([
  ...['spring', 'springtime', 'fruhling', 'fruehling', 'fruhjahr', 'fruehjahr', 'fruhlings'].map(
    (name) => [name, 3] as const,
  ),
  ...['summer', 'sommer', 'sommers', 'summertime'].map((name) => [name, 6] as const),
  ...['autumn', 'fall', 'herbst'].map((name) => [name, 9] as const),
  ...['winter', 'winters'].map((name) => [name, 12] as const),
]);

export type Unit = 'day' | 'week' | 'month' | 'year';

export const units: ReadonlyMap<string, Unit> = new Map([
  ...['day', 'days', 'tag', 'tage', 'tagen'].map((name) => [name, 'day'] as const),
  ...['week', 'weeks', 'woche', 'wochen'].map((name) => [name, 'week'] as const),
  ...['month', 'months', 'monat', 'monate', 'monaten', 'monats'].map(
    (name) => [name, 'month'] as const,
  ),
  ...['year', 'years', 'jahr', 'jahre', 'jahren', 'jahres', 'yr', 'yrs'].map(
    (name) => [name, 'year'] as const,
  ),
]);

/** Days before today. */
export const daysAgo: ReadonlyMap<string, number> = new Map([
  ['today', 0],
  ['heute', 0],
  ['yesterday', 1],
  ['gestern', 1],
  ['vorgestern', 2],
]);

/** The first year of each within its century. */
export const decades: ReadonlyMap<string, number> = new Map(
  [
    ['twenties', 20, 'zwanziger zwanzigern zwanzigerjahre zwanzigerjahren'],
    ['thirties', 30, 'dreissiger dreissigern dreissigerjahre dreissigerjahren'],
    ['forties', 40, 'vierziger vierzigern vierzigerjahre vierzigerjahren'],
    ['fifties', 50, 'funfziger funfzigern fuenfziger fuenfzigern funfzigerjahre funfzigerjahren'],
    ['sixties', 60, 'sechziger sechzigern sechzigerjahre sechzigerjahren'],
    ['seventies', 70, 'siebziger siebzigern siebzigerjahre siebzigerjahren'],
    ['eighties', 80, 'achtziger achtzigern achtzigerjahre achtzigerjahren'],
    ['nineties', 90, 'neunziger neunzigern neunzigerjahre neunzigerjahren'],
    ['noughties', 0, 'nuller nullern nullerjahre nullerjahren'],
  ].flatMap(([name, first, others]) =>
    [String(name), ...String(others).split(' ')].map((word) => [word, Number(first)] as const),
  ),
);

function set(words: string): ReadonlySet<string> {
  return new Set(words.split(' '));
}

export const since = set('since seit ab');
export const until = set('until till bis');
export const before = set('before vor pre');
export const after = set('after nach post');
export const between = set('between zwischen');
export const from = set('from von vom');
export const upTo = set('to until till through bis thru');
export const and = set('and und');
/** The one that is not over yet. */
export const current = set('this current diese diesen dieses dieser diesem aktuellen laufenden');
/** The one that is over. */
export const previous = set(
  'last past previous letzte letzten letztes letzter letztem vergangene vergangenen vergangenes vergangener vorige vorigen voriges voriger',
);
export const ago = set('ago');
/** They stand before a date and add nothing. */
export const leads = set(
  'in im on am an zu at during of the from aus der dem den des die das for within wahrend waehrend uber ueber year jahr innerhalb years jahren s lauf laufe over all mid',
);
export const early = set('early anfang fruhe fruhen fruehe fruehen');
export const late = set('late ende spate spaten spaete spaeten');
export const weekend = set('weekend wochenende wochenendes');
export const christmas = set('christmas xmas weihnachten');
/** Phrases for all of the time. */
export const always = [
  'all time',
  'of all time',
  'over the years',
  'over time',
  'im laufe der zeit',
  'im laufe der jahre',
  'uber die jahre',
  'ueber die jahre',
  'aller zeiten',
  'im laufe der jahren',
  'over all the years',
  'in my life',
  'in my whole life',
  'in meinem leben',
  'with time',
  'mit der zeit',
  'bisher',
  'so far',
];
