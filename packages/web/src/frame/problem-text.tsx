import { useMessages } from '../messages/use-messages.ts';
import { problemWords, type ToldProblem } from '../words/problem-words.ts';
import { CodedText } from './coded-text.tsx';
import { DetailText } from './detail-text.tsx';
import { WaitLine } from './wait-line.tsx';

interface ProblemTextProps {
  readonly problem: ToldProblem;
  readonly large?: boolean;
  readonly onRetry?: () => void;
}

/** What happened, what it means, what to do. */
export function ProblemText({ problem, large = false, onRetry }: ProblemTextProps) {
  const { problems } = useMessages();
  const { title, detail, advice } = problemWords(problem, problems);
  const { waitUntil = null } = problem;
  const waits = waitUntil !== null && waitUntil > Date.now();
  const Heading = large ? 'h1' : 'h3';
  return (
    <div role="alert" className="max-w-prose">
      <Heading className={large ? 'text-story' : 'text-title'}>{title}</Heading>
      <div className="text-body text-soft">
        {detail !== '' && <DetailText detail={detail} />}
        <p className="mt-3">
          <CodedText text={advice} />
        </p>
      </div>
      {waits ? <WaitLine until={waitUntil} onOver={onRetry} /> : null}
      {onRetry && !waits && (
        <button type="button" onClick={onRetry} className="button mt-4">
          {problems.tryAgain}
        </button>
      )}
    </div>
  );
}
