import { z } from 'zod';

export const databaseMustBe = 'must start with postgres://';
const address = z.string().regex(/^postgres(ql)?:\/\//, databaseMustBe);

/** Whether a text is the address of a PostgreSQL database. */
export function isDatabaseUrl(text: string): boolean {
  return address.safeParse(text).success;
}

/** How PostgreSQL is used, by its keys in config.toml. */
export const databaseSettings = {
  database_url: address.optional(),
  database_connections: z.coerce.number().int().min(2).max(1000).default(10),
  database_statement_seconds: z.coerce.number().min(0).max(86_400).default(30),
};

export const databaseVariables = {
  database_url: 'DATABASE_URL',
  database_connections: 'ECHOTUNE_DATABASE_CONNECTIONS',
  database_statement_seconds: 'ECHOTUNE_DATABASE_STATEMENT_SECONDS',
} as const satisfies Record<keyof typeof databaseSettings, string>;

export interface DatabaseConfig {
  /** Of each process, at most. */
  readonly connections: number;
  /** For how long a statement of a server may run; 0 for as long as it takes, as elsewhere. */
  readonly statementMs: number;
}

export function databaseConfig(
  given: z.output<z.ZodObject<typeof databaseSettings>>,
): DatabaseConfig {
  return {
    connections: given.database_connections,
    statementMs: Math.ceil(given.database_statement_seconds * 1000),
  };
}
