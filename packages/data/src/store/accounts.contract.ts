import { hashPassword } from '@better-auth/utils/password';
import { expect, it } from 'vitest';
import { testPassword as password, testPasswordHash } from '../../../../tests/kit/password.ts';
import { codeOf, listenerWithSong, type OpenStage } from './stage.fixture.ts';
import type { Store } from './store.ts';

const secret = 'a secret of the tests, long enough to sign cookies with';

async function account(store: Store, name: string, role: 'owner' | 'listener' = 'listener') {
  return store.accounts.create({ name, role, passwordHash: testPasswordHash });
}

/** What a browser sends back of the cookies it was given. */
function cookieOf(cookies: readonly string[]): string {
  return cookies.map((cookie) => cookie.split(';', 1)[0]).join('; ');
}

export function accountsContract(open: OpenStage): void {
  it('an account is found by its name in any case, and no other may have it', async () => {
    const { store } = await open();
    expect(await store.accounts.isClaimed()).toBe(false);
    const ada = await account(store, ' Ada Löwe ', 'owner');
    expect(ada).toMatchObject({ name: 'Ada Löwe', role: 'owner', disabled: false });
    expect(await store.accounts.byName('ADA LO\u0308WE')).toEqual(ada);
    expect(await store.accounts.get(ada.id)).toEqual(ada);
    expect(await store.accounts.list()).toEqual([ada]);
    expect(await store.accounts.isClaimed()).toBe(true);
    expect(await codeOf(account(store, 'ada löwe'))).toBe('account-exists');
    expect(await codeOf(account(store, '  '))).toBe('input-invalid');
    expect(await codeOf(store.accounts.remove('nobody'))).toBe('account-unknown');
    expect(await codeOf(store.accounts.setDisabled('nobody', true))).toBe('account-unknown');
    expect(await codeOf(store.accounts.setPassword('nobody', 'x'))).toBe('account-unknown');
  });

  it('a listener has at most one account, and stays when it goes', async () => {
    const { store } = await open();
    const { listener } = await listenerWithSong(store);
    const [ada, bob] = [await account(store, 'Ada'), await account(store, 'Bob')];
    expect(await store.listeners.give(listener.id, ada.id)).toBe(1);
    expect(await store.listeners.give(listener.id, bob.id)).toBe(0);
    expect(await store.listeners.give(null, bob.id)).toBe(0);
    expect(await store.listeners.ofAccount(bob.id)).toEqual([]);
    expect((await store.listeners.ofAccount(ada.id)).map(({ id }) => id)).toEqual([listener.id]);
    await store.accounts.remove(ada.id);
    expect(await store.listeners.get(listener.id)).toMatchObject({ accountId: null });
    expect(await store.listeners.give(null, bob.id)).toBe(1);
  });

  it('a password is right for its account only, and the new one once it is set', async () => {
    const { store } = await open();
    const { id } = await account(store, 'Ada');
    expect(await store.accounts.hasPassword(id, password)).toBe(true);
    expect(await store.accounts.hasPassword(id, 'wrong')).toBe(false);
    expect(await store.accounts.hasPassword(null, password)).toBe(false);
    await store.accounts.setPassword(id, await hashPassword('another one'));
    expect(await store.accounts.hasPassword(id, password)).toBe(false);
    expect(await store.accounts.hasPassword(id, 'another one')).toBe(true);
  });

  it('whoever signs in is known by the cookie until it is revoked', async () => {
    const { store } = await open();
    const { id } = await account(store, 'Ada');
    const sessions = await store.sessions(secret, 'http://127.0.0.1');
    const cookies = await sessions.signIn('ada', password, 'A browser');
    expect(cookies).toHaveLength(1);
    expect(cookies[0]).toMatch(/; HttpOnly; SameSite=Lax$/);
    expect(cookies[0]).not.toContain('Secure');
    const cookie = cookieOf(cookies);
    const found = await sessions.find(`other=1; ${cookie}`);
    expect(found?.session).toMatchObject({ accountId: id, userAgent: 'A browser' });
    expect(await sessions.list(id)).toEqual([found?.session]);
    const second = cookieOf(await sessions.open(id, 'Another browser'));
    expect((await sessions.find(second))?.session).toMatchObject({ userAgent: 'Another browser' });
    await sessions.revokeAll(id, found?.session.id);
    expect(await sessions.find(second)).toBeNull();
    expect(await sessions.revoke('another', found?.session.id ?? '')).toBe(false);
    expect(await sessions.find(cookie)).not.toBeNull();
    expect(await sessions.revoke(id, found?.session.id ?? '')).toBe(true);
    expect(await sessions.find(cookie)).toBeNull();
    const third = cookieOf(await sessions.signIn('Ada', password, ''));
    expect((await sessions.signOut(third)).join()).toContain('Max-Age=0');
    expect(await sessions.find(third)).toBeNull();
  });

  it('a cookie that was signed with another secret, or changed, is nobody’s', async () => {
    const { store } = await open();
    await account(store, 'Ada');
    const sessions = await store.sessions(secret, 'https://music.example');
    const [cookie = ''] = await sessions.signIn('Ada', password, '');
    expect(cookie).toMatch(/^__Host-(?!.*Domain=).*; Path=\/;.*; Secure;/);
    const sent = cookieOf([cookie]);
    expect(await sessions.find(sent)).not.toBeNull();
    const others = await store.sessions(`another ${secret}`, 'https://music.example');
    expect(await others.find(sent)).toBeNull();
    for (const wrong of [
      '',
      sent.replace('=', '=x'),
      sent.slice(0, -9),
      'echotune.session_token=a.b',
    ]) {
      expect(await sessions.find(wrong)).toBeNull();
    }
  });

  it('a wrong name, a wrong password and a disabled account fail alike', async () => {
    const { store } = await open();
    const { id } = await account(store, 'Ada');
    const sessions = await store.sessions(secret, 'http://127.0.0.1');
    const cookie = cookieOf(await sessions.signIn('Ada', password, ''));
    expect(await codeOf(sessions.signIn('Ada', 'wrong', ''))).toBe('sign-in-failed');
    expect(await codeOf(sessions.signIn('Bob', password, ''))).toBe('sign-in-failed');
    expect(await codeOf(sessions.signIn('Ada', 'x'.repeat(1000), ''))).toBe('sign-in-failed');
    await store.accounts.setDisabled(id, true);
    expect(await codeOf(sessions.signIn('Ada', password, ''))).toBe('sign-in-failed');
    expect(await sessions.find(cookie)).toBeNull();
    await store.accounts.setDisabled(id, false);
    expect(await sessions.signIn('Ada', password, '')).toHaveLength(1);
  });

  it('a link works once, for what it was made, until it expires or is replaced', async () => {
    const { store, clock } = await open();
    const { id: accountId } = await account(store, 'Ada');
    const { links } = store;
    const issue = (kind: 'claim' | 'invitation' | 'reset', lastsMs: number | null = 1000) =>
      links.issue({
        kind,
        lastsMs,
        listenerId: null,
        accountId: kind === 'reset' ? accountId : null,
      });
    const first = await issue('claim', null);
    const second = await issue('claim', null);
    expect(await links.use('claim', first.token)).toBeNull();
    expect(await links.use('invitation', second.token)).toBeNull();
    const both = await Promise.all([1, 2].map(() => links.use('claim', second.token)));
    expect(both.filter((used) => used !== null)).toEqual([second.link]);
    const [one, other] = [await issue('invitation'), await issue('invitation')];
    expect(await links.list('invitation')).toEqual([other.link, one.link]);
    expect(await links.revoke('invitation', one.link.id)).toBe(true);
    expect(await links.find('invitation', one.token)).toBeNull();
    const reset = await issue('reset');
    expect(await links.find('reset', reset.token)).toEqual(reset.link);
    clock.now += 1001;
    expect(await links.use('reset', reset.token)).toBeNull();
    expect(await links.list('invitation')).toEqual([]);
  });

  it('a key opens its listener until it is revoked, and its text is not in the store', async () => {
    const { store, clock, rows } = await open();
    const { listener } = await listenerWithSong(store);
    const [ada, bob] = [await account(store, 'Ada'), await account(store, 'Bob')];
    const wanted = { listenerId: listener.id, name: 'player', perMinute: 60 };
    const add = (accountId: string) =>
      store.apiKeys.add({ ...wanted, accountId, scopes: ['scrobble', 'read'] });
    expect(await codeOf(add(ada.id))).toBe('listener-unknown');
    await store.listeners.give(listener.id, ada.id);
    expect(await codeOf(add(bob.id))).toBe('listener-unknown');
    const { key, secret: text } = await add(ada.id);
    expect(key).toMatchObject({ ...wanted, scopes: ['read', 'scrobble'], usedAt: null });
    expect(text.startsWith(key.prefix)).toBe(true);
    expect(JSON.stringify(await rows())).not.toContain(text);
    expect(await store.apiKeys.find(text)).toEqual(key);
    expect(await store.apiKeys.find(`${text}x`)).toBeNull();
    await store.apiKeys.touch(key.id);
    expect(await store.apiKeys.list(ada.id)).toEqual([{ ...key, usedAt: clock.now }]);
    expect(await store.apiKeys.list(bob.id)).toEqual([]);
    await store.accounts.setDisabled(ada.id, true);
    expect(await store.apiKeys.find(text)).toBeNull();
    await store.accounts.setDisabled(ada.id, false);
    expect(await store.apiKeys.revoke(key.id, bob.id)).toBe(false);
    expect(await store.apiKeys.revoke(key.id, ada.id)).toBe(true);
    expect(await store.apiKeys.find(text)).toBeNull();
  });

  it('keys and links of a listener go with it, sessions and keys of an account with that', async () => {
    const { store, rows } = await open();
    const { listener } = await listenerWithSong(store);
    const { id: accountId } = await account(store, 'Ada');
    await store.links.issue({
      kind: 'invitation',
      accountId: null,
      listenerId: listener.id,
      lastsMs: 9,
    });
    await store.listeners.give(listener.id, accountId);
    const key = { accountId, name: 'k', scopes: ['read'] as const, perMinute: 1 };
    await store.apiKeys.add({ ...key, listenerId: listener.id });
    const sessions = await store.sessions(secret, 'http://127.0.0.1');
    await sessions.signIn('Ada', password, '');
    await store.listeners.forget(listener.id);
    expect(await rows()).toMatchObject({ api_key: [], one_time_link: [] });
    await store.accounts.remove(accountId);
    expect(await rows()).toMatchObject({ account: [], session: [], credential: [] });
  });
}
