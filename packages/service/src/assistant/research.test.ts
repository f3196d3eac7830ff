import { expect, it } from 'vitest';
import { Questions, researchManner } from '../language/ask-question.ts';
import { fakeOffers } from '../language/fake-offers.fixture.ts';
import { Research } from './research.ts';

async function scene() {
  const { store, budget, telemetry, clock, offers, fakes } = await fakeOffers();
  const { id: listenerId } = await store.listeners.create({
    ...{ name: 'Noor', timeZone: 'UTC', demo: false },
  });
  const asking = { store, budget, telemetry, clock, offers: [offers.perplexity, offers.google] };
  const research = new Research(new Questions(asking, researchManner), ['perplexity', 'google']);
  const paid: number[] = [];
  const ask = (text: string) =>
    research.ask({ text, listenerId, onPaid: (cost) => void paid.push(cost) });
  return { ask, paid, fakes, store };
}

it('tells where the answer stands, and costs nothing the second time', async () => {
  const { ask, paid, store } = await scene();
  const first = await ask('What is new from Nina Vale?');
  expect(first.answeredBy).toBe('perplexity/perplexity/sonar');
  expect(first.sources[0]).toEqual({ url: 'https://music.example/news', title: 'Music news' });
  expect(await ask('What is new from Nina Vale?')).toEqual(first);
  expect(paid[0]).toBeGreaterThan(0);
  expect(paid[1]).toBe(0);
  const [line] = await store.budgets.ledger(null, 1);
  expect(line).toMatchObject({ purpose: 'research', costNanoUsd: paid[0] });
});

it('asks Gemini, which searches too, where Perplexity does not answer', async () => {
  const { ask, paid, fakes, store } = await scene();
  await fakes.perplexity.close();
  const { answeredBy, sources } = await ask('What is new from Nina Vale?');
  expect(answeredBy).toBe('google/gemini-3.8-flash');
  expect(sources).toHaveLength(2);
  const [line] = await store.budgets.ledger(null, 1);
  // Two searches at $.014 each are in it.
  expect(line?.usage).toMatchObject({ google_search: 2 });
  expect(line?.costNanoUsd).toBeGreaterThan(28_000_000);
  expect(paid).toEqual([line?.costNanoUsd]);
});

it('throws what the last of them says', async () => {
  const { ask, fakes } = await scene();
  await fakes.perplexity.close();
  await fakes.google.close();
  await expect(ask('What is new?')).rejects.toMatchObject({ code: 'provider-unreachable' });
});
