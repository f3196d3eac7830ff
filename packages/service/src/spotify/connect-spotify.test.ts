import { expect, it } from 'vitest';
import { abandonSpotify, finishSpotify } from './connect-spotify.ts';
import { spotifyStage } from './connected.fixture.ts';
import { holdTokens } from './hold-tokens.ts';
import { consentOf } from './show-connection.ts';

const day = 86_400_000;

it('a sign-in is finished once, by its state, in time, and links by what never changes', async () => {
  const { deps, test, agree, listener, store } = await spotifyStage();
  const ada = await listener('Ada');
  const back = await agree(ada);
  const forged = { ...back, state: `${ada}.${'x'.repeat(32)}` };
  await expect(finishSpotify(deps, forged)).rejects.toMatchObject({
    code: 'provider-consent-needed',
  });
  const connection = await finishSpotify(deps, back);
  expect(connection).toMatchObject({ accountId: 'accountRobin', accountName: 'Robin' });
  await expect(finishSpotify(deps, back)).rejects.toMatchObject({
    code: 'provider-consent-needed',
  });
  const late = await agree(ada);
  test.advance(10 * 60_000);
  await expect(finishSpotify(deps, late)).rejects.toMatchObject({
    code: 'provider-consent-needed',
  });
  const given = await agree(ada);
  await abandonSpotify(deps, ada, given.state);
  await expect(finishSpotify(deps, given)).rejects.toMatchObject({
    code: 'provider-consent-needed',
  });
  expect(await store.connections.list('spotify')).toHaveLength(1);
});

it('an account of somebody else is refused, and what holds goes on holding', async () => {
  const { deps, fake, connect, agree, listener } = await spotifyStage();
  const [ada, bob] = [await listener('Ada'), await listener('Bob')];
  await connect(ada);
  const taken = { code: 'provider-account-taken' };
  await expect(connect(bob)).rejects.toMatchObject(taken);
  fake.world.atTheBrowser = fake.world.addUser('Sam').accountId;
  await expect(agree(ada).then((back) => finishSpotify(deps, back))).rejects.toMatchObject(taken);
  const holder = holdTokens(deps, ada);
  expect(await deps.api.me(holder)).toMatchObject({ account_id: 'accountRobin' });
  await connect(bob);
});

it('people sign in while the API is paused for a day', async () => {
  const { deps, fake, connect, listener, store } = await spotifyStage();
  const ada = await listener('Ada');
  await connect(ada);
  fake.misbehave('api', { kind: 'quota-exceeded' });
  const holder = holdTokens(deps, ada);
  await expect(deps.api.me(holder)).rejects.toMatchObject({ code: 'provider-paused' });
  expect(await store.providers.pauses()).toMatchObject([{ provider: 'spotify' }]);
  await connect(ada);
  await expect(deps.api.me(holder)).rejects.toMatchObject({ code: 'provider-paused' });
});

it('tokens are sealed, renewed when they end, and by one of two processes alone', async () => {
  const { deps, process, test, fake, connect, listener, secrets } = await spotifyStage();
  const ada = await listener('Ada');
  await connect(ada);
  const stored = async () => JSON.parse((await secrets.get(`spotify:${ada}`)) ?? '{}');
  const first = await stored();
  test.advance(3_600_000);
  const holders = [holdTokens(deps, ada), holdTokens(deps, ada), holdTokens(process(), ada)];
  const before = fake.asked.length;
  const tokens = await Promise.all(
    holders.slice(0, 1).flatMap((one) => [one.token(), one.token()]),
  );
  expect(fake.asked.length - before).toBe(1);
  expect(new Set(tokens).size).toBe(1);
  expect(await stored()).not.toEqual(first);
  // The other process held the old ones, and finds the new ones.
  expect(await holders[2]?.renewed(first.accessToken)).toBe(tokens[0]);
});

it('a consent that is withdrawn or six months old is noted, and connecting again mends it', async () => {
  const { deps, test, fake, connect, listener, store } = await spotifyStage();
  const ada = await listener('Ada');
  const connection = await connect(ada);
  const holder = holdTokens(deps, ada);
  expect(consentOf(connection, test.deps.clock()).state).toBe('holds');
  test.advance(160 * day);
  expect(consentOf(connection, test.deps.clock()).state).toBe('ends-soon');
  fake.world.withdrawConsent();
  const over = { code: 'provider-consent-needed' };
  await expect(holder.token()).rejects.toMatchObject(over);
  const lost = await store.connections.get(ada, 'spotify');
  expect(lost?.consentLostAt).not.toBeNull();
  const asked = fake.asked.length;
  await expect(holder.token()).rejects.toMatchObject(over);
  expect(fake.asked).toHaveLength(asked);
  await connect(ada);
  expect(await deps.api.me(holder)).toMatchObject({ account_id: 'accountRobin' });
});
