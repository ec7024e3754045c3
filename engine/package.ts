import type { PolicyDefinition } from './definition.ts';
import type { CoverageFile, ExampleFile, Material, OfficialText, Readings } from './format/files.ts';

/** A whole policy package: the terms that are computed and everything that explains them. Plain data. */
export interface PolicyPackage {
  readonly definition: PolicyDefinition;
  readonly text: OfficialText;
  readonly readings: Readings;
  readonly materials: readonly Material[];
  readonly coverage: CoverageFile;
  readonly examples: readonly { readonly file: string; readonly content: ExampleFile }[];
}
