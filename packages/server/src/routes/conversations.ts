import { EchoError, type Store } from '@echotune/data';
import type { ChatEvent } from '@echotune/service';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { cardOf, conversationOf, messageOf, proposalOf } from '../conversation-of.ts';
import { listenerOf } from '../http/listener-of.ts';
import { dependsOn, languageOf, negotiate } from '../http/negotiate.ts';
import type { RouteContext } from '../http/route-context.ts';
import { goneSignal, streamWork, type WorkEvent } from '../http/stream-work.ts';
import type { TypedApp } from '../http/typed-app.ts';
import {
  ChatAnswer,
  ConversationPage,
  ConversationQuery,
  Conversations,
  ConversationsQuery,
  DecidedProposal,
  NewMessage,
} from '../schema/conversation.ts';
import { IdParams } from '../schema/id-params.ts';
import { ListenerQuery } from '../schema/listener.ts';
import { Nothing } from '../schema/nothing.ts';
import { cursorOf, placeOf } from '../schema/page.ts';

const config = { needs: 'chat' } as const;
const events = { mediaType: 'text/event-stream' };
const json = { mediaType: 'application/json' };
const answers = {
  description: 'The answer; or, where Accept names them, the events of it while it is made',
  content: {
    [json.mediaType]: { schema: ChatAnswer },
    [events.mediaType]: { schema: z.string() },
  },
};

/** Talks with the assistant. */
export function conversationRoutes(app: TypedApp, { echotune }: RouteContext): void {
  const { store, assistant } = echotune;

  app.get(
    '/conversations',
    {
      config,
      schema: {
        operationId: 'listConversations',
        summary: 'The conversations with the assistant, those last spoken in first',
        ...{ querystring: ConversationsQuery, response: { 200: Conversations } },
      },
    },
    async (request) => {
      const { id } = await listenerOf(store, request);
      const { limit, cursor, words } = request.query;
      const [updatedAt, lastId] = placeOf(cursor, 2) ?? [];
      const page = await store.conversations.list(id, {
        before: updatedAt === undefined || lastId === undefined ? null : { updatedAt, id: lastId },
        ...{ limit, words: words.split(/\s+/).filter((word) => word !== '') },
      });
      const last = page.length === limit ? page.at(-1) : undefined;
      return {
        conversations: page.map(conversationOf),
        next: last === undefined ? null : cursorOf(last.updatedAt, last.id),
      };
    },
  );

  app.get(
    '/conversations/:id',
    {
      config,
      schema: {
        operationId: 'getConversation',
        summary: 'What was said in a conversation, the newest of it',
        params: IdParams,
        ...{ querystring: ConversationQuery, response: { 200: ConversationPage } },
      },
    },
    async (request) => {
      const listener = await listenerOf(store, request);
      const conversation = await storedConversation(store, listener.id, request.params.id);
      const { limit, cursor } = request.query;
      const [before = null] = placeOf(cursor, 1) ?? [];
      const page = { before, limit };
      const messages = await store.conversations.messages(listener.id, conversation.id, page);
      const first = messages.length === limit ? messages[0] : undefined;
      return {
        conversation: conversationOf(conversation),
        messages: messages.map(messageOf),
        next: first === undefined ? null : cursorOf(first.id),
      };
    },
  );

  app.delete(
    '/conversations/:id',
    {
      config,
      schema: {
        operationId: 'deleteConversation',
        summary: 'Delete a conversation and all that was said in it',
        response: { 204: Nothing },
        ...{ params: IdParams, querystring: ListenerQuery },
      },
    },
    async (request, reply) => {
      const listener = await listenerOf(store, request);
      await store.conversations.remove(listener.id, request.params.id);
      return reply.code(204).send();
    },
  );

  app.post(
    '/conversations/messages',
    {
      config,
      schema: {
        operationId: 'beginConversation',
        summary: 'Say something to the assistant, in a new conversation',
        ...{ querystring: ListenerQuery, body: NewMessage, response: { 200: answers } },
      },
    },
    async (request, reply) => {
      const { id: listenerId } = await listenerOf(store, request);
      return answer(request, reply, { ...request.body, listenerId, conversationId: null });
    },
  );

  app.post(
    '/conversations/:id/messages',
    {
      config,
      schema: {
        operationId: 'sayInConversation',
        summary: 'Say something to the assistant that goes on a conversation',
        params: IdParams,
        ...{ querystring: ListenerQuery, body: NewMessage, response: { 200: answers } },
      },
    },
    async (request, reply) => {
      const { id: listenerId } = await listenerOf(store, request);
      // Before an event stream has begun, whose status is that all is well.
      const { id: conversationId } = await storedConversation(store, listenerId, request.params.id);
      return answer(request, reply, { ...request.body, listenerId, conversationId });
    },
  );

  for (const { word, accept, operationId, summary } of decisions) {
    app.post(
      `/proposals/:id/${word}`,
      {
        config,
        schema: {
          ...{ operationId, summary, params: IdParams },
          ...{ querystring: ListenerQuery, response: { 200: DecidedProposal } },
        },
      },
      async (request, reply) => {
        const { id: listenerId } = await listenerOf(store, request);
        const language = languageOf(request, reply);
        const { id: proposalId } = request.params;
        const decision = { listenerId, proposalId, accept, language };
        const { proposal, cards } = await assistant.decide(decision);
        return { proposal: proposalOf(proposal), cards: cards.map(cardOf) };
      },
    );
  }

  async function answer(request: FastifyRequest, reply: FastifyReply, said: Said) {
    const { text, provider = null, listenerId, conversationId } = said;
    const language = languageOf(request, reply);
    dependsOn(reply, 'accept');
    const say = async (signal: AbortSignal, onEvent?: (event: ChatEvent) => void) => {
      const asked = { listenerId, conversationId, text, language, provider, signal, onEvent };
      const { conversation, message } = await assistant.say(asked);
      return { conversation: conversationOf(conversation), message: messageOf(message) };
    };
    if (negotiate(request.headers.accept, [json, events]) !== events) return say(goneSignal(reply));
    return streamWork(request, reply, async (tell, signal) => {
      const whole = await say(signal, (event) => {
        const told = eventOf(event);
        if (told !== null) tell(told);
      });
      return { kind: 'done', ...whole };
    });
  }
}

interface Said extends z.output<typeof NewMessage> {
  readonly listenerId: number;
  readonly conversationId: number | null;
}

const decisions = [
  {
    ...{ word: 'accept', accept: true, operationId: 'acceptProposal' },
    summary: 'Let a change be made that the assistant offers',
  },
  {
    ...{ word: 'decline', accept: false, operationId: 'declineProposal' },
    summary: 'Leave a change that the assistant offers',
  },
] as const;

/** As the API tells it; null for the last, which is told with its conversation. */
function eventOf(event: ChatEvent): WorkEvent | null {
  if (event.kind === 'done') return null;
  return event.kind === 'cards' ? { ...event, cards: event.cards.map(cardOf) } : event;
}

/** Throws conversation-unknown. */
async function storedConversation({ conversations }: Store, listenerId: number, id: number) {
  const conversation = await conversations.get(listenerId, id);
  if (conversation !== null) return conversation;
  throw new EchoError('conversation-unknown', `There is no conversation ${id}.`);
}
