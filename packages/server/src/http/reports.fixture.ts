import { writeReport } from '@echotune/service';
import { withReporting } from '../reporting-of.ts';
import type { Preparations } from './call.fixture.ts';
import type { TestApp } from './open-app.fixture.ts';

/** What calls about reports need to be there. */
export function reportPreparations({ echotune }: TestApp): Preparations {
  const written = async () => {
    const kept = await echotune.store.reports.newest();
    if (kept !== null) return kept.id;
    const options = { isOffline: true, withModel: false, vitals: [] };
    return (await writeReport(withReporting(echotune), options)).id;
  };
  return {
    writeReport: async () => ({ body: { isOffline: true } }),
    getReport: async () => ({ path: { id: await written() } }),
  };
}
