import fc from 'fast-check';

export * from 'fast-check';
export default fc;

/** A test fails for what was changed, not for the luck of a run. FUZZ_SEED=random looks further, and what it finds becomes a test. */
const given = process.env['FUZZ_SEED'] ?? '2026';
if (given !== 'random') fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(given) });
