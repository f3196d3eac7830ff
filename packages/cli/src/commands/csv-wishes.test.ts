import { describe, expect, it } from 'vitest';
import { csvWishes } from './csv-wishes.ts';

describe('csvWishes', () => {
  it('says nothing where nothing is said, and what is said', () => {
    expect(csvWishes({})).toBeNull();
    expect(csvWishes({ columns: 'artist=2, Track=Song,time=1', dates: 'day-first' })).toEqual({
      columns: { artist: 2, track: 'Song', time: 1 },
      dates: 'day-first',
    });
  });

  it.each([
    ['artist=1,artist=2', /"artist" is named twice/],
    ['artist=2,track=2', /column 2 is named for two roles/],
    ['artist=Name,track=Name', /column Name is named for two roles/],
    ['singer=1', /"singer=1" is not like/],
  ])('refuses %s', (columns, message) => {
    const saying = () => csvWishes({ columns });
    expect(saying).toThrow(message);
    expect(saying).toThrow(expect.objectContaining({ code: 'input-invalid' }));
  });
});
