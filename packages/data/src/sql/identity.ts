import type {
  CatalogueNames,
  Decision,
  NewDecision,
  RestoredDecision,
  SongFile,
} from '../domain/identity.ts';
import { EchoError } from '../errors.ts';
import type { IdentityStore } from '../store/identity-store.ts';
import { applyDecisions } from './applied-decisions.ts';
import { catalogueNames } from './catalogue-names.ts';
import { type Context, lock } from './context.ts';
import { listDecisions } from './decision-list.ts';
import { recordDecision, unknown, wantedDecision } from './decision-rows.ts';
import { decisionsOf } from './listener-decisions.ts';
import { patiently } from './patiently.ts';
import { restoreDecisions } from './restored-decisions.ts';
import { songFile } from './song-file.ts';
import { removeUnusedArtists } from './unused-artists.ts';

export class SqlIdentity implements IdentityStore {
  readonly #context: Context;

  constructor(context: Context) {
    this.#context = context;
  }

  decide(decision: NewDecision, by: string): Promise<Decision> {
    return patiently(this.#context, async (context) => {
      await lock(context, 'sweep', 'shared');
      await lock(context, 'catalogue');
      const { kind } = decision;
      const wanted = await wantedDecision(context, decision);
      const made = { kind, ...wanted, by, at: context.clock() };
      const id = await recordDecision(context, made);
      await applyDecisions(context);
      return one(context, id);
    });
  }

  undo(id: number): Promise<Decision> {
    return patiently(this.#context, async (context) => {
      await lock(context, 'sweep', 'shared');
      await lock(context, 'catalogue');
      const before = await one(context, id);
      if (before.undoneAt !== null) {
        throw new EchoError('identity-unchanged', `Decision ${id} is undone already.`);
      }
      const { db, clock } = context;
      await db
        .updateTable('identity_decision')
        .set({ undone_at: clock() })
        .where('id', '=', id)
        .execute();
      const parts = await db
        .deleteFrom('identity_part')
        .where('decision_id', '=', id)
        .returning('artist_id')
        .execute();
      await applyDecisions(context);
      await removeUnusedArtists(
        context,
        parts.map((part) => part.artist_id),
      );
      return one(context, id);
    });
  }

  decisions(all = false): Promise<Decision[]> {
    return listDecisions(this.#context, { all });
  }

  decisionsOf(listenerId: number): Promise<Decision[]> {
    return decisionsOf(this.#context, listenerId);
  }

  restore(decisions: readonly RestoredDecision[]): Promise<boolean[]> {
    return restoreDecisions(this.#context, decisions);
  }

  song(songId: number): Promise<SongFile> {
    return songFile(this.#context, songId);
  }

  names(plays: ReadonlyMap<number, number> = new Map()): Promise<CatalogueNames> {
    return catalogueNames(this.#context, plays);
  }
}

async function one(context: Context, id: number): Promise<Decision> {
  const [decision] = await listDecisions(context, { all: true, ids: [id] });
  if (!decision) throw unknown('decision', id);
  return decision;
}
