import { scaleOf, toScreen } from './camera.ts';
import type { Chart } from './chart.ts';
import type { Inks } from './inks.ts';
import { fonts, labelsOf, type MapLabel } from './map-labels.ts';
import { radiusOf } from './radius.ts';
import type { View } from './view.ts';

/** The map as it is seen: its relief, the artists as points on it, and as many names as have room. */
export function paintMap(context: CanvasRenderingContext2D, chart: Chart, view: View): void {
  const { frame, inks } = view;
  context.clearRect(0, 0, frame.width, frame.height);
  paintRelief(context, chart, view);
  paintPoints(context, chart, view);
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.lineJoin = 'round';
  for (const label of labelsOf(context, chart, view)) write(context, label, inks);
}

function paintRelief(context: CanvasRenderingContext2D, { levels }: Chart, view: View): void {
  const { camera, frame, inks } = view;
  const scale = scaleOf(camera, frame);
  const { x, y } = toScreen(camera, frame, { x: 0, y: 0 });
  context.save();
  context.translate(x, y);
  context.scale(scale, scale);
  context.lineWidth = 1 / scale;
  context.strokeStyle = inks.faint;
  for (const [at, level] of levels.entries()) {
    context.globalAlpha = 0.24 + 0.4 * (at / levels.length);
    context.stroke(level);
  }
  context.restore();
}

function paintPoints(context: CanvasRenderingContext2D, chart: Chart, view: View): void {
  const { camera, frame, inks, lit } = view;
  context.fillStyle = inks.ink;
  for (const artist of chart.artists.toReversed()) {
    const { x, y } = toScreen(camera, frame, artist.place);
    context.beginPath();
    context.arc(x, y, radiusOf(artist, chart, view), 0, 2 * Math.PI);
    context.fill();
  }
  const one = chart.artists.find(({ id }) => id === lit);
  if (one === undefined) return;
  const { x, y } = toScreen(camera, frame, one.place);
  const radius = radiusOf(one, chart, view);
  context.fillStyle = inks.accent;
  context.strokeStyle = inks.accent;
  context.beginPath();
  context.arc(x, y, radius + 1, 0, 2 * Math.PI);
  context.fill();
  for (const away of [6, 12, 18]) {
    context.globalAlpha = 1 - away / 24;
    context.beginPath();
    context.arc(x, y, radius + away, 0, 2 * Math.PI);
    context.stroke();
  }
  context.globalAlpha = 1;
}

function write(context: CanvasRenderingContext2D, label: MapLabel, inks: Inks): void {
  const { text, x, y, kind } = label;
  const colours = { lit: inks.accent, tag: inks.soft, name: inks.ink };
  context.font = fonts[kind];
  // What lies beneath keeps clear of the letters.
  context.strokeStyle = inks.ground;
  context.lineWidth = 4;
  context.strokeText(text, x, y);
  context.fillStyle = colours[kind];
  context.fillText(text, x, y);
}
