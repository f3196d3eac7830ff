import fc from 'fast-check';

/**
 * Properties are tried on the same cases each time, so that what a run says of a commit it says again.
 * The nightly run, and whoever sets ECHOTUNE_TEST_SEED to a number, tries others.
 */
const seed = Number(process.env.ECHOTUNE_TEST_SEED ?? 1);
if (!Number.isSafeInteger(seed)) throw new Error('ECHOTUNE_TEST_SEED is no whole number.');
// What fast-check counts with has 32 bits.
fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: seed | 0 });
