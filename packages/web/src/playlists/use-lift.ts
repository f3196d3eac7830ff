import { type PointerEvent, useEffect, useRef, useState } from 'react';
import { type Lifted, landing } from './entry-order.ts';

interface LiftOptions {
  /** The list: another one ends what is on its way. */
  readonly items: readonly object[];
  readonly rowPx: number;
  readonly onDrop: (from: number, to: number) => void;
}

export interface Lift {
  readonly lifted: Lifted | null;
  /** Begins to pull a row, by its handle. */
  readonly pull: (at: number, event: PointerEvent<HTMLElement>) => void;
  /** Takes a row up by key, or puts it down where it is now. */
  readonly toggle: (at: number) => void;
  /** Moves the row that keys hold, by rows; to an end with Infinity. */
  readonly step: (by: number) => void;
  /** Back to where it was. */
  readonly cancel: () => void;
}

/** So near to the window's edge the page scrolls under the hand. */
const edgePx = 90;
const scrollPxPerFrame = 14;

/** Entries are put into another order by the pointer, or by keys. */
export function useLift({ items, rowPx, onDrop }: LiftOptions): Lift {
  const count = items.length;
  const [lifted, setLifted] = useState<Lifted | null>(null);
  const end = useRef<(() => void) | null>(null);
  const [liftedOf, setLiftedOf] = useState(items);
  if (liftedOf !== items) {
    setLiftedOf(items);
    setLifted(null);
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: another list ends a pull
  useEffect(() => () => end.current?.(), [items]);

  const drop = (held: Lifted) => {
    if (held.from === held.to) return setLifted(null);
    setLifted({ ...held, pulled: null, isDown: true });
    onDrop(held.from, held.to);
  };

  const pull = (from: number, event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return;
    let [pointer, frame] = [event.clientY, 0];
    const start = event.clientY + scrollY;
    let held: Lifted = { from, to: from, pulled: 0, isDown: false };
    const follow = () => {
      const pulled = pointer + scrollY - start;
      held = { from, pulled, to: landing(from, pulled, rowPx, count), isDown: false };
      setLifted(held);
    };
    const scroll = () => {
      const away =
        pointer < edgePx
          ? -scrollPxPerFrame
          : pointer > innerHeight - edgePx
            ? scrollPxPerFrame
            : 0;
      if (away !== 0) {
        scrollBy(0, away);
        follow();
      }
      frame = requestAnimationFrame(scroll);
    };
    const move = ({ clientY }: globalThis.PointerEvent) => {
      pointer = clientY;
      follow();
    };
    const up = () => {
      end.current?.();
      drop(held);
    };
    const giveUp = () => {
      end.current?.();
      setLifted(null);
    };
    const press = ({ key }: KeyboardEvent) => key === 'Escape' && giveUp();
    end.current = () => {
      cancelAnimationFrame(frame);
      removeEventListener('pointermove', move);
      removeEventListener('pointerup', up);
      removeEventListener('pointercancel', giveUp);
      removeEventListener('keydown', press);
      end.current = null;
    };
    addEventListener('pointermove', move);
    addEventListener('pointerup', up);
    addEventListener('pointercancel', giveUp);
    addEventListener('keydown', press);
    frame = requestAnimationFrame(scroll);
    setLifted(held);
  };

  const toggle = (at: number) => {
    if (lifted === null) setLifted({ from: at, to: at, pulled: null, isDown: false });
    else if (!lifted.isDown) drop(lifted);
  };
  const step = (by: number) =>
    setLifted((held) =>
      held === null || held.isDown || held.pulled !== null
        ? held
        : { ...held, to: Math.min(count - 1, Math.max(0, held.to + by)) },
    );
  return { lifted, pull, toggle, step, cancel: () => lifted?.isDown === false && setLifted(null) };
}
