import type { Answer } from './answer.ts';
import { type Call, sessionOf } from './call.ts';

/** About the listener whose session it is: others are nobody's business. */
export async function getInfo(call: Call): Promise<Answer> {
  if ((call.parameters.get('api_key') ?? '') === '') return { failure: 10 };
  const session = await sessionOf(call, 'scrobble');
  if ('failure' in session) return session;
  const { id, name, createdAt } = session.listener;
  const user = call.parameters.get('user') ?? name;
  if (user.toLowerCase() !== name.toLowerCase()) return { failure: 6 };
  const plays = await call.echotune.store.plays.count(id);
  const registered = Math.floor(createdAt / 1000);
  return {
    name: 'user',
    content: [
      { name: 'name', content: name },
      { name: 'realname', content: '' },
      { name: 'url', content: '' },
      { name: 'type', content: 'user' },
      { name: 'playcount', content: String(plays) },
      { name: 'subscriber', content: '0' },
      { name: 'registered', attributes: { unixtime: String(registered) }, content: registered },
    ],
  };
}
