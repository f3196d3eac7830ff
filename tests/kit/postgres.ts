import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { testPostgresUrl } from '../parts.ts';

/** A database of its own on the test server, dropped afterwards. */
export async function temporaryDatabase(): Promise<{ url: string; remove: () => Promise<void> }> {
  const name = `echotune_${randomUUID().replaceAll('-', '')}`;
  const admin = new pg.Client(testPostgresUrl);
  await admin.connect();
  await admin.query(`CREATE DATABASE ${name}`);
  const url = new URL(testPostgresUrl);
  url.pathname = `/${name}`;
  return {
    url: url.href,
    remove: async () => {
      await admin.query(`DROP DATABASE ${name} WITH (FORCE)`);
      await admin.end();
    },
  };
}
