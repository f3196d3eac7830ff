import { disc, type Family, type Mark, path } from '../mark.ts';

function rays(x: number, y: number, count: number, turn: number): string {
  const point = (angle: number) => path`${x + 120 * Math.cos(angle)} ${y + 120 * Math.sin(angle)}`;
  const step = (2 * Math.PI) / count;
  return Array.from(
    { length: count },
    (_, ray) =>
      `${path`M${x} ${y}L`}${point(turn + ray * step)} ${point(turn + (ray + 0.5) * step)}z`,
  ).join('');
}

function slats(y: number, radius: number, count: number, phase: number): string {
  return Array.from({ length: count }, (_, at) => {
    const top = y - radius * 0.15 + ((at + phase) * radius * 1.2) / count;
    return path`M0 ${top}h100v${1 + (at * radius) / (count * 5)}h-100z`;
  }).join('');
}

/** A large disc: rayed, cut by slats, or half hidden by another. */
export const suns: Family = (palette, release, track) => {
  const x = release.pick([50, 50, 35, 66]);
  const y = release.pick([50, 42, 58]);
  const radius = release.whole(22, 33);
  const sun: Mark = { d: disc(x, y, radius), fill: palette.spark };
  switch (release.pick(['rays', 'slats', 'eclipse', 'half'])) {
    case 'rays':
      return [
        { d: rays(x, y, release.pick([8, 12, 16]), track.unit()), fill: palette.mid },
        { d: disc(x, y, radius * 0.9), fill: palette.bold },
        { d: disc(x, y, radius * 0.62), fill: palette.spark },
      ];
    case 'slats':
      return [
        { d: disc(x, y, radius * 1.3), fill: palette.bold },
        { d: slats(y, radius * 1.3, release.whole(4, 7), track.unit()), fill: palette.ground },
        { d: disc(track.whole(12, 88), 12, 4), fill: palette.spark },
      ];
    case 'eclipse': {
      const turn = track.unit() * 2 * Math.PI;
      const [awayX, awayY] = [Math.cos(turn) * radius * 0.5, Math.sin(turn) * radius * 0.5];
      return [
        { d: disc(x, y, radius * 1.35), fill: palette.bold },
        { d: disc(x + awayX, y + awayY, radius), fill: palette.ground },
        { d: disc(x + awayX * 1.6, y + awayY * 1.6, radius * 0.3), fill: palette.spark },
      ];
    }
    default: {
      const sea = track.whole(52, 64);
      return [
        { ...sun, d: disc(x, sea - 4, radius * 1.1) },
        { d: path`M0 ${sea}h100v100h-100z`, fill: palette.bold },
        {
          d: path`M0 ${sea + 12}h100M0 ${sea + 22}h100M0 ${sea + 32}h100`,
          stroke: palette.mid,
          width: 2,
        },
      ];
    }
  }
};
