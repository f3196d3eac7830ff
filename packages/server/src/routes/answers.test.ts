import { startFakeGemini } from '@echotune/connect';
import { expect, it, onTestFinished } from 'vitest';
import { openApp } from '../http/open-app.fixture.ts';

it('a question is answered to its listener, the same again for nothing, and the saving is shown', async () => {
  const fake = await startFakeGemini();
  onTestFinished(() => fake.close());
  const test = await openApp({
    ECHOTUNE_GEMINI_API_KEY: fake.apiKey,
    ECHOTUNE_GEMINI_URL: `${fake.address}/v1beta`,
  });
  onTestFinished(() => test.close());
  await test.app.inject({ method: 'POST', url: '/api/v1/listeners', payload: { name: 'Ada' } });
  const ask = () =>
    test.app.inject({
      ...{ method: 'POST', url: '/api/v1/answers', payload: { question: 'Who sang it?' } },
    });
  const refused = await ask();
  expect([refused.statusCode, refused.json().code]).toEqual([402, 'budget-uncovered']);
  const limit = { limitUsd: '5', period: 'month' };
  await test.app.inject({ method: 'PUT', url: '/api/v1/budget/limits', payload: limit });
  const first = (await ask()).json();
  expect(first).toMatchObject({ text: 'You asked: Who sang it?', kept: 'no', level: 'ok' });
  expect(Number(first.costUsd)).toBeGreaterThan(0);
  expect((await ask()).json()).toMatchObject({
    ...{ kept: 'valid', costUsd: '0.00', savedUsd: first.costUsd },
  });
  const spending = (await test.app.inject('/api/v1/budget')).json();
  expect(spending.savings).toMatchObject([{ provider: 'google', savedUsd: first.costUsd }]);
  expect(fake.asked).toHaveLength(1);
});

it('a key that may have recommendations may not spend money on questions', async () => {
  const test = await openApp();
  onTestFinished(() => test.close());
  await test.app.inject({ method: 'POST', url: '/api/v1/listeners', payload: { name: 'Ada' } });
  const askWith = async (scopes: string[]) => {
    const key = { method: 'POST', url: '/api/v1/keys', payload: { name: 'k', scopes } } as const;
    const { secret } = (await test.app.inject(key)).json();
    const asked = await test.bare.inject({
      ...{ method: 'POST', url: '/api/v1/answers', payload: { question: 'Who sang it?' } },
      headers: { authorization: `Bearer ${secret}` },
    });
    return asked.json().code;
  };
  expect(await askWith(['read', 'scrobble', 'recommend'])).toBe('scope-missing');
  expect(await askWith(['ask'])).toBe('provider-not-configured');
});
