import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Projects, those with the longest files first. */
const PROJECTS = ["python", "e2e", "model", "linux", "unit"];

/**
 * Starts with the longest files, so that no worker is left with one of them when the other has ended. Vitest orders the
 * files by how long they took in the last run, or by size on a fresh clone; this only adds the order of the projects.
 */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ project }: TestSpecification): number => PROJECTS.indexOf(project.name);
    return (await super.sort(files)).toSorted((one, other) => rank(one) - rank(other));
  }
}
