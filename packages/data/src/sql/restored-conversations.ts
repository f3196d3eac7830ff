import type { RestoredConversation, RestoredMessage } from '../domain/conversation.ts';
import type { Context } from './context.ts';
import { insertMessage, titleColumns } from './conversation-rows.ts';
import { lockListener } from './listeners.ts';

interface Told extends RestoredConversation {
  readonly listenerId: number;
}

async function find({ db }: Context, { listenerId, title, createdAt }: Told) {
  return db
    .selectFrom('conversation')
    .select(['id', 'updated_at as updatedAt'])
    .where('listener_id', '=', listenerId)
    .where('title', '=', title)
    .where('created_at', '=', createdAt)
    .orderBy('id')
    .executeTakeFirst();
}

/** The work of `ConversationStore.restore`. */
export async function restoreConversation(context: Context, told: Told): Promise<boolean> {
  const { listenerId, title, createdAt, updatedAt } = told;
  await lockListener(context, listenerId);
  if ((await find(context, told)) !== undefined) return false;
  const times = { created_at: createdAt, updated_at: updatedAt };
  const row = { listener_id: listenerId, ...titleColumns(title), ...times };
  await context.db.insertInto('conversation').values(row).execute();
  return true;
}

/** The work of `ConversationStore.restoreMessage`. */
export async function restoreMessage(
  context: Context,
  told: Told,
  position: number,
  message: RestoredMessage,
): Promise<boolean> {
  await lockListener(context, told.listenerId);
  const there = await find(context, told);
  if (there?.updatedAt !== told.updatedAt) return false;
  const { count } = await context.db
    .selectFrom('message')
    .select((column) => column.fn.countAll<number>().as('count'))
    .where('conversation_id', '=', there.id)
    .executeTakeFirstOrThrow();
  // What an earlier import put back stands before `count`; after a gap nothing is certain.
  if (position !== count) return false;
  await insertMessage(context, there.id, message);
  return true;
}
