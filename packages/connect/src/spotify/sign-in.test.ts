import { describe, expect, it } from 'vitest';
import { connectedSpotify, redirectUri } from './connected.fixture.ts';
import { newProofKey } from './sign-in.ts';

const day = 86_400_000;

const consentPage = async (url: string) => {
  const answer = await fetch(url, { redirect: 'manual' });
  return { status: answer.status, location: answer.headers.get('location') };
};

describe('signing in to Spotify', () => {
  it('comes back with the state and a code that one taker can take, once, with the proof', async () => {
    const { accounts } = await connectedSpotify();
    const { verifier, challenge } = newProofKey();
    const url = accounts.authoriseUrl({ state: 'mine', challenge, redirectUri });
    const code = async () => {
      const { location } = await consentPage(url);
      const back = new URL(location ?? '');
      expect([back.origin + back.pathname, back.searchParams.get('state')]).toEqual([
        ...[redirectUri, 'mine'],
      ]);
      return back.searchParams.get('code') ?? '';
    };
    const given = { verifier, redirectUri, code: await code() };
    const tokens = await accounts.exchange(given);
    expect(tokens.scopes).toContain('user-read-recently-played');
    const again = accounts.exchange(given);
    await expect(again).rejects.toMatchObject({ code: 'provider-consent-needed' });
    const stolen = { code: await code(), redirectUri, verifier: newProofKey().verifier };
    await expect(accounts.exchange(stolen)).rejects.toThrow('code_verifier was incorrect');
  });

  it('is not sent back to `localhost` or over plain HTTP', async () => {
    const { accounts } = await connectedSpotify();
    const { challenge } = newProofKey();
    const to = async (uri: string) =>
      (await consentPage(accounts.authoriseUrl({ state: 's', challenge, redirectUri: uri })))
        .status;
    expect(await to('http://localhost:4545/callback')).toBe(400);
    expect(await to('http://music.example/callback')).toBe(400);
    expect(await to('http://[::1]:4545/callback')).toBe(303);
    expect(await to('https://music.example/callback')).toBe(303);
  });

  it('lasts six months from the consent, however often it is refreshed', async () => {
    const { accounts, agree, time } = await connectedSpotify();
    let tokens = await agree();
    const first = tokens.refreshToken;
    for (let month = 1; month <= 6; month++) {
      time.now += 30 * day;
      tokens = await accounts.refresh(tokens.refreshToken);
    }
    expect(tokens.refreshToken).not.toBe(first);
    time.now += 3 * day;
    const late = accounts.refresh(tokens.refreshToken);
    await expect(late).rejects.toMatchObject({ code: 'provider-consent-needed' });
  });

  it('goes on while the API is paused and down: it waits for nobody', async () => {
    const { api, holder, fake, agree, pauses, time } = await connectedSpotify();
    fake.misbehave('api', { kind: 'quota-exceeded' });
    await expect(api.me(holder)).rejects.toMatchObject({ code: 'provider-paused' });
    expect(await pauses.until('spotify')).toBe(time.now + day);
    await expect(api.me(holder)).rejects.toMatchObject({ code: 'provider-paused' });
    expect((await agree()).accessToken).not.toBe('');
    time.now += day;
    expect(await api.me(holder)).toMatchObject({ account_id: 'accountRobin' });
  });
});
