import type { EchoError } from '@echotune/data';
import type { z } from 'zod';
import { type ContractDeps, readAnswer } from '../contract/contract.ts';
import { jsonOf } from '../contract/json-of.ts';
import type { Answer } from '../policy/attempt.ts';
import type { Priority, Provider } from '../policy/provider.ts';

/** What a client of a provider's HTTP interface is built with. */
export interface ApiDeps extends ContractDeps {
  /** One with the provider's own limits. */
  readonly provider: Provider;
  /** Without a slash at its end. */
  readonly address: string;
  /** Who asks and where to complain, as providers want it: `EchoTune/0.1.0 (https://music.example)`. */
  readonly userAgent: string;
  /** An Authorization header for every request, where the provider knows its callers by one. */
  readonly authorization?: string;
}

/** How a provider says that something is wrong. */
export interface Manner {
  /** Throws Slowdown or Outage where an answer means one, whatever its status says. */
  readonly judge?: (answer: Answer) => void;
  /** What an answer that is no success means; null where it is one after all. */
  readonly refusal: (answer: Answer) => EchoError | null;
}

/** One question to a provider. */
export interface Question<T> {
  /** As metrics and errors name it. */
  readonly operation: string;
  readonly path: string;
  readonly query?: Readonly<Record<string, string | number | undefined>>;
  readonly token?: string;
  /** Default: POST for what is sent, else GET. */
  readonly method?: 'PUT' | 'DELETE';
  /** Sent as JSON, as a form, or as it is. */
  readonly json?: unknown;
  readonly form?: URLSearchParams;
  readonly file?: Blob;
  readonly schema: z.ZodType<T>;
  /** Default: in the background. */
  readonly priority?: Priority;
  /** Whether it does no harm to ask twice; reading never does. */
  readonly repeatable?: boolean;
  readonly signal?: AbortSignal | undefined;
}

/** A provider's HTTP interface: questions go through the policy, answers through their contract. */
export class Api {
  readonly #deps: ApiDeps;
  readonly #manner: Manner;

  constructor(deps: ApiDeps, manner: Manner) {
    this.#deps = deps;
    this.#manner = manner;
  }

  /** Throws what `Provider.send` throws, provider-misfit, and what `refusal` says. */
  async ask<T>(question: Question<T>): Promise<T> {
    const { operation, schema, priority = 'background', repeatable, signal } = question;
    const { judge, refusal } = this.#manner;
    const answer = await this.#deps.provider.send({
      ...{ operation, priority },
      request: () => this.#request(question),
      repeatable: repeatable ?? !isSending(question),
      ...(judge && { judge }),
      ...(signal && { signal }),
    });
    const refused = refusal(answer);
    if (refused !== null) throw refused;
    const { provider } = this.#deps.provider.limits;
    return readAnswer({ provider, operation, schema }, answer, this.#deps);
  }

  #request(question: Question<unknown>): Request {
    const { path, query = {}, token, method, json, form, file } = question;
    const { authorization } = this.#deps;
    const url = new URL(`${this.#deps.address}${path}`);
    for (const [name, value] of Object.entries(query)) {
      if (value !== undefined) url.searchParams.set(name, String(value));
    }
    const headers = new Headers({
      'user-agent': this.#deps.userAgent,
      accept: 'application/json',
      ...(authorization !== undefined && { authorization }),
      ...(token !== undefined && { authorization: `Token ${token}` }),
      ...(json !== undefined && { 'content-type': 'application/json' }),
    });
    const body = json === undefined ? (form ?? file ?? null) : JSON.stringify(json);
    const usual = isSending(question) ? 'POST' : 'GET';
    return new Request(url, { method: method ?? usual, headers, body });
  }
}

function isSending({ method, json, form }: Question<unknown>): boolean {
  return method !== undefined || json !== undefined || form !== undefined;
}

/** A field of an answer that is a JSON object; undefined where it is none. */
export function fieldIn({ text }: Pick<Answer, 'text'>, name: string): unknown {
  const value = jsonOf(text);
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.entries(value).find(([key]) => key === name)?.[1];
}

const longestReason = 200;

/** What a provider says is wrong, in a field of that name; else the status. */
export function reasonIn(answer: Answer, name: string): string {
  const said = fieldIn(answer, name);
  return typeof said === 'string' ? said.slice(0, longestReason) : `status ${answer.status}`;
}
