import { noKind } from '../../content/kinds.ts';
import type { SelectionStep } from '../rank.ts';

/**
 * Keeps the shelf's kinds near the shares that they have in what the listener plays (Steck, "Calibrated
 * Recommendations", RecSys 2018): a candidate loses by how far it would take its kind beyond its share.
 * One-sided where Steck's divergence is not, so that a step only ever takes away.
 */
export const calibration: SelectionStep = {
  name: 'calibration',
  adjust({ item }, taken, { rules, context: { kinds }, unit }) {
    const kind = kinds?.kindOf[item] ?? noKind;
    if (kinds === undefined || kind === noKind || rules.calibration === 0) return 0;
    let count = 1;
    for (const slot of taken) if (kinds.kindOf[slot.item] === kind) count += 1;
    const beyond = count / rules.size - (kinds.mix.get(kind) ?? 0);
    return beyond <= 0 ? 0 : -rules.calibration * unit * beyond;
  },
};
