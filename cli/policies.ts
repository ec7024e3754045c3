import { delimiter } from 'node:path';
import { type Command, Option } from 'commander';
import { type CompiledPolicy, compilePolicy } from '../engine/index.ts';
import type { PolicyPackage } from '../engine/package.ts';
import { type Catalogue, loadCatalogue } from '../loader/index.ts';
import { packageFor } from '../loader/package-for.ts';
import phrases from '../messages/zh-CN/engine.json' with { type: 'json' };
import { UsageError } from './exit.ts';
import { say } from './say.ts';

/** The packages in use; each is compiled when it is first asked for. */
export interface Policies {
  readonly catalogue: Catalogue;
  /** The policy that a request speaks to. */
  policyFor(request: unknown): CompiledPolicy;
  compiled(loaded: PolicyPackage): CompiledPolicy;
}

export interface PolicyOptions {
  readonly policyDir: readonly string[];
}

/** Adds `--policy-dir` to a command that computes with packages. */
export function withPolicyDirectories(command: Command): Command {
  const collect = (directory: string, before: readonly string[]) => [...before, directory];
  const option = new Option('--policy-dir <DIR>', say('option.policy-dir'))
    .argParser(collect)
    .default([], say('option.none'));
  return command.addOption(option);
}

/** Loads the built-in packages, then those of YUNHE_POLICIES, then those of `--policy-dir`; later ones win. Examples only where needed. */
export async function openPolicies(
  { policyDir }: PolicyOptions,
  needs: { examples: boolean } = { examples: false },
): Promise<Policies> {
  // The service reads its variables in one place (platform); a wrong PORT is no reason to refuse a computation here.
  const fromEnvironment = (process.env.YUNHE_POLICIES ?? '').split(delimiter).filter((part) => part !== '');
  const catalogue = await loadCatalogue({
    directories: [...fromEnvironment, ...policyDir],
    withoutExamples: !needs.examples,
  });
  const policies = new Map<PolicyPackage, CompiledPolicy>();
  const compiled = (loaded: PolicyPackage): CompiledPolicy => {
    const known = policies.get(loaded);
    if (known) return known;
    const policy = compilePolicy(loaded.definition, phrases);
    policies.set(loaded, policy);
    return policy;
  };
  const policyFor = (request: unknown): CompiledPolicy => {
    const found = packageFor(catalogue, request);
    if (!found) throw new UsageError(say('policy.no-default', { policy: catalogue.defaultPolicy }));
    return compiled(found);
  };
  return { catalogue, compiled, policyFor };
}

/** The package that `--policy` and `--version` name; without them the default one, newest. */
export function namedPackage(catalogue: Catalogue, id?: string, version?: string): PolicyPackage {
  const found = catalogue.find(id, version);
  if (found) return found;
  const known = catalogue.packages.map(({ definition: { manifest } }) => `${manifest.id}@${manifest.version}`);
  const name = `${id ?? catalogue.defaultPolicy}${version === undefined ? '' : `@${version}`}`;
  throw new UsageError(say('policy.unknown', { name, known: known.join('、') }));
}
