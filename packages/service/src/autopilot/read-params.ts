import { type AgentParams, EchoError } from '@echotune/data';

/** Throws store-corrupt where it is no number: acts are stored with those that they need. */
export function numberParam(params: AgentParams, name: string): number {
  const value = params[name];
  if (typeof value === 'number') return value;
  throw new EchoError('store-corrupt', `An act is stored without its number ${name}.`);
}

/** Throws store-corrupt where it is no text. */
export function textParam(params: AgentParams, name: string): string {
  const value = params[name];
  if (typeof value === 'string') return value;
  throw new EchoError('store-corrupt', `An act is stored without its text ${name}.`);
}
