import { useMutation } from '@tanstack/react-query';
import type { Card, Proposal } from '../api.generated.ts';
import { ProblemText } from '../frame/problem-text.tsx';
import { pageMessages } from '../messages/page-messages.ts';
import { problemOf } from '../problem.ts';
import { CardList } from './card-list.tsx';

interface ProposalItemProps {
  readonly proposal: Proposal;
  /** What came of it, where it was decided just now. */
  readonly cards: readonly Card[];
  readonly onDecide: (accept: boolean) => Promise<void>;
}

/** A change that waits for a yes or a no; later what became of it. */
export function ProposalItem({ proposal, cards, onDecide }: ProposalItemProps) {
  const { chat } = pageMessages;
  const { sentence, state, outcome } = proposal;
  const deciding = useMutation({ mutationFn: onDecide });
  return (
    <div className="chat-proposal" data-state={state}>
      <p className="text-ink">{sentence}</p>
      {state === 'open' ? (
        <div className="mt-3 flex flex-wrap gap-3">
          <button
            type="button"
            className="button button-strong"
            aria-label={chat.acceptOf(sentence)}
            aria-disabled={deciding.isPending}
            onClick={() => !deciding.isPending && deciding.mutate(true)}
          >
            {chat.accept}
          </button>
          <button
            type="button"
            className="button"
            aria-label={chat.declineOf(sentence)}
            aria-disabled={deciding.isPending}
            onClick={() => !deciding.isPending && deciding.mutate(false)}
          >
            {chat.decline}
          </button>
        </div>
      ) : (
        <p className="mt-1 text-small text-soft" data-outcome>
          {outcome ?? chat.states[state]}
        </p>
      )}
      {deciding.error && (
        <div className="mt-3">
          <ProblemText problem={problemOf(deciding.error)} />
        </div>
      )}
      <CardList cards={cards} />
    </div>
  );
}
