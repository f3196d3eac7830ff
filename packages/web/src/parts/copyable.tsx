import { useRef, useState } from 'react';
import { useMessages } from '../messages/use-messages.ts';

interface CopyableProps {
  readonly label: string;
  readonly value: string;
  /** Whether it is all there; until then there is nothing to copy. */
  readonly isWhole?: boolean;
}

/** A text for another program, copied at a click; where the browser does not let the page, it is marked. */
export function Copyable({ label, value, isWhole = true }: CopyableProps) {
  const { parts } = useMessages();
  const shown = useRef<HTMLElement>(null);
  const [copied, setCopied] = useState<string | null>(null);
  const copy = async () => {
    if (shown.current !== null) getSelection()?.selectAllChildren(shown.current);
    try {
      await navigator.clipboard.writeText(value);
      setCopied(value);
    } catch {
      // Marked it is already: the reader's own keys copy it.
    }
  };
  return (
    <div className="copyable">
      <span>{label}</span>
      <code ref={shown}>{value}</code>
      {isWhole && (
        <button
          type="button"
          className="word"
          aria-label={`${parts.copy}: ${label}`}
          onClick={copy}
        >
          <span aria-live="polite">{copied === value ? parts.copied : parts.copy}</span>
        </button>
      )}
    </div>
  );
}
