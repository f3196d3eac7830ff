import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ProblemText } from '../frame/problem-text.tsx';
import { useListener } from '../frame/whose.ts';
import { pageMessages } from '../messages/page-messages.ts';
import { Confirmed } from '../parts/confirmed.tsx';
import { WaitingRows } from '../parts/waiting.tsx';
import { problemOf } from '../problem.ts';
import { PlainText } from './answer.tsx';
import { chatApi } from './chat-api.ts';
import { TalkLog } from './talk-log.tsx';
import { chatKeys, type useTalk } from './use-talk.ts';

interface TalkProps {
  readonly talk: ReturnType<typeof useTalk>;
  readonly onBack: () => void;
  readonly onNew: () => void;
  readonly onDecided: () => void;
  readonly onRetry: (asked: string) => void;
}

/** A conversation with the ways out of it. */
export function Talk({ talk, onBack, onNew, onDecided, onRetry }: TalkProps) {
  const { chat } = pageMessages;
  const { query, messages, live, decided, trouble } = talk;
  const conversation = query.data?.pages[0]?.conversation;
  return (
    <div className="flex-1">
      <p className="-ml-2 flex flex-wrap items-baseline text-small">
        <button type="button" className="word" onClick={onBack}>
          {chat.all}
        </button>
        <button type="button" className="word" onClick={onNew}>
          {chat.new}
        </button>
        {conversation && <DeleteTalk id={conversation.id} onDeleted={onBack} />}
      </p>
      {/* It says how the talk began, and so does the talk. */}
      <h1 className="sr-only">{conversation?.title ?? live?.asked ?? chat.title}</h1>
      {query.error && (
        <ProblemText problem={problemOf(query.error)} onRetry={() => query.refetch()} />
      )}
      {query.hasNextPage && (
        <button
          type="button"
          className="button mt-4"
          aria-disabled={query.isFetchingNextPage}
          onClick={() => !query.isFetchingNextPage && query.fetchNextPage()}
        >
          {chat.earlier}
        </button>
      )}
      {query.isLoading && live === null && <WaitingRows />}
      <TalkLog {...{ messages, live, decided, onDecided }} />
      {trouble && (
        <div className="mb-6">
          <div className="chat-asked">
            <PlainText text={trouble.asked} />
          </div>
          <ProblemText problem={problemOf(trouble.error)} onRetry={() => onRetry(trouble.asked)} />
        </div>
      )}
    </div>
  );
}

function DeleteTalk({ id, onDeleted }: { readonly id: number; readonly onDeleted: () => void }) {
  const { chat } = pageMessages;
  const { id: listener } = useListener();
  const queries = useQueryClient();
  const deleting = useMutation({
    mutationFn: () => chatApi.remove(listener, id),
    onSuccess: async () => {
      onDeleted();
      queries.removeQueries({ queryKey: chatKeys(listener).one(id) });
      await queries.invalidateQueries({ queryKey: chatKeys(listener).all });
    },
  });
  return (
    <>
      <Confirmed
        does={chat.delete}
        means={chat.deleteAsked}
        label={chat.deleteThis}
        onConfirm={() => deleting.mutate()}
      />
      {deleting.error && <ProblemText problem={problemOf(deleting.error)} />}
    </>
  );
}
