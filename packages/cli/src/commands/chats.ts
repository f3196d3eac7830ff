import { type Conversation, EchoError } from '@echotune/data';
import { conversationOf, messageOf } from '@echotune/server';
import { type CommonOptions, listenerFor, type Session } from '../session.ts';
import { utcStamp } from '../terminal/moments.ts';
import { counted, table } from '../terminal/words.ts';
import { showBeside, showCost, showProposal } from './show-answer.ts';

const all = { before: null, limit: Number.MAX_SAFE_INTEGER };

/** `echotune chats list` and, with words, `echotune chats search`. */
export async function listChatsCommand(
  session: Session,
  words: readonly string[],
  options: CommonOptions,
): Promise<void> {
  const { echotune, output } = session;
  const { id } = await listenerFor(session, options);
  const sought = words.flatMap((word) => word.split(/\s+/)).filter((word) => word !== '');
  const found = await echotune.store.conversations.list(id, { ...all, words: sought });
  output.answer(found.map(conversationOf));
  if (found.length === 0) {
    output.say(
      words.length === 0
        ? 'There is no conversation yet (echotune chat).'
        : 'No conversation has all of these words.',
    );
  }
  const rows = found.map((one) => [
    ...[String(one.id), `${utcStamp(one.updatedAt, 'minute')} UTC`, one.title],
    counted(one.messages, 'message', 'messages'),
  ]);
  for (const line of table(rows)) output.say(line);
}

/** `echotune chats show`. Throws conversation-unknown. */
export async function showChatCommand(
  session: Session,
  id: number,
  options: CommonOptions,
): Promise<void> {
  const { echotune, output } = session;
  const conversation = await conversationNumbered(session, id, options);
  const { listenerId } = conversation;
  const messages = await echotune.store.conversations.messages(listenerId, id, all);
  output.answer({
    conversation: conversationOf(conversation),
    messages: messages.map(messageOf),
  });
  for (const message of messages) {
    if (message.speaker === 'listener') {
      output.say(`> ${message.text}`);
      continue;
    }
    output.say(message.text);
    showBeside(message, output);
    for (const proposal of message.proposals) showProposal(proposal, output);
    showCost(message, output);
  }
}

/** `echotune chats delete`. Throws conversation-unknown, not-confirmed. */
export async function deleteChatCommand(
  session: Session,
  id: number,
  options: CommonOptions & { readonly yes?: boolean },
): Promise<void> {
  const { echotune, output } = session;
  const { listenerId, title, messages } = await conversationNumbered(session, id, options);
  const what = `“${title}” with ${counted(messages, 'message', 'messages')}`;
  if (options.yes !== true) {
    throw new EchoError('not-confirmed', `This removes ${what} for good.`);
  }
  await echotune.store.conversations.remove(listenerId, id);
  output.answer({ removed: id });
  output.say(`Removed ${what}.`);
}

async function conversationNumbered(
  session: Session,
  id: number,
  options: CommonOptions,
): Promise<Conversation> {
  const { id: listenerId } = await listenerFor(session, options);
  const found = await session.echotune.store.conversations.get(listenerId, id);
  if (found !== null) return found;
  throw new EchoError('conversation-unknown', `There is no conversation ${id}.`);
}
