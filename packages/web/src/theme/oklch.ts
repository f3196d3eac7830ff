/** A colour in OKLCH: lightness 0–1, chroma 0–0.37, hue in degrees (Ottosson 2020). */
export interface Oklch {
  readonly l: number;
  readonly c: number;
  readonly h: number;
}

/** Linear sRGB, each channel 0–1 when the screen can show it. */
type LinearRgb = readonly [number, number, number];

function toLinear({ l, c, h }: Oklch): LinearRgb {
  const angle = (h * Math.PI) / 180;
  const a = c * Math.cos(angle);
  const b = c * Math.sin(angle);
  const long = (l + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const medium = (l - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const short = (l - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
    -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
    -0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short,
  ];
}

function shows(rgb: LinearRgb): boolean {
  return rgb.every((channel) => channel >= -0.0005 && channel <= 1.0005);
}

/** The same lightness and hue with as much of the chroma as sRGB can show. */
export function fitted(color: Oklch): Oklch {
  if (shows(toLinear(color))) return color;
  let [low, high] = [0, color.c];
  for (let step = 0; step < 16; step++) {
    const c = (low + high) / 2;
    if (shows(toLinear({ ...color, c }))) low = c;
    else high = c;
  }
  return { ...color, c: low };
}

/** `#rrggbb`, with the chroma reduced where sRGB ends. */
export function hex(color: Oklch): string {
  const channels = toLinear(fitted(color)).map((linear) => {
    const held = Math.min(1, Math.max(0, linear));
    const encoded = held <= 0.0031308 ? 12.92 * held : 1.055 * held ** (1 / 2.4) - 0.055;
    return Math.round(encoded * 255)
      .toString(16)
      .padStart(2, '0');
  });
  return `#${channels.join('')}`;
}
