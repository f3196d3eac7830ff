import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Conversation } from '../api.generated.ts';
import { ProblemText } from '../frame/problem-text.tsx';
import { useListener } from '../frame/whose.ts';
import { pageMessages } from '../messages/page-messages.ts';
import { Confirmed } from '../parts/confirmed.tsx';
import { problemOf } from '../problem.ts';
import { useWords } from '../words/use-words.ts';
import { chatApi } from './chat-api.ts';
import { chatKeys } from './use-talk.ts';

/** The conversations that have some words, last spoken in first. */
export function useConversations(listener: number, words: string) {
  const query = useInfiniteQuery({
    queryKey: [...chatKeys(listener).all, words],
    queryFn: ({ pageParam }) => chatApi.conversations(listener, words, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    placeholderData: (before) => before,
  });
  const conversations = (query.data?.pages ?? []).flatMap((page) => page.conversations);
  return { query, conversations };
}

interface ConversationListProps {
  readonly found: ReturnType<typeof useConversations>;
  /** Whether words were looked for. */
  readonly isSearch: boolean;
  readonly onLight: (at: number | null) => void;
}

/** Conversations to go on with, or to delete. */
export function ConversationList({ found, isSearch, onLight }: ConversationListProps) {
  const { chat } = pageMessages;
  const { query, conversations } = found;
  const { error, data, hasNextPage, isFetchingNextPage } = query;
  return (
    <div aria-live="polite" aria-busy={query.isFetching}>
      {error && <ProblemText problem={problemOf(error)} onRetry={() => query.refetch()} />}
      {data && conversations.length === 0 && (
        <p className="py-3 text-body text-soft">{isSearch ? chat.noneFound : chat.none}</p>
      )}
      <ul>
        {conversations.map((conversation, at) => (
          <Line
            key={conversation.id}
            conversation={conversation}
            onLight={(isLit) => onLight(isLit ? at : null)}
          />
        ))}
      </ul>
      {hasNextPage && (
        <button
          type="button"
          className="button mt-4"
          aria-disabled={isFetchingNextPage}
          onClick={() => !isFetchingNextPage && query.fetchNextPage()}
        >
          {chat.earlier}
        </button>
      )}
    </div>
  );
}

interface LineProps {
  readonly conversation: Conversation;
  readonly onLight: (isLit: boolean) => void;
}

function Line({ conversation: { id, title, updatedAt, messages }, onLight }: LineProps) {
  const { id: listener, timeZone } = useListener();
  const { chat } = pageMessages;
  const words = useWords();
  const queries = useQueryClient();
  const deleting = useMutation({
    mutationFn: () => chatApi.remove(listener, id),
    onSuccess: () => {
      queries.removeQueries({ queryKey: chatKeys(listener).one(id) });
      return queries.invalidateQueries({ queryKey: chatKeys(listener).all });
    },
  });
  return (
    <li
      className="chat-line"
      onPointerEnter={() => onLight(true)}
      onPointerLeave={() => onLight(false)}
      onFocus={() => onLight(true)}
      onBlur={() => onLight(false)}
    >
      <Link to="/chat" search={{ talk: id }} className="min-w-0 flex-1 py-2">
        <span className="block truncate font-story text-body">{title}</span>
        <span className="block text-faint text-small tabular-nums">
          {words.dayTime(updatedAt, timeZone)},{' '}
          <span className="whitespace-nowrap">{chat.messages(messages, words)}</span>
        </span>
      </Link>
      <Confirmed
        does={chat.delete}
        means={chat.deleteAsked}
        label={chat.deleteOf(title)}
        onConfirm={() => deleting.mutate()}
      />
      {deleting.error && <ProblemText problem={problemOf(deleting.error)} />}
    </li>
  );
}
