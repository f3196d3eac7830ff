import { type Camera, type Frame, type Place, scaleOf, toScreen } from './camera.ts';
import type { Chart } from './chart.ts';
import type { Inks } from './inks.ts';
import { type Label, thinned } from './labels.ts';
import type { PlacedArtist } from './regions.ts';

export interface View {
  readonly camera: Camera;
  readonly frame: Frame;
  readonly inks: Inks;
  /** The artist that is pointed at. */
  readonly lit: number | null;
}

const nameFont = '400 15px "Fraunces Variable", Georgia, serif';
const litFont = '500 17px "Fraunces Variable", Georgia, serif';
const tagFont = '500 13px "Instrument Sans Variable", sans-serif';
/** Names on a map that is seen whole; nearer there are more. */
const namesAtFirst = 22;
const mostNames = 90;

/** CSS pixels: larger where more was played, and as one comes nearer. */
export function radiusOf(
  { plays }: { readonly plays: number },
  chart: Chart,
  camera: Camera,
): number {
  return (1.6 + 5.4 * Math.sqrt(plays / chart.mostPlays)) * camera.zoom ** 0.35;
}

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
    context.arc(x, y, radiusOf(artist, chart, camera), 0, 2 * Math.PI);
    context.fill();
  }
  const one = chart.artists.find(({ id }) => id === lit);
  if (one === undefined) return;
  const { x, y } = toScreen(camera, frame, one.place);
  const radius = radiusOf(one, chart, camera);
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

interface MapLabel extends Label {
  readonly kind: 'lit' | 'tag' | 'name';
}

function labelsOf(context: CanvasRenderingContext2D, chart: Chart, view: View): MapLabel[] {
  const { camera, frame, lit } = view;
  const isSeen = ({ x, y }: Place) => x > 0 && y > 0 && x < frame.width && y < frame.height;
  const measured = (text: string, font: string, at: Place, kind: MapLabel['kind']): MapLabel => {
    context.font = font;
    return { ...at, text, kind, width: context.measureText(text).width, height: 17 };
  };
  const under = (artist: PlacedArtist): Place => {
    const { x, y } = toScreen(camera, frame, artist.place);
    return { x, y: y + radiusOf(artist, chart, camera) + 11 };
  };
  function* wanted(): Generator<MapLabel> {
    const one = chart.artists.find(({ id }) => id === lit);
    if (one !== undefined) {
      const { x, y } = under(one);
      yield measured(one.name, litFont, { x, y: y + 16 }, 'lit');
    }
    for (const region of camera.zoom < 6 ? chart.regions : []) {
      const at = toScreen(camera, frame, region);
      const above = { x: at.x, y: at.y - 26 };
      if (isSeen(above)) yield measured(region.tag, tagFont, above, 'tag');
    }
    for (const artist of chart.artists) {
      const at = under(artist);
      if (artist.id !== lit && isSeen(at)) yield measured(artist.name, nameFont, at, 'name');
    }
  }
  const room = Math.sqrt((frame.width * frame.height) / 500_000);
  return thinned(wanted(), Math.min(mostNames, namesAtFirst * room * camera.zoom ** 0.8));
}

function write(context: CanvasRenderingContext2D, label: MapLabel, inks: Inks): void {
  const { text, x, y, kind } = label;
  const looks = {
    lit: { font: litFont, colour: inks.accent },
    tag: { font: tagFont, colour: inks.accent },
    name: { font: nameFont, colour: inks.ink },
  } as const;
  const { font, colour } = looks[kind];
  context.font = font;
  // What lies beneath keeps clear of the letters.
  context.strokeStyle = inks.ground;
  context.lineWidth = 4;
  context.strokeText(text, x, y);
  context.fillStyle = colour;
  context.fillText(text, x, y);
}
