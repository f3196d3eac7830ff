import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { accentsOf, listenerHue } from './accent.ts';
import { contrast } from './contrast.ts';
import { fitted, hex } from './oklch.ts';

const css = readFileSync(new URL('./theme.css', import.meta.url), 'utf8');
/** Light first, as `light-dark()` has it. */
const themes = [1, 2].map((side) => {
  const of = (names: string) =>
    [...css.matchAll(new RegExp(`--(?:${names}): light-dark\\((#\\w{6}), (#\\w{6})\\)`, 'g'))].map(
      (found) => found[side] ?? '',
    );
  return { ground: of('ground')[0] ?? '', inks: of('ink|ink-soft|ink-faint|warn') };
});

describe('colour', () => {
  it('agrees with known values of contrast and of OKLCH', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
    expect(hex({ l: 1, c: 0, h: 0 })).toBe('#ffffff');
    expect(hex({ l: 0.62796, c: 0.25768, h: 29.234 })).toBe('#ff0000');
  });

  it('gives up chroma, never lightness or hue, where the screen ends', () => {
    const wanted = { l: 0.8, c: 0.37, h: 264 };
    expect(fitted(wanted)).toMatchObject({ l: 0.8, h: 264 });
    expect(fitted(wanted).c).toBeLessThan(0.15);
  });

  it('keeps every ink readable on its ground', () => {
    expect(themes.map(({ ground, inks }) => [ground, inks.length])).toEqual([
      ['#faf7f2', 4],
      ['#0e0b10', 4],
    ]);
    for (const { ground, inks } of themes) {
      for (const ink of inks) expect(contrast(ground, ink)).toBeGreaterThan(4.5);
    }
  });

  it('keeps the accent readable in both themes, as text and under text, for any hue', () => {
    const [paper, dark] = themes.map(({ ground }) => ground);
    for (let hue = 0; hue < 360; hue++) {
      const accent = accentsOf(hue);
      expect(contrast(accent.dark, dark ?? '')).toBeGreaterThan(4.5);
      expect(contrast(accent.paper, paper ?? '')).toBeGreaterThan(4.5);
    }
  });
});

describe("the listener's hue", () => {
  const before = [
    { name: 'Portishead', plays: 400 },
    { name: 'Can', plays: 150 },
  ];

  it('is nobody’s while nothing was played', () => {
    expect(listenerHue([])).toBeNull();
  });

  it('moves a little with a little-played newcomer', () => {
    const turned = listenerHue([...before, { name: 'Low', plays: 10 }]) ?? 0;
    const moved = Math.abs(turned - (listenerHue(before) ?? 0));
    expect(Math.min(moved, 360 - moved)).toBeLessThan(8);
    expect(moved).toBeGreaterThan(0);
  });
});
