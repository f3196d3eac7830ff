import type { Answer } from './answer.ts';
import { type Call, sessionOf } from './call.ts';

/** About the listener whose session or, for programs that send none here, whose token it is. */
export async function getInfo(call: Call): Promise<Answer> {
  const apiKey = call.parameters.get('api_key') ?? '';
  if (apiKey === '') return { failure: 10 };
  const known = call.parameters.get('sk') ?? ((await call.find(apiKey)) && apiKey);
  const session = await sessionOf(call, 'scrobble', known ?? '');
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
