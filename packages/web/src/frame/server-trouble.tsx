import { problemOf } from '../problem.ts';
import { ProblemText } from './problem-text.tsx';
import { Stage } from './stage.tsx';

/** Nothing can be shown at all: say why, and that it is being tried again. */
export function ServerTrouble({ error }: { readonly error: Error }) {
  return (
    <Stage>
      <div className="flex min-h-[50dvh] flex-col justify-center lg:min-h-[80dvh]">
        <ProblemText problem={problemOf(error)} large />
        <p className="mt-6 text-faint text-small">This page tries again every few seconds.</p>
      </div>
    </Stage>
  );
}
