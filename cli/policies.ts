import { delimiter } from 'node:path';
import { type Command, Option } from 'commander';
import { type CompiledPolicy, compilePolicy } from '../engine/index.ts';
import type { PolicyPackage } from '../engine/package.ts';
import { type Catalogue, loadCatalogue } from '../loader/index.ts';
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
  return { catalogue, compiled, policyFor: (request) => compiled(packageFor(catalogue, request)) };
}

/**
 * Where a request names a policy or version that is not loaded, the nearest that is: the engine then refuses the name with its
 * pointer, as it refuses everything else.
 */
function packageFor(catalogue: Catalogue, request: unknown): PolicyPackage {
  const id = ownText(request, 'policy');
  const version = ownText(request, 'version');
  const found = catalogue.find(id, version) ?? catalogue.find(id) ?? catalogue.find();
  if (!found) throw new UsageError(say('policy.no-default', { policy: catalogue.defaultPolicy }));
  return found;
}

/** The package that `--policy` and `--version` name; without them the default one, newest. */
export function namedPackage(catalogue: Catalogue, id?: string, version?: string): PolicyPackage {
  const found = catalogue.find(id, version);
  if (found) return found;
  const known = catalogue.packages.map(({ definition: { manifest } }) => `${manifest.id}@${manifest.version}`);
  const name = `${id ?? catalogue.defaultPolicy}${version === undefined ? '' : `@${version}`}`;
  throw new UsageError(say('policy.unknown', { name, known: known.join('、') }));
}

function ownText(value: unknown, name: string): string | undefined {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  const member = (value as Record<string, unknown>)[name];
  return typeof member === 'string' ? member : undefined;
}
