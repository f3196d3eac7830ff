import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Camera, mostZoom, panned, toMap, toScreen, wholeMap, zoomed } from './camera.ts';
import { Ground, type Label, thinned } from './labels.ts';
import { type MapArtist, placedArtists, playedTags, regionsOf } from './regions.ts';
import { contours, heights } from './relief.ts';

const frame = { width: 600, height: 800 };
const share = fc.double({ min: -1, max: 1, noNaN: true });
const pixel = fc.record({ x: fc.nat({ max: 600 }), y: fc.nat({ max: 800 }) });

describe('the camera', () => {
  it('finds the place that was pointed at', () => {
    fc.assert(
      fc.property(
        share,
        share,
        fc.double({ min: 1, max: 24, noNaN: true }),
        pixel,
        (x, y, zoom, at) => {
          const camera = { centre: { x, y }, zoom };
          const back = toScreen(camera, frame, toMap(camera, frame, at));
          expect(back.x).toBeCloseTo(at.x);
          expect(back.y).toBeCloseTo(at.y);
        },
      ),
    );
  });

  it('keeps what lies under the pointer there as it comes nearer', () => {
    const at = { x: 250, y: 420 };
    const under = toMap(wholeMap, frame, at);
    const nearer = zoomed(wholeMap, frame, 3, at);
    expect(toScreen(nearer, frame, under).x).toBeCloseTo(at.x);
    expect(toScreen(nearer, frame, under).y).toBeCloseTo(at.y);
  });

  it('never loses the map, whatever is done, and shows all of it when it is far', () => {
    const move = fc.oneof(
      fc.tuple(fc.integer({ min: -900, max: 900 }), fc.integer({ min: -900, max: 900 })).map(
        ([dx, dy]) =>
          (camera: Camera) =>
            panned(camera, frame, dx, dy),
      ),
      fc.tuple(fc.double({ min: 0.05, max: 20, noNaN: true }), pixel).map(
        ([by, at]) =>
          (camera: Camera) =>
            zoomed(camera, frame, by, at),
      ),
    );
    fc.assert(
      fc.property(fc.array(move, { maxLength: 12 }), (moves) => {
        const camera = moves.reduce((now, change) => change(now), wholeMap);
        expect(camera.zoom).toBeGreaterThanOrEqual(1);
        expect(camera.zoom).toBeLessThanOrEqual(mostZoom);
        expect(Math.abs(camera.centre.x)).toBeLessThanOrEqual(1);
        expect(zoomed(camera, frame, 0.001, { x: 1, y: 1 }).zoom).toBe(1);
        const whole = zoomed(camera, frame, 0.001, { x: 1, y: 1 }).centre;
        expect([Math.abs(whole.x), Math.abs(whole.y)]).toEqual([0, 0]);
      }),
    );
  });
});

describe('names on the map', () => {
  const label = (x: number, y: number, text = 'a'): Label => ({
    x,
    y,
    text,
    width: 60,
    height: 16,
  });

  it('never touch, and there are no more than asked for', () => {
    const places = fc.array(pixel.map(({ x, y }) => [label(x, y), label(x, y + 30)]));
    fc.assert(
      fc.property(places, fc.nat({ max: 20 }), (wanted, most) => {
        const kept = thinned(wanted, most);
        expect(kept.length).toBeLessThanOrEqual(most);
        for (const [at, one] of kept.entries()) {
          for (const other of kept.slice(at + 1)) {
            expect(Math.abs(one.x - other.x) >= 60 || Math.abs(one.y - other.y) >= 16).toBe(true);
          }
        }
      }),
    );
  });

  it('stand elsewhere where their first place is taken, and the first before the others', () => {
    const kept = thinned(
      [[label(50, 50, 'first')], [label(55, 52, 'x'), label(50, 90, 'second')]],
      9,
    );
    expect(kept.map(({ text }) => text)).toEqual(['first', 'second']);
  });

  it('know how much of the points they would cover', () => {
    const ground = new Ground(frame);
    expect(ground.covered(label(100, 100))).toBe(0);
    ground.take({ x: 100, y: 100 }, 200);
    expect(ground.covered(label(100, 100))).toBe(1);
    expect(ground.covered(label(500, 700))).toBe(0);
    expect(ground.covered(label(-500, 9000))).toBe(0);
  });
});

const artist = (id: number, x: number, y: number, tags: string[], plays = 10): MapArtist => ({
  ...{ id, name: `A${id}`, plays, tags, place: { x, y } },
});

describe('parts of the map', () => {
  it('are named by what most of those there are tagged, not by a decade, and not by one alone', () => {
    const artists = [
      ...[artist(1, -0.5, 0, ['1990s', 'dub'], 5), artist(2, -0.45, -0.1, ['dub'], 5)],
      ...[artist(3, 0.5, 0, ['folk'], 100), artist(4, 0.5, 0.05, ['folk'], 100)],
      artist(5, 0, 0.9, ['polka']),
      { ...artist(6, 0, 0, ['folk']), place: null },
    ];
    const regions = regionsOf(placedArtists(artists));
    expect(regions.map(({ tag }) => tag)).toEqual(['folk', 'dub']);
    expect(regions[1]).toMatchObject({ y: -0.1 });
    expect(playedTags(artists)).toEqual(['folk', 'dub', 'polka']);
  });

  it('a tag that lies in two places names the one where more of it is', () => {
    const far = [
      artist(1, -0.8, 0, ['dub']),
      artist(2, 0.7, 0, ['dub']),
      artist(3, 0.75, 0, ['dub']),
    ];
    expect(regionsOf(placedArtists(far))[0]?.x).toBeGreaterThan(0.6);
  });
});

describe('the relief', () => {
  it('is highest where the most is played, and its lines close round that', () => {
    const height = heights([
      { x: 0.2, y: -0.3, weight: 3 },
      { x: -0.6, y: 0.4, weight: 1 },
    ]);
    const levels = contours(height);
    expect(levels.length).toBeGreaterThan(5);
    for (const segments of levels) expect(segments.length % 4).toBe(0);
    const top = levels.at(-1) ?? [];
    expect(top.length).toBeGreaterThan(0);
    for (let at = 0; at < top.length; at += 2) {
      expect(Math.hypot((top[at] ?? 0) - 0.2, (top[at + 1] ?? 0) + 0.3)).toBeLessThan(0.1);
    }
    expect(contours(heights([]))).toEqual([]);
  });
});
