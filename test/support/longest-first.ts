import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Projects in the order of their longest files. Those of Python come second, because the set-up still installs PyTorch at first. */
const PROJECTS = ["e2e", "python", "model", "linux", "unit"];

/**
 * Starts the longest files first, so that one worker does not run a long file alone at the end. Vitest orders the files by
 * their time in the last run, or by size in a fresh clone. This class only adds the order of the projects.
 */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ project }: TestSpecification): number => PROJECTS.indexOf(project.name);
    return (await super.sort(files)).toSorted((one, other) => rank(one) - rank(other));
  }
}
