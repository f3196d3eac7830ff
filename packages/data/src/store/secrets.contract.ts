import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type KeyRing, type KeySource, newKey } from '../sealed/key-ring.ts';
import { codeOf, type OpenStage } from './stage.fixture.ts';

/** Keys in memory, as a file would keep them; `dies` says before which writes, or after, the process ends. */
function keysInMemory(dies: { before?: number; after?: number } = {}): KeySource {
  let keys: KeyRing = [newKey()];
  let writes = 0;
  return {
    read: () => keys,
    replace: (replacing) => {
      writes += 1;
      if (writes === dies.before) throw new Error('killed');
      keys = replacing;
      if (writes === dies.after) throw new Error('killed');
    },
  };
}

export function secretsContract(open: OpenStage): void {
  it('a secret is read as it was put, and is nowhere in the store', async () => {
    const { store, rows } = await open();
    const secrets = store.secrets(keysInMemory());
    expect(await secrets.get('a token')).toBeNull();
    await secrets.put('a token', 'xyzzy');
    expect(await secrets.get('a token')).toBe('xyzzy');
    expect(JSON.stringify(await rows())).not.toContain('xyzzy');
    expect(await secrets.getOrMake('a token', () => 'another')).toBe('xyzzy');
    expect(await secrets.getOrMake('new', () => 'another')).toBe('another');
    expect(await secrets.get('new')).toBe('another');
  });

  it('without its key a secret is not opened but named, and can be dropped', async () => {
    const { store } = await open();
    await store.secrets(keysInMemory()).put('lost', 'xyzzy');
    const secrets = store.secrets(keysInMemory());
    await secrets.put('kept', 'here');
    expect(await secrets.unreadable()).toEqual(['lost']);
    expect(await codeOf(secrets.get('lost'))).toBe('secret-unreadable');
    expect(await codeOf(secrets.getOrMake('lost', () => 'new'))).toBe('secret-unreadable');
    expect(await codeOf(secrets.rotate())).toBe('secret-unreadable');
    expect(await secrets.rotate({ discard: true })).toMatchObject({ resealed: 1, discarded: 1 });
    expect(await secrets.get('lost')).toBeNull();
    expect(await secrets.unreadable()).toEqual([]);
    expect(await secrets.get('kept')).toBe('here');
  });

  it('after a rotation the old key opens nothing, and is forgotten', async () => {
    const { store, rows } = await open();
    const keys = keysInMemory();
    const secrets = store.secrets(keys);
    await secrets.put('a', '1');
    const [old] = keys.read();
    const { keyId } = await secrets.rotate();
    expect(keys.read().map(({ id }) => id)).toEqual([keyId]);
    expect(JSON.stringify(await rows())).not.toContain(old.id);
    expect(await secrets.get('a')).toBe('1');
  });

  it('keys that were given from outside are used, the first one to seal, and not replaced', async () => {
    const { store } = await open();
    const [old, next] = [newKey(), newKey()];
    const given = (...keys: KeyRing) => store.secrets({ read: () => keys, replace: null });
    await given(old).put('a', '1');
    expect(await codeOf(given(old).rotate())).toBe('secret-key-given');
    expect((await given(next, old).rotate()).keyId).toBe(next.id);
    expect(await given(next).get('a')).toBe('1');
  });

  it('killed anywhere in a rotation, every secret still opens, and the next rotation ends well', async () => {
    const { store } = await open();
    const death = fc.constantFrom({ before: 1 }, { after: 1 }, { before: 2 }, { after: 2 });
    await fc.assert(
      fc.asyncProperty(
        death,
        fc.dictionary(fc.string({ minLength: 1 }), fc.string()),
        async (dies, told) => {
          const named = Object.entries(told).filter(([purpose]) => !purpose.includes('\0'));
          const keys = keysInMemory(dies);
          const secrets = store.secrets(keys);
          for (const [purpose, secret] of named) await secrets.put(purpose, secret);
          await expect(secrets.rotate({ discard: true })).rejects.toThrow('killed');
          for (const [purpose, secret] of named) expect(await secrets.get(purpose)).toBe(secret);
          await secrets.rotate({ discard: true });
          for (const [purpose, secret] of named) expect(await secrets.get(purpose)).toBe(secret);
          expect(keys.read()).toHaveLength(1);
        },
      ),
      { numRuns: 20 },
    );
  });
}
