import { type RefObject, useId, useLayoutEffect } from 'react';
import { pageMessages } from '../messages/page-messages.ts';

interface ComposerProps {
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly text: string;
  readonly isAnswering: boolean;
  readonly onType: (text: string) => void;
  readonly onSend: () => void;
  readonly onStop: () => void;
}

/** What the server takes. */
const mostText = 4000;

/** Where one says something: as high as what stands in it. Enter sends, Shift and Enter break the line. */
export function Composer({ field, text, isAnswering, onType, onSend, onStop }: ComposerProps) {
  const { chat } = pageMessages;
  const id = useId();
  // biome-ignore lint/correctness/useExhaustiveDependencies: another text has another height
  useLayoutEffect(() => {
    if (field.current === null) return;
    field.current.style.height = 'auto';
    field.current.style.height = `${field.current.scrollHeight}px`;
  }, [field, text]);
  return (
    <form
      className="composer"
      onSubmit={(event) => {
        event.preventDefault();
        onSend();
      }}
    >
      <label htmlFor={id} className="sr-only">
        {chat.say}
      </label>
      <div className="composer-line">
        <textarea
          ref={field}
          id={id}
          rows={1}
          maxLength={mostText}
          placeholder={chat.say}
          enterKeyHint="send"
          aria-describedby={`${id}-keys`}
          value={text}
          onChange={({ target }) => onType(target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
            event.preventDefault();
            onSend();
          }}
        />
        {/* Two buttons, each with its key: one that became the other while it is pressed would send. */}
        {isAnswering ? (
          <button key="stop" type="button" className="button button-second" onClick={onStop}>
            {chat.stop}
          </button>
        ) : (
          <button key="send" type="submit" className="button button-strong">
            {chat.send}
          </button>
        )}
      </div>
      <small id={`${id}-keys`} className="composer-keys">
        {chat.keys}
      </small>
    </form>
  );
}
