import type { Migration } from 'kysely/migration';
import { emptyLog } from '../../decisions/chain.ts';
import type { Dialect } from '../context.ts';
import { runAll, words } from './ddl.ts';

/** What operators set of agents, what agents do, and the log of what they decided. */
export function agentsMigration(dialect: Dialect): Migration {
  const { id, int, real, table, clustered } = words[dialect];
  return {
    async up(db) {
      await runAll(db, [
        `create table agent_settings (
          agent text not null primary key, mode text not null, permits text, acts_per_day ${int},
          changed_at ${int} not null
        ) ${clustered}`,
        `create table agent_switch (
          id ${int} not null primary key check (id = 1), killed_at ${int}, killed_by text
        ) ${table}`,
        'insert into agent_switch (id) values (1)',
        `create table agent_act (
          id ${id}, agent text not null, act text not null, target text not null,
          params text not null, why text not null, undo text not null, metric text not null,
          predicted text not null, value ${real} not null, due_at ${int} not null, metric_before ${real},
          measured ${real}, dry ${int} not null, state text not null, ends_as text,
          open ${int} not null, intended_at ${int} not null, ended_at ${int}
        ) ${table}`,
        // Of a target there is one act at a time, whoever runs the agent.
        'create unique index agent_act_open on agent_act (agent, target, dry) where open = 1',
        'create index agent_act_agent on agent_act (agent, id)',
        `create table decision_log (
          seq ${int} not null primary key, at ${int} not null, agent text, kind text not null,
          body text not null, previous text not null, hash text not null
        ) ${table}`,
        'create index decision_log_agent on decision_log (agent, seq)',
        `create table decision_head (
          id ${int} not null primary key check (id = 1), seq ${int} not null, hash text not null
        ) ${table}`,
        `insert into decision_head (id, seq, hash) values (1, 0, '${emptyLog.hash}')`,
      ]);
    },
  };
}
