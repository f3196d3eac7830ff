import type { Camera, Frame } from './camera.ts';
import type { Inks } from './inks.ts';

/** How a map is looked at. */
export interface View {
  readonly camera: Camera;
  readonly frame: Frame;
  readonly inks: Inks;
  /** The artist that is pointed at. */
  readonly lit: number | null;
}
