import { useMessages } from '../messages/use-messages.ts';
import { useWords } from '../words/use-words.ts';
import { findingOf, type ShownTrial } from './trial.ts';
import { tenths } from './week-words.ts';

interface ProofWordsProps {
  readonly trial: ShownTrial;
  /** Songs on a list. */
  readonly size: number;
  /** Plays in all the weeks. */
  readonly plays: number;
}

/** Below so many plays in the weeks little is known. */
const enoughPlays = 500;

/** What the backtest found, in words a person understands, also where it is little. */
export function ProofWords({ trial, size, plays }: ProofWordsProps) {
  const { proof } = useMessages();
  const words = useWords();
  const { summary, naive, shelf } = trial;
  const [own] = summary.suggesters;
  if (own === undefined || naive === null || summary.against === null) {
    return <h1 className="mt-3 max-w-[22ch] text-story">{proof.nothingToName}</h1>;
  }
  const { difference, low, high } = summary.against;
  const lead = (songs: number) =>
    (songs < 0 ? proof.behind : proof.ahead)(tenths(Math.abs(songs), words));
  const weeks = proof.weeks(summary.weeks, words.number(summary.weeks));
  return (
    <>
      <h1 className="mt-3 max-w-[22ch] text-story">
        {proof.headline[shelf](tenths(own.hitsPerWeek, words), words.number(size))}
      </h1>
      <div className="mt-5 grid max-w-prose gap-3 text-body text-soft">
        <p>
          {proof.compared(lead(difference), proof.by[naive])}{' '}
          {proof.finding[findingOf(summary)](lead(low), lead(high))}
        </p>
        <p>{proof.toNameText(tenths(summary.rightPerWeek, words), weeks)}</p>
        {plays < enoughPlays && (
          <p>
            {proof.fewPlays(
              proof.plays(plays, words.number(plays)),
              proof.plays(enoughPlays, words.number(enoughPlays)),
            )}
          </p>
        )}
      </div>
    </>
  );
}
