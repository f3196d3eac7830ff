import { expect, it } from 'vitest';
import type { KeptAnswer } from '../domain/kept-answer.ts';
import { listenerWithSong, type OpenStage } from './stage.fixture.ts';

const day = 86_400_000;

function answerAt(now: number, change: Partial<KeptAnswer> = {}): KeptAnswer {
  return {
    ...{ digest: 'd', provider: 'perplexity', model: 'm', purpose: 'question', listenerId: null },
    ...{ text: 'An answer.', sources: [{ url: 'https://music.example/', title: null }] },
    ...{ costNanoUsd: 7_000_000, madeAt: now, validUntil: now + day, ...change },
  };
}

/** Answers that were paid for, and what they saved. */
export function answersContract(open: OpenStage): void {
  it('an answer outlives a restart, and a newer one takes its place', async () => {
    const { store, clock, again } = await open();
    expect(await store.answers.find('d')).toBeNull();
    await store.answers.keep(answerAt(clock.now, { text: 'An old answer.' }));
    const newer = answerAt(clock.now + 1, { model: 'another' });
    await store.answers.keep(newer);
    expect(await (await again()).answers.find('d')).toEqual(newer);
  });

  it('what is saved adds up, of several at once too, and outlives the answer', async () => {
    const { store, clock, beside } = await open();
    const answer = answerAt(clock.now);
    await store.answers.keep(answer);
    const stores = [store, await beside(), store, await beside()];
    await Promise.all(stores.map(({ answers }) => answers.countSaving(answer)));
    await store.answers.countSaving({ ...answer, model: 'cheaper', costNanoUsd: 5 });
    clock.now += 3 * day - 1;
    await store.answers.tidy(2 * day);
    expect(await store.answers.find('d')).toEqual(answer);
    clock.now += 1;
    await store.answers.tidy(2 * day);
    expect(await store.answers.find('d')).toBeNull();
    const of = { provider: 'perplexity', purpose: 'question' };
    expect(await store.answers.savings()).toEqual([
      { ...of, model: 'm', answers: 4, savedNanoUsd: 28_000_000 },
      { ...of, model: 'cheaper', answers: 1, savedNanoUsd: 5 },
    ]);
  });

  it('an answer to somebody goes with them, one for all stays', async () => {
    const { store, clock } = await open();
    const { id } = (await listenerWithSong(store)).listener;
    await store.answers.keep(answerAt(clock.now, { listenerId: id }));
    await store.answers.keep(answerAt(clock.now, { digest: 'of all' }));
    await store.listeners.forget(id);
    expect(await store.answers.find('d')).toBeNull();
    expect(await store.answers.find('of all')).not.toBeNull();
    const late = store.answers.keep(answerAt(clock.now, { listenerId: id }));
    await expect(late).rejects.toMatchObject({ code: 'listener-unknown' });
  });
}
