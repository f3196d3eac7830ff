import pg from 'pg';
import type { Asked } from './collect-statements.ts';

/** A step of a plan, as `explain (format json)` has it. */
interface Step {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Index Name'?: string;
  readonly 'Index Cond'?: string;
  readonly Plans?: readonly Step[];
}

interface Known {
  /** The table that each partition is of. */
  readonly wholeOf: ReadonlyMap<string, string>;
  /** Indexes of some of the rows. */
  readonly partial: ReadonlySet<string>;
}

/** Steps that need all of what they are given before they give anything. */
const greedy = new Set(['Sort', 'Aggregate', 'Hash', 'WindowAgg', 'SetOp']);

async function indexesOf(client: pg.Client): Promise<Known> {
  const parts = await client.query(`
    select part.relname as part, whole.relname as whole from pg_inherits
    join pg_class as part on part.oid = inhrelid join pg_class as whole on whole.oid = inhparent`);
  const partial = await client.query(`
    select relname from pg_index join pg_class on pg_class.oid = indexrelid where indpred is not null`);
  return {
    wholeOf: new Map(
      parts.rows.map((row: { part: string; whole: string }) => [row.part, row.whole]),
    ),
    partial: new Set(partial.rows.map((row: { relname: string }) => row.relname)),
  };
}

/**
 * The tables that PostgreSQL reads from one end to the other for a statement. What is read by an index
 * without a condition counts too, unless the index is of some rows, or the order is the one that is asked
 * for and stops when a page is full.
 */
async function scansOf(
  client: pg.Client,
  { text, values }: Asked,
  { wholeOf, partial }: Known,
): Promise<string[]> {
  const { rows } = await client.query(`explain (format json) ${text}`, [...values]);
  const found = new Set<string>();
  const walk = (step: Step, isPage: boolean) => {
    const kind = step['Node Type'];
    const table = step['Relation Name'];
    const isFree = kind.startsWith('Index') && step['Index Cond'] === undefined;
    const isWhole = kind === 'Seq Scan' || (isFree && !partial.has(step['Index Name'] ?? ''));
    if (isWhole && !isPage && table !== undefined) found.add(wholeOf.get(table) ?? table);
    for (const plan of step.Plans ?? []) {
      walk(plan, !greedy.has(kind) && (isPage || kind === 'Limit'));
    }
  };
  walk(rows[0]['QUERY PLAN'][0].Plan, false);
  return [...found];
}

/**
 * Says of statements which tables PostgreSQL reads whole though every other way is switched off: of tables of
 * some rows, whether there is a way to the rows, and not whether it would be taken.
 */
export async function openPlanner(url: string): Promise<{
  scans: (asked: Asked) => Promise<string[]>;
  close: () => Promise<void>;
}> {
  const client = new pg.Client(url);
  await client.connect();
  for (const way of ['seqscan', 'hashjoin', 'mergejoin', 'material']) {
    await client.query(`set enable_${way} = off`);
  }
  const known = await indexesOf(client);
  return { scans: (asked) => scansOf(client, asked, known), close: () => client.end() };
}
