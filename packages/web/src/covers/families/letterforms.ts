import { type Family, type Mark, path } from '../mark.ts';

/** Capitals and digits as single lines in a box of 40 × 60. */
const lines: Record<string, string> = {
  A: 'M0 60L20 0L40 60M8 38H32',
  B: 'M0 28V60H22A16 16 0 0 0 22 28H0V0H22A14 14 0 0 1 22 28',
  C: 'M38 10A24 30 0 1 0 38 50',
  D: 'M0 0V60H10A30 30 0 0 0 10 0Z',
  E: 'M38 0H0V60H38M0 30H30',
  F: 'M38 0H0V60M0 30H30',
  G: 'M38 10A24 30 0 1 0 41 44V32H22',
  H: 'M0 0V60M40 0V60M0 30H40',
  I: 'M20 0V60',
  J: 'M34 0V42A17 18 0 0 1 0 42',
  K: 'M0 0V60M38 0L0 36M12 26L40 60',
  L: 'M0 0V60H36',
  M: 'M-4 60V0L20 38L44 0V60',
  N: 'M0 60V0L40 60V0',
  O: 'M20 0A22 30 0 1 0 20 60A22 30 0 1 0 20 0Z',
  P: 'M0 60V0H22A16 16 0 0 1 22 32H0',
  Q: 'M20 0A22 30 0 1 0 20 60A22 30 0 1 0 20 0ZM24 40L42 62',
  R: 'M0 60V0H22A16 16 0 0 1 22 32H0M18 32L40 60',
  S: 'M37 10A18 15 0 1 0 20 30A18 15 0 1 1 3 50',
  T: 'M-2 0H42M20 0V60',
  U: 'M0 0V40A20 20 0 0 0 40 40V0',
  V: 'M0 0L20 60L40 0',
  W: 'M-8 0L8 60L20 14L32 60L48 0',
  X: 'M0 0L40 60M40 0L0 60',
  Y: 'M0 0L20 30L40 0M20 30V60',
  Z: 'M2 0H38L2 60H40',
  0: 'M20 0A22 30 0 1 0 20 60A22 30 0 1 0 20 0ZM12 44L28 16',
  1: 'M8 10L22 0V60',
  2: 'M2 16A18 18 0 1 1 33 28L2 60H38',
  3: 'M4 8A16 14 0 1 1 18 28A17 16 0 1 1 2 50',
  4: 'M32 60V0L0 42H42',
  5: 'M36 0H6L4 26A18 17 0 1 1 2 50',
  6: 'M32 4A40 44 0 0 0 2 40A18 19 0 1 0 38 40A18 19 0 1 0 2 40',
  7: 'M0 0H38L14 60',
  8: 'M20 0A15 14 0 1 0 20 28A18 16 0 1 0 20 60A18 16 0 1 0 20 28A15 14 0 1 0 20 0Z',
  9: 'M8 56A40 44 0 0 0 38 20A18 19 0 1 0 2 20A18 19 0 1 0 38 20',
};

const unknown = 'M0 30A20 20 0 0 1 40 30A20 20 0 0 1 0 30ZM20 -2V62';

/** The line of the artist's initial; other scripts share a sign of their own. */
export function initialOf(artist: string): string {
  const plain = artist
    .replace(/^the\s+/i, '')
    .normalize('NFKD')
    .toUpperCase();
  const letter = plain.match(/[\p{L}\p{N}]/u)?.[0] ?? '';
  return lines[letter] ?? unknown;
}

function placed(
  d: string,
  x: number,
  y: number,
  scale: number,
  stroke: string,
  width: number,
): Mark {
  const move = path`translate(${x - 20 * scale} ${y - 30 * scale})scale(${scale})`;
  return { d, stroke, width, move };
}

/** The artist's initial as one thick line, shaded, threaded or seen too close. */
export function letterforms(artist: string): Family {
  const d = initialOf(artist);
  return (palette, release, track) => {
    const turn = track.unit() * 2 * Math.PI;
    const [awayX, awayY] = [3.6 * Math.cos(turn), 3.6 * Math.sin(turn)];
    switch (release.pick(['threaded', 'threaded', 'shaded', 'close'])) {
      case 'threaded': {
        const width = release.pick([16, 19]);
        return [
          placed(d, 50, 50, 1.1, palette.bold, width),
          placed(d, 50 + awayX / 4, 50 + awayY / 4, 1.1, palette.ground, width - 6),
          placed(d, 50, 50, 1.1, track.pick([palette.spark, palette.mid]), width - 12),
        ];
      }
      case 'shaded':
        return [
          placed(d, 50 + awayX, 50 + awayY, 1.1, palette.mid, 15),
          placed(d, 50, 50, 1.1, palette.bold, 15),
        ];
      default: {
        const [x, y] = release.pick([
          [36, 62],
          [64, 60],
          [50, 72],
        ]);
        return [
          placed(d, x + awayX * 2, y + awayY * 2, 2, palette.mid, 11),
          placed(d, x, y, 2, palette.bold, 11),
          placed(d, x, y, 2, palette.spark, 2),
        ];
      }
    }
  };
}
