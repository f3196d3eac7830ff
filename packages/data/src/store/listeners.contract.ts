import { expect, it } from 'vitest';
import { codeOf, type OpenStage } from './stage.fixture.ts';

export function listenersContract(open: OpenStage): void {
  const ada = { name: 'Ada', timeZone: 'Europe/Berlin', demo: false };

  it('a listener is found by id and by name, with what was said of them', async () => {
    const { store, clock } = await open();
    const created = await store.listeners.create(ada);
    expect(created).toEqual({
      ...ada,
      id: created.id,
      accountId: null,
      createdAt: clock.now,
      profileVersion: 0,
      historyVersion: 0,
      removalVersion: 0,
    });
    expect(await store.listeners.get(created.id)).toEqual(created);
    expect(await store.listeners.byName('Ada')).toEqual(created);
    expect(await store.listeners.list()).toEqual([created]);
    expect(await store.listeners.get(created.id + 1)).toBeNull();
    expect(await store.listeners.byName('ada')).toBeNull();
  });

  it('a name cannot be taken twice', async () => {
    const { store } = await open();
    await store.listeners.create(ada);
    expect(await codeOf(store.listeners.create(ada))).toBe('listener-exists');
    expect(await store.listeners.list()).toHaveLength(1);
  });

  it('a time zone that does not exist, or knows no summer time, is refused', async () => {
    const { store } = await open();
    for (const timeZone of ['Europe/Atlantis', '+01:00', '']) {
      expect(await codeOf(store.listeners.create({ ...ada, timeZone }))).toBe('time-zone-unknown');
    }
    const { id } = await store.listeners.create(ada);
    expect(await codeOf(store.listeners.setTimeZone(id, 'Nowhere'))).toBe('time-zone-unknown');
    expect((await store.listeners.setTimeZone(id, 'Asia/Tokyo')).timeZone).toBe('Asia/Tokyo');
    expect(await codeOf(store.listeners.setTimeZone(id + 1, 'Asia/Tokyo'))).toBe(
      'listener-unknown',
    );
  });

  it('a name with NUL, without letters or without end is refused, any script is taken', async () => {
    const { store } = await open();
    for (const name of ['', 'a\0b', 'x'.repeat(201)]) {
      expect(await codeOf(store.listeners.create({ ...ada, name }))).toBe('input-invalid');
    }
    const name = 'עדה 👩🏽‍🎤 エイダ';
    expect((await store.listeners.create({ ...ada, name })).name).toBe(name);
    expect(await store.listeners.byName(name)).not.toBeNull();
  });
}
