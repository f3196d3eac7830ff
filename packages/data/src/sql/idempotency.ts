import type {
  Claimed,
  IdempotencyClaim,
  IdempotencyStore,
  KeyedRequest,
} from '../store/idempotency-store.ts';
import { atomically, type Context } from './context.ts';
import { digestOf } from './token.ts';

const keptMs = 86_400_000;
/** No request takes that long: one without an answer was interrupted. */
const longestMs = 60_000;

export class SqlIdempotency implements IdempotencyStore {
  readonly #context: Context;

  constructor(context: Context) {
    this.#context = context;
  }

  claim(request: KeyedRequest): Promise<Claimed> {
    const { accountId, key, fingerprint } = request;
    return atomically(this.#context, async (context) => {
      const { db, clock, dialect } = context;
      const now = clock();
      await deletion(context, request)
        .where('claimed_at', '<=', now - keptMs)
        .execute();
      const claim = { accountId, key, claimedAt: now };
      const made = await db
        .insertInto('idempotency')
        .values({ account_id: accountId, digest: digestOf(key), fingerprint, claimed_at: now })
        .onConflict((conflict) => conflict.doNothing())
        .returning('digest')
        .executeTakeFirst();
      if (made) return { is: 'yours', claim };
      const known = await db
        .selectFrom('idempotency')
        .select(['fingerprint', 'answer', 'claimed_at'])
        .where('account_id', '=', accountId)
        .where('digest', '=', digestOf(key))
        .$if(dialect === 'postgres', (query) => query.forUpdate())
        .executeTakeFirst();
      if (known === undefined) return { is: 'running' };
      if (known.fingerprint !== fingerprint) return { is: 'other' };
      if (known.answer !== null) return { is: 'answered', answer: known.answer };
      if (known.claimed_at > now - longestMs) return { is: 'running' };
      if (!request.repeatable) return { is: 'unknown' };
      await db
        .updateTable('idempotency')
        .set({ claimed_at: now })
        .where('account_id', '=', accountId)
        .where('digest', '=', digestOf(key))
        .execute();
      return { is: 'yours', claim };
    });
  }

  async answer(claim: IdempotencyClaim, answer: string): Promise<void> {
    await this.#context.db
      .updateTable('idempotency')
      .set({ answer })
      .where('account_id', '=', claim.accountId)
      .where('digest', '=', digestOf(claim.key))
      .where('claimed_at', '=', claim.claimedAt)
      .execute();
  }

  async release(claim: IdempotencyClaim): Promise<void> {
    await deletion(this.#context, claim).where('claimed_at', '=', claim.claimedAt).execute();
  }

  async tidy(mostOfAccount: number): Promise<void> {
    const { db, clock } = this.#context;
    await db
      .deleteFrom('idempotency')
      .where('claimed_at', '<=', clock() - keptMs)
      .execute();
    const full = await db
      .selectFrom('idempotency')
      .select('account_id')
      .groupBy('account_id')
      .having((column) => column.fn.countAll<number>(), '>', mostOfAccount)
      .execute();
    for (const { account_id } of full) {
      const oldest = await db
        .selectFrom('idempotency')
        .select('claimed_at')
        .where('account_id', '=', account_id)
        .orderBy('claimed_at', 'desc')
        .offset(mostOfAccount)
        .limit(1)
        .executeTakeFirst();
      await db
        .deleteFrom('idempotency')
        .where('account_id', '=', account_id)
        .where('claimed_at', '<=', oldest?.claimed_at ?? 0)
        .execute();
    }
  }
}

function deletion({ db }: Context, { accountId, key }: Pick<KeyedRequest, 'accountId' | 'key'>) {
  return db
    .deleteFrom('idempotency')
    .where('account_id', '=', accountId)
    .where('digest', '=', digestOf(key));
}
