import { Stage } from '../frame/stage.tsx';
import { useMessages } from '../messages/use-messages.ts';

/** Stands in for a page that is on its way; a moment nobody notices shows nothing. */
export function WaitingPage() {
  const { frame } = useMessages();
  return (
    <Stage>
      <div role="status" className="after-a-while py-6 lg:py-16">
        <span className="sr-only">{frame.waiting}</span>
        <WaitingLines />
      </div>
    </Stage>
  );
}

/** Lines where text will stand. */
function WaitingLines() {
  return (
    <div aria-hidden="true" className="waiting-lines">
      <span />
      <span />
      <span />
    </div>
  );
}

/** Rows where a list will stand, as high as it will be. */
export function WaitingRows() {
  return <div aria-hidden="true" className="waiting-rows after-a-while" />;
}
