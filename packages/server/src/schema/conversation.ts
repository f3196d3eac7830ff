import { languageProviders } from '@echotune/connect';
import { interpreter } from '@echotune/service';
import { z } from 'zod';
import { ListenerQuery } from './listener.ts';
import { Cursor } from './page.ts';
import { Song } from './recommendation.ts';

const at = z.number().describe('UTC epoch ms');
const next = z.string().nullable().describe('The cursor of the next page; null on the last');
const plays = z.int().nullable().describe('By the listener; null where they were not counted');

export const Conversation = z
  .object({
    id: z.int(),
    title: z.string().describe('How it began'),
    createdAt: at,
    updatedAt: at.describe('When something was said last'),
    messages: z.int().describe('How many it has'),
  })
  .meta({ id: 'Conversation' });

export const Conversations = z
  .object({ conversations: z.array(Conversation), next })
  .meta({ id: 'Conversations' });

export const Card = z
  .discriminatedUnion('kind', [
    z.object({
      kind: z.literal('song'),
      song: Song,
      impression: z
        .int()
        .nullable()
        .describe('Names the slot it was recommended in; null where it was not'),
      reason: z.string().nullable(),
      plays,
    }),
    z.object({ kind: z.literal('artist'), id: z.int(), name: z.string(), plays }),
    z.object({
      kind: z.literal('playlist'),
      id: z.int(),
      name: z.string(),
      entries: z.int().describe('How many tracks are in it'),
    }),
    z.object({ kind: z.literal('figure'), label: z.string(), value: z.string() }),
  ])
  .describe('What is shown beside an answer and can be acted on')
  .meta({ id: 'Card' });

export const Source = z
  .object({ url: z.string(), title: z.string().nullable() })
  .meta({ id: 'Source' });

export const Proposal = z
  .object({
    id: z.int(),
    sentence: z.string().describe('What would happen'),
    state: z
      .enum(['open', 'done', 'declined', 'failed'])
      .describe('An open one waits to be accepted or declined; nothing has happened yet'),
    outcome: z.string().nullable().describe('What came of it; null while it is open'),
    decidedAt: at.nullable(),
  })
  .meta({ id: 'Proposal' });

export const Message = z
  .object({
    id: z.int(),
    speaker: z.enum(['listener', 'assistant']),
    text: z.string(),
    cards: z.array(Card),
    sources: z.array(Source).describe('Pages that the answer rests on'),
    tools: z.array(z.string()).describe('What was looked up for it'),
    notUnderstood: z
      .array(z.string())
      .describe('Pieces of what was said that nobody could make sense of'),
    fallback: z
      .string()
      .nullable()
      .describe('Why the usual one did not answer, e.g. budget-exceeded; null where it did'),
    answeredBy: z
      .string()
      .nullable()
      .describe('interpreter, or provider and model; null for what the listener said'),
    costUsd: z.string().describe('Dollars, exact to the nano-dollar'),
    at,
    proposals: z.array(Proposal).describe('Changes that it offers to make'),
  })
  .meta({ id: 'Message' });

export const ConversationPage = z
  .object({
    conversation: Conversation,
    messages: z.array(Message).describe('The newest, in the order in which they were said'),
    next: z.string().nullable().describe('The cursor of those before; null at the beginning'),
  })
  .meta({ id: 'ConversationPage' });

export const NewMessage = z
  .strictObject({
    text: z.string().trim().min(1).max(4000),
    provider: z
      .enum([interpreter, ...languageProviders])
      .optional()
      .describe('Who is to answer; left out, whoever comes first of those that are set up'),
  })
  .meta({ id: 'NewMessage' });

export const ChatAnswer = z
  .object({ conversation: Conversation, message: Message })
  .meta({ id: 'ChatAnswer' });

export const DecidedProposal = z
  .object({ proposal: Proposal, cards: z.array(Card) })
  .meta({ id: 'DecidedProposal' });

const page = { cursor: Cursor, limit: z.coerce.number().int().min(1).max(100).default(50) };

export const ConversationsQuery = ListenerQuery.extend({
  words: z
    .string()
    .trim()
    .max(200)
    .default('')
    .describe('Only those that have all of these words, in the title or in what was said'),
  ...page,
});

export const ConversationQuery = ListenerQuery.extend(page);
