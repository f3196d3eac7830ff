/** Who answers otherwise than agreed is not asked about songs, until an answer fits again. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { enrichStage } from '../../enrich/enrich.fixture.ts';
import { enrichCatalogue } from '../../enrich/enrich-catalogue.ts';
import { heldUntil } from '../../enrich/hold-service.ts';
import { changeAgent } from '../operate-agents.ts';
import { runAgent } from '../run-agent.ts';
import { contractsAgent } from './contracts-agent.ts';
