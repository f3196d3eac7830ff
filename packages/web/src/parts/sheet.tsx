import { type ReactNode, useEffect, useRef } from 'react';
import { useMessages } from '../messages/use-messages.ts';

interface SheetProps {
  readonly label: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A panel that rises from the foot of a phone; its own word, Escape and a tap outside close it. */
export function Sheet({ label, onClose, children }: SheetProps) {
  const { parts } = useMessages();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
    // Else the browser frames the first button as if it had been reached by key.
    dialog.current?.focus();
  }, []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a dialog by itself
    <dialog
      ref={dialog}
      tabIndex={-1}
      aria-label={label}
      className="sheet"
      onClose={onClose}
      onClick={({ target, currentTarget }) => target === currentTarget && currentTarget.close()}
    >
      <div className="sheet-inside">
        <div className="sheet-top">
          <button type="button" className="word" onClick={() => dialog.current?.close()}>
            {parts.close}
          </button>
        </div>
        {children}
      </div>
    </dialog>
  );
}
