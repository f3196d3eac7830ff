/**
 * The background process: works off the queued jobs, then ends. A process and not a thread, because
 * training memory must go back to the system and a crash must stay outside the server.
 */
import { constants, setPriority } from 'node:os';
import { jobHandlers, workOffJobs } from '@echotune/service';
import { readConfig } from '../config/config.ts';
import { wire } from '../wire.ts';

setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
const echotune = await wire(readConfig(process.env));
try {
  await workOffJobs(echotune.store, jobHandlers(echotune), echotune.telemetry);
} finally {
  await echotune.close();
}
