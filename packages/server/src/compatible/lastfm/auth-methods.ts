import type { Answer, Element } from './answer.ts';
import { type Call, refusedProgram } from './call.ts';

function session(name: string, key: string): Element {
  return {
    name: 'session',
    content: [
      { name: 'name', content: name },
      { name: 'key', content: key },
      { name: 'subscriber', content: 0 },
    ],
  };
}

/** A token to be approved at `/api/auth`; who calls with a listener's own key has approved it already. */
export async function getToken(call: Call): Promise<Answer> {
  const refused = await refusedProgram(call);
  if (refused !== null) return refused;
  const apiKey = call.parameters.get('api_key') ?? '';
  const own = (await call.find(apiKey)) === null ? null : apiKey;
  return { name: 'token', content: call.pending.issue(own) };
}

/** The session of an approved token, whose key is the API key that approved it. */
export async function getSession(call: Call): Promise<Answer> {
  const refused = await refusedProgram(call);
  if (refused !== null) return refused;
  const token = call.parameters.get('token') ?? '';
  if (token === '') return { failure: 6 };
  const redeemed = call.pending.redeem(token);
  if (redeemed === 'unknown') return { failure: 4 };
  if (redeemed === 'waiting') return { failure: 14 };
  const holder = await call.find(redeemed.key);
  return holder === null ? { failure: 4 } : session(holder.listener.name, redeemed.key);
}

/** A session for a listener's name, with an API key of theirs for a password. */
export async function getMobileSession(call: Call): Promise<Answer> {
  const refused = await refusedProgram(call);
  if (refused !== null) return refused;
  const username = call.parameters.get('username') ?? '';
  const password = call.parameters.get('password') ?? '';
  if (username === '' || password === '') return { failure: 6 };
  const holder = await call.find(password);
  if (holder?.listener.name.toLowerCase() !== username.toLowerCase()) return { failure: 4 };
  return session(holder.listener.name, password);
}
