const width = 1000;
const middle = 32;

/** Eleven lanes that lie apart at the familiar end and run into one towards the other. */
function lanes(): string {
  return Array.from({ length: 11 }, (_, lane) => {
    const offset = (lane - 5) / 5;
    const points = Array.from({ length: 51 }, (_, at) => {
      const x = at / 50;
      const spread = 25 * (1 - x) ** 2.2 * (0.82 + 0.18 * Math.cos(x * 34));
      return `${(x * width).toFixed(0)} ${(middle + offset * spread).toFixed(1)}`;
    });
    return `M${points.join('L')}`;
  }).join('');
}

/** Points that thicken towards the other end: lines of no length, drawn round. */
function dots(): string {
  return Array.from({ length: 64 }, (_, at) => {
    const x = 0.42 + 0.58 * Math.sqrt((at + 0.5) / 64);
    const away = (((at * 0.618034) % 1) - 0.5) * 56 * ((x - 0.4) / 0.6);
    return `M${(x * width - 4).toFixed(0)} ${(middle + away).toFixed(1)}h.1`;
  }).join('');
}

export const dialLines = lanes();
export const dialDots = dots();
