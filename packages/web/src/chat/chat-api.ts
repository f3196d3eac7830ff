import type {
  ConversationPage,
  Conversations,
  DecidedProposal,
  Problem,
} from '../api.generated.ts';
import { apiUrl, ask, get, send, tell } from '../api.ts';
import { ApiProblem, unreachable } from '../problem.ts';
import type { ChatEvent } from './draft.ts';
import { readEvents } from './read-events.ts';

const conversationsInPage = 30;
const messagesInPage = 50;

interface Said {
  readonly listener: number;
  /** Null begins a new one. */
  readonly conversation: number | null;
  readonly text: string;
  /** Gives the answer up: nothing of it is kept. */
  readonly signal: AbortSignal;
}

/** What the server tells while it answers, the whole answer last. */
async function* say({ listener, conversation, text, signal }: Said): AsyncGenerator<ChatEvent> {
  const path = conversation === null ? '/conversations' : `/conversations/${conversation}`;
  const response = await send(
    'POST',
    apiUrl(`${path}/messages`, { listener }),
    { text },
    { accept: 'text/event-stream' },
    signal,
  );
  if (response.body === null) throw unreachable(null);
  for await (const { data } of readEvents(response.body)) {
    const event: ChatEvent = JSON.parse(data);
    if (event.kind === 'problem') throw problemTold(event);
    yield event;
    if (event.kind === 'done') return;
  }
  throw unreachable(null);
}

function problemTold(problem: Problem): ApiProblem {
  return new ApiProblem({ ...problem, waitUntil: null });
}

/** Talks with the assistant. Every function rejects with an `ApiProblem`. */
export const chatApi = {
  /** Those that have all of the words, last spoken in first. */
  conversations: (listener: number, words: string, cursor: string | null) =>
    get<Conversations>('/conversations', { listener, words, cursor, limit: conversationsInPage }),

  /** The newest messages; those before them by the cursor. */
  one: (listener: number, id: number, cursor: string | null) =>
    get<ConversationPage>(`/conversations/${id}`, { listener, cursor, limit: messagesInPage }),

  remove: (listener: number, id: number) =>
    tell('DELETE', `/conversations/${id}`, { query: { listener } }),

  decide: (listener: number, proposal: number, accept: boolean) =>
    ask<DecidedProposal>('POST', `/proposals/${proposal}/${accept ? 'accept' : 'decline'}`, {
      query: { listener },
    }),

  /** At Spotify, on whatever the listener plays with there. */
  play: (listener: number, uri: string) =>
    tell('POST', '/spotify/playing', { query: { listener }, body: { do: 'play', uris: [uri] } }),

  say,
};
