import { sql } from 'kysely';
import {
  type EnrichmentAnswer,
  type EnrichmentCount,
  type EnrichmentService,
  type EnrichmentSubject,
  enrichmentServices,
  type Inquiry,
} from '../domain/enrichment.ts';
import type { EnrichmentStore, ToAsk, ToldSimilarity } from '../store/enrichment-store.ts';
import { atomically, type Context } from './context.ts';
import { storeAnswer } from './enrichment-answer.ts';
import { findToAsk } from './enrichment-due.ts';
import { lockListener } from './listeners.ts';
import { toldSimilarities } from './told-similarities.ts';

export class SqlEnrichment implements EnrichmentStore {
  readonly #context: Context;

  constructor(context: Context) {
    this.#context = context;
  }

  async allowed(listenerId: number): Promise<EnrichmentService[]> {
    const rows = await this.#context.db
      .selectFrom('enrichment_consent')
      .select('service')
      .where('listener_id', '=', listenerId)
      .execute();
    return known(rows);
  }

  allow(listenerId: number, services: readonly EnrichmentService[]): Promise<void> {
    return atomically(this.#context, async (context) => {
      await lockListener(context, listenerId);
      const { db, clock } = context;
      const before = await new SqlEnrichment(context).allowed(listenerId);
      await db
        .deleteFrom('enrichment_consent')
        .where('listener_id', '=', listenerId)
        .where((column) => column.not(column('service', 'in', ['', ...services])))
        .execute();
      const added = new Set(services.filter((service) => !before.includes(service)));
      for (const service of added) {
        await db
          .insertInto('enrichment_consent')
          .values({ listener_id: listenerId, service, allowed_at: clock() })
          .execute();
      }
    });
  }

  async allowing(service: EnrichmentService): Promise<number[]> {
    const rows = await this.#context.db
      .selectFrom('enrichment_consent')
      .select('listener_id')
      .where('service', '=', service)
      .orderBy('listener_id')
      .execute();
    return rows.map((row) => row.listener_id);
  }

  async allowedByAnybody(): Promise<EnrichmentService[]> {
    const { db } = this.#context;
    return known(await db.selectFrom('enrichment_consent').select('service').distinct().execute());
  }

  toAsk(inquiry: Inquiry, options: { since: number; limit: number }): Promise<ToAsk[]> {
    return findToAsk(this.#context, inquiry, options);
  }

  store(answer: EnrichmentAnswer): Promise<void> {
    return atomically(this.#context, (context) => storeAnswer(context, answer));
  }

  similar(subject: EnrichmentSubject): AsyncIterable<readonly ToldSimilarity[]> {
    return toldSimilarities(this.#context, subject);
  }

  async tellersOf(id: number, otherId: number): Promise<string[]> {
    const { rows } = await sql<{ source: string }>`
      with one as (select id, artist_id from song where id = ${id} or root_id = ${id}),
        other as (select id, artist_id from song where id = ${otherId} or root_id = ${otherId})
      select source from similar_song
      where song_id in (select id from one) and other_id in (select id from other)
      union select source from similar_artist
      where artist_id in (select artist_id from one)
        and other_id in (select artist_id from other)
      order by source`.execute(this.#context.db);
    return rows.map(({ source }) => source);
  }

  async counts(): Promise<EnrichmentCount[]> {
    const { rows } = await sql<EnrichmentCount>`
      select service, question, subject, count(*) as asked, sum(found) as found,
        max(asked_at) as "lastAskedAt"
      from (
        select service, question, 'song' as subject, found, asked_at from song_asked
        union all select service, question, 'artist', found, asked_at from artist_asked
      ) as noted
      group by service, question, subject order by service, subject, question`.execute(
      this.#context.db,
    );
    return rows;
  }
}

function known(rows: readonly { readonly service: string }[]): EnrichmentService[] {
  const stored = new Set(rows.map(({ service }) => service));
  return enrichmentServices.filter((service) => stored.has(service));
}
