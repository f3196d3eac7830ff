/** A place on the map, −1 … 1 each way. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

/** What of the map is seen: `centre` in the middle, `zoom` times as large as when all of it is. */
export interface Camera {
  readonly centre: Place;
  readonly zoom: number;
}

/** Of the canvas, CSS pixels. */
export interface Frame {
  readonly width: number;
  readonly height: number;
}

export const wholeMap: Camera = { centre: { x: 0, y: 0 }, zoom: 1 };
export const mostZoom = 24;
/** Room round the map when all of it is seen. */
const margin = 1.2;

/** CSS pixels for a unit of the map. */
export function scaleOf({ zoom }: Camera, { width, height }: Frame): number {
  return (Math.min(width, height) / (2 * margin)) * zoom;
}

export function toScreen(camera: Camera, frame: Frame, { x, y }: Place): Place {
  const scale = scaleOf(camera, frame);
  return {
    x: frame.width / 2 + (x - camera.centre.x) * scale,
    y: frame.height / 2 + (y - camera.centre.y) * scale,
  };
}

export function toMap(camera: Camera, frame: Frame, { x, y }: Place): Place {
  const scale = scaleOf(camera, frame);
  return {
    x: camera.centre.x + (x - frame.width / 2) / scale,
    y: camera.centre.y + (y - frame.height / 2) / scale,
  };
}

const within = (value: number, least: number, most: number) =>
  Math.max(least, Math.min(most, value));

/** The map that is seen whole stays in the middle; nearer, its rim can be brought there. */
function held({ centre, zoom }: Camera): Camera {
  const reach = 1 - 1 / zoom;
  return {
    zoom,
    centre: { x: within(centre.x, -reach, reach), y: within(centre.y, -reach, reach) },
  };
}

/** Moves the map by so many pixels. */
export function panned(camera: Camera, frame: Frame, dx: number, dy: number): Camera {
  const scale = scaleOf(camera, frame);
  const { x, y } = camera.centre;
  return held({ ...camera, centre: { x: x - dx / scale, y: y - dy / scale } });
}

/** So many times nearer; what lies under `at` (pixels) stays there, as far as the map reaches. */
export function zoomed(camera: Camera, frame: Frame, by: number, at: Place): Camera {
  const zoom = within(camera.zoom * by, 1, mostZoom);
  const fixed = toMap(camera, frame, at);
  const scale = scaleOf({ ...camera, zoom }, frame);
  return held({
    zoom,
    centre: {
      x: fixed.x - (at.x - frame.width / 2) / scale,
      y: fixed.y - (at.y - frame.height / 2) / scale,
    },
  });
}

export const middleOf = ({ width, height }: Frame): Place => ({ x: width / 2, y: height / 2 });
