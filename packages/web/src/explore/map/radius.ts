import type { Camera, Frame } from './camera.ts';
import type { Chart } from './chart.ts';

/** Of the frame for which sizes are given, CSS pixels. */
const usualSide = 600;

/** CSS pixels: larger where more was played, on a larger canvas, and as one comes nearer. */
export function radiusOf(
  { plays }: { readonly plays: number },
  { mostPlays }: Pick<Chart, 'mostPlays'>,
  { camera, frame }: { readonly camera: Camera; readonly frame: Frame },
): number {
  const share = Math.sqrt(Math.min(frame.width, frame.height) / usualSide);
  return (1.6 + 5 * Math.sqrt(plays / mostPlays)) * share * camera.zoom ** 0.35;
}
