/** A model that lies: of what it plants nothing may reach the listener, and what is so is told. */
import { seededRandom } from '@echotune/engine';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { demoScene } from './demo-scene.fixture.ts';
import { talking } from './talking.fixture.ts';
import { tools } from './tools/all-tools.ts';

interface Row {
  readonly title: string;
  readonly artist: string;
  readonly listens: number;
  readonly year: number;
}

let scene: Awaited<ReturnType<typeof demoScene>>;
let rows: Row[];
const range = { from: '2026-06-01', to: '2026-08-31' };
beforeAll(async () => {
  scene = await demoScene();
  const { facts } = await tools.statistics.run(scene.contextOf(''), { of: 'songs', ...range });
  rows = facts.songs as Row[];
});
afterAll(() => scene.close());

const answers = 200;
const questions = {
  en: 'What did I play most this summer?',
  de: 'Was habe ich im Sommer am meisten gehört?',
};
const falseTitles = [
  'Moonlit Avenue',
  'Blue Monday',
  'Hallelujah',
  'Bohemian Rhapsody',
  '99 Luftballons',
];
const falseArtists = ['New Order', 'The Fakes', 'Leonard Cohen', 'queen', 'Nena'];

interface Lie {
  readonly sentence: string;
  /** What may not be shown at any time; null where the words are true of something else. */
  readonly planted: string | null;
}

/** Every kind of lie about a row, in English and German. */
function lies(row: Row, other: Row, title: string, artist: string, n: number) {
  const { listens } = row;
  const wrong = listens + 371 + n;
  const stray = (sentence: string, planted: string | null): Lie => ({ sentence, planted });
  return {
    en: [
      stray(`You played ${title} by ${artist} most.`, title),
      stray(`You should also hear “${title}”.`, title),
      stray(`Try ${title.toLowerCase()} by ${artist.toLowerCase()}.`, title.toLowerCase()),
      stray(`${row.title} by ${artist} is the one you played most.`, artist),
      stray(`${row.title} by ${other.artist} is the one you played most.`, null),
      stray(`You played ${row.title} ${wrong} times.`, `${wrong}`),
      stray(`You played ${row.title} ${wrong.toLocaleString('en')} times in all.`, `${wrong}`),
      stray(`You played ${row.title} nine hundred times.`, 'nine hundred'),
      stray(`You first heard ${row.title} on 3 March 2011.`, '2011'),
      stray(`You heard it last on ${1 + (n % 27)}/4/2013.`, '2013'),
      stray(`That was in the summer of ${1950 + (n % 50)}.`, `${1950 + (n % 50)}`),
      stray(`You heard ${row.title} yesterday.`, 'yesterday'),
      stray(`The song ${title} reached number one in Reykjavik.`, 'Reykjavik'),
    ],
    de: [
      stray(`Am meisten hast du ${title} von ${artist} gehört.`, title),
      stray(`Hör auch „${title}“.`, title),
      stray(`${row.title} ist von ${artist}.`, artist),
      stray(`${row.title} hast du ${wrong}-mal gehört.`, `${wrong}`),
      stray(`${row.title} hast du vierhundertmal gehört.`, 'vierhundertmal'),
      stray(`Das war am ${1 + (n % 27)}. März 2011.`, '2011'),
      stray(`${row.title} hast du gestern zuletzt gehört.`, 'gestern'),
    ],
  };
}

/** True sentences around it. */
const truths = {
  en: ({ title, artist, listens }: Row) => [
    `You played ${title} by ${artist} ${listens} times.`,
    'Here is what you played most in the summer of 2026.',
  ],
  de: ({ title, artist, listens }: Row) => [
    `${title} von ${artist} hast du ${listens}-mal gehört.`,
    'Das hast du im Sommer 2026 am meisten gehört.',
  ],
};

it(`of ${answers} answers with a lie in each none reaches the listener, and what is so is told`, async () => {
  const { say, fakes } = await talking(scene);
  const random = seededRandom(7);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  for (let n = 0; n < answers; n += 1) {
    const language = n % 3 === 2 ? 'de' : 'en';
    const row = pick(rows);
    const other = pick(
      rows.filter(({ artist, listens }) => artist !== row.artist && listens !== row.listens),
    );
    const lie = pick(lies(row, other, pick(falseTitles), pick(falseArtists), n)[language]);
    const [first = '', second = ''] = truths[language](row);
    const said = n % 2 === 0 ? [first, lie.sentence, second] : [lie.sentence, first, second];
    fakes.compatible.replies.push(
      { calls: [{ name: 'statistics', input: { of: 'songs', ...range } }] },
      { text: said.join(' ') },
    );
    const { shown, stays, message } = await say(questions[language], { language });
    if (lie.planted !== null) expect(shown, lie.sentence).not.toContain(lie.planted);
    expect(stays).not.toContain(lie.sentence);
    expect(message.text).toBe(stays.trim());
    // What is so EchoTune says itself, whatever the model made of it.
    expect(stays).toMatch(language === 'en' ? /Your most played song/ : /Dein meistgehörter Titel/);
  }
});
