import { DatabaseSync } from 'node:sqlite';
import pg from 'pg';

/** What a database was asked, and the first values it was asked with. */
export interface Asked {
  readonly text: string;
  readonly values: readonly unknown[];
}

export interface Statements {
  /** By text, as they came. */
  readonly all: ReadonlyMap<string, Asked>;
  /** Lets the drivers be again. */
  stop(): void;
}

/** Only what has a plan. */
const planned = /^\s*(?:select|with|insert|update|delete)\b/i;

/** Notes every statement that this process hands to either driver from now on, whoever writes it. */
export function collectStatements(): Statements {
  const all = new Map<string, Asked>();
  const note = (text: string, values: readonly unknown[] = []) => {
    if (planned.test(text) && !all.has(text)) all.set(text, { text, values });
  };
  const sqlite = DatabaseSync.prototype;
  const { prepare } = sqlite;
  sqlite.prepare = function (text, ...more) {
    note(text);
    return prepare.call(this, text, ...more);
  };
  const { query } = pg.Client.prototype;
  const noting = {
    query(this: pg.Client, ...given: unknown[]) {
      const [first, values] = given;
      if (typeof first === 'string') note(first, Array.isArray(values) ? values : []);
      else if (isQuery(first)) note(first.text, first.values ?? []);
      return Reflect.apply(query, this, given);
    },
  };
  Object.assign(pg.Client.prototype, noting);
  return {
    all,
    stop: () => {
      sqlite.prepare = prepare;
      Object.assign(pg.Client.prototype, { query });
    },
  };
}

/** A query as an object, or a cursor. */
function isQuery(value: unknown): value is { text: string; values?: unknown[] } {
  return (
    typeof value === 'object' && value !== null && 'text' in value && typeof value.text === 'string'
  );
}
