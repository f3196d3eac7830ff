import { useMessages } from '../messages/use-messages.ts';
import { problemOf } from '../problem.ts';
import { ProblemText } from './problem-text.tsx';
import { Stage } from './stage.tsx';

/** Nothing can be shown at all: say why, and that it is being tried again. */
export function ServerTrouble({ error }: { readonly error: Error }) {
  const { problems } = useMessages();
  return (
    <Stage>
      <div className="flex min-h-[50dvh] flex-col justify-center lg:min-h-[80dvh]">
        <ProblemText problem={problemOf(error)} large />
        <p className="mt-6 text-faint text-small">{problems.triesAgain}</p>
      </div>
    </Stage>
  );
}
