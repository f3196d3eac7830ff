import { useState } from 'react';
import { useMessages } from '../messages/use-messages.ts';

interface ConfirmedProps {
  /** What the button says, and says again when it is asked. */
  readonly does: string;
  /** What it means, shown before it is done. */
  readonly means: string;
  /** For who hears it without what stands around it. */
  readonly label?: string;
  /** Where it stands alone. */
  readonly isButton?: boolean;
  readonly onConfirm: () => void;
}

/** A word, or a button, that does something one cannot easily take back: it says what it means, and asks once. */
export function Confirmed({ does, means, label = does, isButton, onConfirm }: ConfirmedProps) {
  const { parts } = useMessages();
  const [asked, setAsked] = useState(false);
  if (!asked) {
    return (
      <button
        type="button"
        className={isButton ? 'button' : 'word'}
        aria-label={label}
        onClick={() => setAsked(true)}
      >
        {does}
      </button>
    );
  }
  return (
    <span role="alert" className="inline-flex flex-wrap items-baseline gap-x-2 text-small">
      <span className="text-soft">{means}</span>
      <button
        // biome-ignore lint/a11y/noAutofocus: the button that was pressed has gone, this one answers it
        autoFocus
        type="button"
        className="word text-warn"
        aria-label={label}
        onClick={() => {
          setAsked(false);
          onConfirm();
        }}
      >
        {does}
      </button>
      <button type="button" className="word" onClick={() => setAsked(false)}>
        {parts.cancel}
      </button>
    </span>
  );
}
