import { loadCatalogue, PackageDefect } from '../../loader/index.ts';
import { errorCode, Fault } from '../../platform/fault.ts';
import { compileAll, type Loaded } from '../loaded.ts';

/**
 * The built-in packages and those of the directories, compiled. Throws a `Fault` that lists what is wrong with a package,
 * or names the directory that cannot be read.
 */
export async function loadPolicies(directories: readonly string[]): Promise<Loaded> {
  try {
    const { packages, defaultPolicy } = await loadCatalogue({ directories: [...directories] });
    return compileAll(packages, defaultPolicy);
  } catch (error) {
    if (error instanceof PackageDefect) throw new Fault('defective-policies', { problems: error.message }, error);
    const reason = errorCode(error);
    const path = error instanceof Error && 'path' in error ? String(error.path) : '';
    const directory = directories.find((one) => path.includes(one));
    if (reason === undefined || directory === undefined) throw error;
    throw new Fault('policies-unreadable', { directory, reason }, error);
  }
}
