import { useEffect, useState } from 'react';
import { useMessages } from '../messages/use-messages.ts';
import { useWords } from '../words/use-words.ts';

interface WaitLineProps {
  /** UTC epoch ms. */
  readonly until: number;
  readonly onOver: (() => void) | undefined;
}

/** How long the server asks to be left alone; then what was asked is asked again. */
export function WaitLine({ until, onOver }: WaitLineProps) {
  const { problems } = useMessages();
  const words = useWords();
  const left = () => Math.max(0, Math.ceil((until - Date.now()) / 1000));
  const [seconds, setSeconds] = useState(left);
  useEffect(() => {
    const timer = setInterval(() => {
      const now = left();
      setSeconds(now);
      if (now > 0) return;
      clearInterval(timer);
      onOver?.();
    }, 500);
    return () => clearInterval(timer);
  });
  return <p className="mt-3 text-soft tabular-nums">{problems.wait(seconds, words)}</p>;
}
