import type { ErrorComponentProps } from '@tanstack/react-router';
import { useMessages } from '../messages/use-messages.ts';
import { problemOf } from '../problem.ts';
import { ProblemText } from './problem-text.tsx';
import { Stage } from './stage.tsx';

/** A page that could not be loaded or drawn: the rest of the frame goes on. */
export function PageTrouble({ error }: ErrorComponentProps) {
  const { problems } = useMessages();
  return (
    <Stage>
      <div className="flex min-h-[50dvh] flex-col justify-center lg:min-h-[80dvh]">
        <ProblemText problem={problemOf(error)} large />
        <p className="mt-8">
          <button type="button" className="button" onClick={() => location.reload()}>
            {problems.tryAgain}
          </button>
        </p>
      </div>
    </Stage>
  );
}
