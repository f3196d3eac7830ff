import type { Problem } from '../api.generated.ts';

interface ProblemTextProps {
  readonly problem: Pick<Problem, 'title' | 'detail' | 'advice'>;
  readonly large?: boolean;
  readonly onRetry?: () => void;
}

/** What happened, what it means, what to do. */
export function ProblemText({ problem, large = false, onRetry }: ProblemTextProps) {
  const Heading = large ? 'h1' : 'h3';
  return (
    <div role="alert" className="max-w-prose">
      <Heading className={large ? 'text-story' : 'text-title'}>{problem.title}</Heading>
      <p className="mt-3 whitespace-pre-line text-body text-soft">{problem.detail}</p>
      <p className="mt-1 text-body text-soft">{problem.advice}</p>
      {onRetry && (
        <button type="button" onClick={onRetry} className="button mt-4">
          Try again
        </button>
      )}
    </div>
  );
}
