import { DefaultReporter, type TestCase, type TestModule, type Vitest } from 'vitest/node';
import { type Part, parseRequirement, partNames, parts } from './parts.ts';

type Ending = Parameters<DefaultReporter['onTestRunEnd']>;

/**
 * Vitest's own report, and below it what was skipped, for want of which part, and how to get it.
 * The last line is `N passed, N failed`, and `, N skipped` where something was.
 */
export class PartsReporter extends DefaultReporter {
  private vitest: Vitest | undefined;

  override onInit(vitest: Vitest): void {
    this.vitest = vitest;
    super.onInit(vitest);
  }

  override onTestRunEnd(...ending: Ending): void {
    super.onTestRunEnd(...ending);
    const [modules, unhandled] = ending;
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    // What `-t NAME` leaves out has not been skipped but never been asked for.
    const isChosen = this.vitest?.config.testNamePattern !== undefined;
    const skipped = isChosen ? [] : tests.filter((test) => test.result().state === 'skipped');
    const unwelcome = skipped.filter(isUnwelcome);

    const passed = tests.filter((test) => test.result().state === 'passed').length;
    const failed =
      tests.filter((test) => test.result().state === 'failed').length +
      modules.filter(failedOutsideTests).length +
      unhandled.length +
      unwelcome.length;
    if (unwelcome.length > 0) process.exitCode = 1;

    this.listSkipped(skipped);
    const rest = skipped.length - unwelcome.length;
    this.log(`${passed} passed, ${failed} failed${rest > 0 ? `, ${rest} skipped` : ''}`);
  }

  private listSkipped(skipped: readonly TestCase[]): void {
    if (skipped.length === 0) return;
    this.log('Skipped:');
    for (const part of partNames) {
      const count = skipped.filter((test) => wantedPart(test) === part).length;
      if (count > 0) this.log(`  ${part.padEnd(8)} ${count} for want of ${parts[part]}`);
    }
    for (const test of skipped.filter((test) => wantedPart(test) === undefined)) {
      this.log(`  by itself: ${test.module.relativeModuleId} › ${test.fullName}`);
    }
    this.log('ECHOTUNE_REQUIRE=all (or the names, with commas) makes failures of them.\n');
  }
}

/** The missing part that `describeWith` named in the title of a suite around the test. */
function wantedPart(test: TestCase): Part | undefined {
  const found = test.project.getProvidedContext().parts;
  return partNames.find(
    (part) => test.fullName.includes(`[needs ${part}]`) && !found.includes(part),
  );
}

function isUnwelcome(test: TestCase): boolean {
  const required = parseRequirement(process.env.ECHOTUNE_REQUIRE);
  if (required.everything) return true;
  return required.parts.length > 0 && wantedPart(test) === undefined;
}

/** A module that could not be loaded, or a hook that threw, fails without any failed test. */
function failedOutsideTests(module: TestModule): boolean {
  const hasFailedTest = [...module.children.allTests('failed')].length > 0;
  return module.state() === 'failed' && !hasFailedTest;
}
