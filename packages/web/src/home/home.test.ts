import { describe, expect, it } from 'vitest';
import type { ImportStatus, Listener, Play } from '../api.generated.ts';
import { isReported } from '../frame/last-import.ts';
import { chosenListener } from '../frame/listener-choice.ts';
import { de } from '../messages/de.ts';
import { en } from '../messages/en.ts';
import { wordsIn } from '../words/words.ts';
import { playsOfToday } from './ring-facts.ts';

describe('the ring of today', () => {
  it('holds the plays of the listener’s own day', () => {
    const play = (id: number, startedAt: number): Play => ({
      id,
      song: 1,
      title: '',
      artist: '',
      startedAt,
      msPlayed: 0,
    });
    const plays = [play(2, Date.UTC(2026, 0, 1, 22, 1)), play(1, Date.UTC(2026, 0, 1, 21, 59))];
    const now = Date.UTC(2026, 0, 2, 8);
    const ids = (zone: string) => playsOfToday(plays, now, zone).map(({ id }) => id);
    expect(ids('Europe/Athens')).toEqual([2]);
    expect(ids('UTC')).toEqual([]);
  });

  it('says what is usual on such a day, and does not say that it is about none', () => {
    const [english, german] = [wordsIn('en-GB'), wordsIn('de')];
    expect(en.home.ring.today(1, 12, 'Sunday', english)).toBe(
      '1 play so far, about 12 on a Sunday',
    );
    expect(en.home.ring.today(0, 0, 'Sunday', english)).toBe(
      'No plays yet today, seldom any on a Sunday',
    );
    expect(de.home.ring.today(0, 0, 'Sonntag', german)).toBe(
      'heute noch nichts, sonst selten etwas am Sonntag',
    );
  });
});

describe('the report of an import', () => {
  const none = { read: 0, added: 0, duplicates: 0, notMusic: 0, rejected: 0 };
  const file = { id: 1, name: 'a.json', format: 'x', totals: none };
  const status = (failure: string | null): ImportStatus => ({
    ...{ id: 1, listener: 1, state: 'done', phase: 'finished', bytesRead: 0, bytesTotal: 0 },
    ...{ totals: none, findings: { months: [], topArtists: [] }, skipped: [], failure: null },
    ...{ expired: 0, files: [{ ...file, failure }] },
  });
  const on = (id: number, demo = false) => ({
    id,
    name: '',
    timeZone: 'UTC',
    demo,
    plays: 9,
    covers: false,
  });

  it('stands on its listener’s page, and on every page when a file could not be read', () => {
    expect([on(1), on(2), on(1, true)].map((page) => isReported(status(null), page))).toEqual([
      true,
      false,
      false,
    ]);
    expect(isReported(status('it ends early'), on(2, true))).toBe(true);
  });
});

describe('whose page it is', () => {
  const listener = (id: number, plays: number, demo = false): Listener => ({
    id,
    name: `${id}`,
    timeZone: 'UTC',
    covers: false,
    demo,
    plays,
  });

  it('is the chosen one’s, else a person’s with plays, and the demo’s only before nobody', () => {
    const all = [listener(1, 9, true), listener(2, 0), listener(3, 5)];
    expect(chosenListener(all, 1)?.id).toBe(1);
    expect(chosenListener(all, 99)?.id).toBe(3);
    expect(chosenListener(all.slice(0, 2), null)?.id).toBe(1);
    expect(chosenListener([], null)).toBeNull();
  });
});
