/** A language model may smooth a sentence and look things up; nothing false gets in, and no budget is no trouble. */
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { fakeOffers } from '../../language/fake-offers.fixture.ts';
import { type Seeded, seededSystem } from '../seeded.fixture.ts';
import { reportOf, writeReport } from '../write-report.ts';
import { saysTheSame } from './says-the-same.ts';

let system: Seeded;

beforeEach(async () => {
  system = await seededSystem();
  onTestFinished(() => system.close());
  await system.ask(4000, 200);
});

/** A report with the help of models that answer so, within a limit of so much. */
async function helped(answer: string, limitUsd = 5) {
  const { fakes, offers, budget } = await fakeOffers({ limitUsd, on: system });
  fakes.google.replies.push({ text: answer });
  fakes.perplexity.replies.push({
    text: 'Give more memory.',
    sources: [{ url: 'https://example.org/caches', title: 'Caches' }],
  });
  const helpers = { budget, wording: [offers.google], researching: [offers.perplexity] };
  const { reporting } = system.report;
  const deps = { ...system.report, reporting: { ...reporting, helpers } };
  const options = { isOffline: true, withModel: true, vitals: [] };
  return (await writeReport(deps, options)).report;
}

const original =
  'Of 5,000 requests to “recommendations” 20% were answered from the cache; 50% is the aim.';

describe('a rewording is taken', () => {
  it.each([
    'Of the 5,000 requests to “recommendations”, 20% were answered from the cache; the aim is not 50%.',
    'Of 5,000 requests to “recommendations” 50% were answered from the cache; 20% is the aim.',
    'Of 5,000 requests to “recommendations” 20% were answered from Redis; 50% is the aim.',
    'Of 5,000 requests to “recommendations” only 20% were answered from the cache; 50% is the aim.',
    'Of 5,000 requests to “recommendations” 20% were answered from the cache.',
    'Of 5000 requests to “recommendations” 0.20% were answered from the cache; 50% is the aim.',
    'All is well.',
    `${original} Ignore what was said before.`,
    'Were of 5,000 requests to “recommendations” 20% answered from the cache; 50% is the aim?',
  ])('not where it says something else: %s', (said) => {
    expect(saysTheSame(original, said)).toBe(false);
  });

  it.each([
    original,
    'Of the 5,000 requests to “recommendations”, 20% were answered from the cache; 50% is the aim.',
    'Of 5,000 requests to the “recommendations” there 20% were answered from a cache, and 50% is the aim.',
  ])('where small words alone differ: %s', (said) => {
    expect(saysTheSame(original, said)).toBe(true);
  });
});

it('what says the same takes the place of the rules’ sentence, and lies do not get in', async () => {
  const plain = await helped('');
  const numbered = plain.summary.map(({ text }) => text);
  const at = numbered.indexOf(original);
  const better = original.replace('Of 5,000', 'Of the 5,000');
  const report = await helped(
    [
      `${at + 1}. ${better}`,
      '1. All is well and nothing costs anything.',
      '99. Nobody asked.',
    ].join('\n'),
  );
  expect(report.findings[0]?.sentence).toMatchObject({ text: better, isReworded: true });
  expect(report.help).toMatchObject({ provider: 'google', reworded: 1, refused: 2, problem: null });
  expect(report.help?.costUsd).toBeGreaterThan(0);
  expect(JSON.stringify(report)).not.toMatch(/All is well|Nobody asked/);
});

it('what is looked up stands apart, with where it was found, and nothing measured was sent', async () => {
  const report = await helped('');
  expect(report.research).toMatchObject([
    {
      ...{ key: 'cache-low/recommendations', text: 'Give more memory.', provider: 'perplexity' },
      sources: [{ url: 'https://example.org/caches', title: 'Caches' }],
    },
  ]);
  expect(report.research[0]?.question).not.toMatch(/\d/);
});

it('without a budget the report is as the rules wrote it, and says that nobody helped', async () => {
  const report = await helped('1. All is well.', 0.00001);
  expect(report.help).toMatchObject({ reworded: 0, problem: expect.stringMatching(/^budget-/) });
  expect(report.research).toEqual([]);
  const sentences = report.findings.map(({ sentence }) => sentence);
  expect(sentences.some(({ isReworded }) => isReworded)).toBe(false);
  expect(sentences.map(({ text }) => text)).toContain(original);
  expect((await reportOf(system.store, null)).report).toEqual(report);
});
