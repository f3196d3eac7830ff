import type { Problem } from '../api.generated.ts';
import { CodedText } from './coded-text.tsx';
import { DetailText } from './detail-text.tsx';

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
      <div className="text-body text-soft">
        <DetailText detail={problem.detail} />
        <p className="mt-3">
          <CodedText text={problem.advice} />
        </p>
      </div>
      {onRetry && (
        <button type="button" onClick={onRetry} className="button mt-4">
          Try again
        </button>
      )}
    </div>
  );
}
