import { type PointerEvent, useEffect, useMemo, useRef, useState } from 'react';
import type { Statistics } from '../../api.generated.ts';
import { strandPath } from '../../groove/strand.ts';
import { useMessages } from '../../messages/use-messages.ts';
import { useWords } from '../../words/use-words.ts';
import { ShareButtons } from './share-buttons.tsx';
import { storyGroove } from './story-groove.ts';
import { StoryStep } from './story-step.tsx';
import { storySteps } from './story-steps.ts';
import './story.css';

interface StoryProps {
  readonly statistics: Statistics;
  /** The range in words. */
  readonly span: string;
  readonly compare: 'before' | 'year';
  readonly onClose: () => void;
}

const swipePx = 40;

/** A range told step by step over the whole window: arrows, space, swipe or a tap lead on, Escape ends it. */
export function Story({ statistics, span, compare, onClose }: StoryProps) {
  const { story } = useMessages().statistics;
  const words = useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  const [at, setAt] = useState(0);
  // What was told of stays, whatever is brushed or fetched meanwhile.
  const [told] = useState(statistics);
  const steps = useMemo(() => storySteps(told), [told]);
  const pressed = useRef<number | null>(null);
  useEffect(() => {
    dialog.current?.showModal();
    dialog.current?.focus();
  }, []);

  const go = (by: number) => setAt((now) => Math.min(steps.length - 1, Math.max(0, now + by)));
  const release = (event: PointerEvent) => {
    const moved = pressed.current === null ? 0 : event.clientX - pressed.current;
    pressed.current = null;
    if (Math.abs(moved) >= swipePx) go(moved < 0 ? 1 : -1);
  };
  const kind = steps[at] ?? 'last';
  return (
    <dialog
      ref={dialog}
      tabIndex={-1}
      aria-label={story.label}
      className="story"
      onClose={onClose}
      onKeyDown={(event) => {
        const by = { ArrowRight: 1, ArrowLeft: -1, PageDown: 1, PageUp: -1 }[event.key];
        const isSpace = event.key === ' ' && !(event.target instanceof HTMLButtonElement);
        if (by === undefined && !isSpace) return;
        event.preventDefault();
        go(by ?? 1);
      }}
      onPointerDown={({ clientX }) => {
        pressed.current = clientX;
      }}
      onPointerUp={release}
    >
      <Groove statistics={told} at={at} />
      <div className="story-progress" aria-hidden="true">
        {steps.map((step, n) => (
          <span key={step} data-told={n <= at || undefined} />
        ))}
      </div>
      <button type="button" className="word story-close" onClick={() => dialog.current?.close()}>
        {story.close}
      </button>
      <div key={kind} className="story-step" aria-live="polite">
        <p className="sr-only">{story.step(words.number(at + 1), words.number(steps.length))}</p>
        <StoryStep kind={kind} statistics={told} span={span} compare={compare} />
        {kind === 'last' && <ShareButtons statistics={told} span={span} />}
      </div>
      <div className="story-ways">
        <button type="button" className="word" disabled={at === 0} onClick={() => go(-1)}>
          {story.back}
        </button>
        <button
          type="button"
          className="button button-second"
          disabled={at === steps.length - 1}
          onClick={() => go(1)}
        >
          {story.next}
        </button>
      </div>
    </dialog>
  );
}

/** The range's own groove behind the words; it turns a little with every step. */
function Groove({ statistics, at }: { readonly statistics: Statistics; readonly at: number }) {
  const { firstDay } = useWords();
  const path = useMemo(() => {
    const { spiral, levels } = storyGroove(statistics, firstDay);
    return strandPath(spiral, levels);
  }, [statistics, firstDay]);
  return (
    <svg
      viewBox="0 0 1000 1000"
      className="story-groove"
      style={{ rotate: `${at * 30}deg` }}
      aria-hidden="true"
    >
      <path d={path} />
    </svg>
  );
}
