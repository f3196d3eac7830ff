import { strandPath } from '../../groove/strand.ts';
import type { StoryGroove } from './story-groove.ts';

export interface PictureFacts {
  readonly span: string;
  readonly large: string;
  readonly small: string;
  /** Best first. */
  readonly artists: readonly string[];
  readonly made: string;
  readonly groove: StoryGroove;
}

/** Four to five, as pictures are shown in most places. */
const size = { width: 1080, height: 1350 } as const;
const margin = 84;
const story = '"Fraunces Variable", Georgia, serif';
const plain = '"Instrument Sans Variable", sans-serif';
const night = { ground: '#0e0b10', ink: '#f4eee6', soft: '#bcb1a9' } as const;

/** The listener's accent as the stylesheet gave it, for the dark ground. */
function accentOf(root: HTMLElement): string {
  return getComputedStyle(root).getPropertyValue('--accent-dark').trim() || '#f0a878';
}

/** The largest size at which a text fits, up to `most`. */
function fittingSize(paint: CanvasRenderingContext2D, text: string, most: number): number {
  paint.font = `${most}px ${story}`;
  const { width } = paint.measureText(text);
  return Math.min(most, (most * (size.width - 2 * margin)) / Math.max(1, width));
}

/**
 * The picture of a range as a PNG: its groove, cut by the edge, and what it was in a few words. Throws
 * where the browser gives no canvas.
 */
export async function drawPicture(facts: PictureFacts): Promise<Blob> {
  await Promise.all([document.fonts.load(`80px ${story}`), document.fonts.load(`30px ${plain}`)]);
  const canvas = document.createElement('canvas');
  canvas.width = size.width;
  canvas.height = size.height;
  const paint = canvas.getContext('2d');
  if (paint === null) throw new Error('No canvas');
  paint.fillStyle = night.ground;
  paint.fillRect(0, 0, size.width, size.height);
  drawGroove(paint, facts.groove, accentOf(document.documentElement));
  drawWords(paint, facts);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('No picture'))), 'image/png');
  });
}

function drawGroove(
  paint: CanvasRenderingContext2D,
  { spiral, levels }: StoryGroove,
  accent: string,
): void {
  paint.save();
  paint.translate(size.width - 830, -170);
  paint.lineWidth = 1.6;
  paint.strokeStyle = accent;
  paint.stroke(new Path2D(strandPath(spiral, levels)));
  paint.restore();
}

function drawWords(paint: CanvasRenderingContext2D, facts: PictureFacts): void {
  const say = (text: string, y: number, font: string, colour: string) => {
    paint.font = font;
    paint.fillStyle = colour;
    paint.fillText(text, margin, y, size.width - 2 * margin);
  };
  paint.textBaseline = 'alphabetic';
  let y = size.height - margin - 70 - facts.artists.length * 62;
  say(facts.small, y - 66, `34px ${plain}`, night.soft);
  const large = fittingSize(paint, facts.large, 132);
  say(facts.large, y - 128, `${large}px ${story}`, night.ink);
  say(facts.span, y - 150 - large, `40px ${plain}`, night.soft);
  for (const [at, artist] of facts.artists.entries()) {
    y += at === 0 ? 14 : 62;
    say(String(at + 1), y, `30px ${plain}`, night.soft);
    paint.font = `46px ${story}`;
    paint.fillStyle = night.ink;
    paint.fillText(artist, margin + 52, y, size.width - 2 * margin - 52);
  }
  say(facts.made, size.height - margin + 20, `28px ${plain}`, night.soft);
}
