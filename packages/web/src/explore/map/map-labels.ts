import { type Place, toScreen } from './camera.ts';
import type { Chart } from './chart.ts';
import { Ground, type Label, thinned } from './labels.ts';
import { radiusOf } from './radius.ts';
import type { PlacedArtist } from './regions.ts';
import type { View } from './view.ts';

export interface MapLabel extends Label {
  readonly kind: 'lit' | 'tag' | 'name';
}

export const fonts: Readonly<Record<MapLabel['kind'], string>> = {
  lit: '500 17px "Fraunces Variable", Georgia, serif',
  tag: '500 13px "Instrument Sans Variable", sans-serif',
  name: '400 15px "Fraunces Variable", Georgia, serif',
};

/** From the rim of the canvas, CSS pixels. */
const clear = 8;
const lineHeight = 17;
/** Names on a map that is seen whole; nearer there are more. */
const namesAtFirst = 24;
const mostNames = 90;
/** Tags name parts of the map until one is that near. */
const tagsUntil = 6;
/** A name may cover that much of other points. */
const mostCovered = 0.04;
/** The most played are named whatever they cover. */
const alwaysNamed = 5;

type Measure = (text: string, kind: MapLabel['kind'], at: Place) => MapLabel;

/** The names that have room: whoever is lit, the parts of the map, artists by their plays. */
export function labelsOf(context: CanvasRenderingContext2D, chart: Chart, view: View): MapLabel[] {
  const { camera, frame, lit } = view;
  const measure: Measure = (text, kind, at) => {
    context.font = fonts[kind];
    const width = context.measureText(text).width;
    const half = width / 2 + clear;
    const x = Math.max(half, Math.min(frame.width - half, at.x));
    return { x, y: at.y, text, kind, width, height: lineHeight };
  };
  const room = Math.sqrt((frame.width * frame.height) / 500_000);
  const most = Math.min(mostNames, namesAtFirst * room * camera.zoom ** 0.8);
  return thinned(wanted(chart, view, measure, lit), most);
}

function* wanted(
  chart: Chart,
  view: View,
  measure: Measure,
  lit: number | null,
): Generator<MapLabel[]> {
  const { camera, frame } = view;
  const isSeen = ({ x, y }: Place) => x > 0 && y > 0 && x < frame.width && y < frame.height;
  const ground = new Ground(frame);
  for (const artist of chart.artists) {
    ground.take(toScreen(camera, frame, artist.place), radiusOf(artist, chart, view));
  }
  const one = chart.artists.find(({ id }) => id === lit);
  if (one !== undefined)
    yield around(one, chart, view, 18).map((at) => measure(one.name, 'lit', at));
  for (const region of camera.zoom < tagsUntil ? chart.regions : []) {
    const at = toScreen(camera, frame, region);
    if (isSeen(at)) yield [measure(region.tag, 'tag', { x: at.x, y: at.y - 18 })];
  }
  for (const [rank, artist] of chart.artists.entries()) {
    if (artist.id === lit || !isSeen(toScreen(camera, frame, artist.place))) continue;
    const half = measure(artist.name, 'name', { x: 0, y: 0 }).width / 2;
    const places = around(artist, chart, view, 0, half)
      .map((at) => measure(artist.name, 'name', at))
      .map((label) => ({ label, covered: ground.covered(label) }))
      .filter(({ covered }) => rank < alwaysNamed || covered <= mostCovered);
    yield places.sort((a, b) => a.covered - b.covered).map(({ label }) => label);
  }
}

/** Beneath a point, above it, and where a width is given at its sides. */
function around(
  artist: PlacedArtist,
  chart: Chart,
  view: View,
  more: number,
  half?: number,
): Place[] {
  const { x, y } = toScreen(view.camera, view.frame, artist.place);
  const away = radiusOf(artist, chart, view) + more;
  const upright = [
    { x, y: y + away + 11 },
    { x, y: y - away - 11 },
  ];
  if (half === undefined) return upright;
  return [...upright, { x: x + away + half + 6, y }, { x: x - away - half - 6, y }];
}
