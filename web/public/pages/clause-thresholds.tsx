import type { Clause, Condition } from '../../../engine/format/terms.ts';
import type { PolicyPackage } from '../../../engine/package.ts';
import { State, stateOf } from '../components/state.tsx';
import { distance } from '../examples/distance.ts';
import { examplesOf } from '../examples/run.ts';
import { compiledPolicy } from '../packages.ts';
import { say } from '../say.ts';
import type { PageCall } from '../site.ts';

/** Just below, at and above a threshold, as the engine finds it in the worked examples of the package. */
interface ThresholdsProps {
  readonly call: PageCall;
  readonly policy: PolicyPackage;
  readonly clause: Clause;
  readonly condition: Condition;
}

/** At most so many on each side of the threshold: the ones nearest to it. */
const ON_EACH_SIDE = 2;

interface Finding {
  readonly text: string;
  readonly holds: boolean;
  readonly distance: number;
}

export function Thresholds({ call, policy, clause, condition }: ThresholdsProps) {
  const { test } = condition;
  if (test.kind !== 'compare') return null;
  const findings = new Map<string, Finding>();
  for (const example of examplesOf(policy, compiledPolicy(call.site, policy), clause.id)) {
    const entry = example.result.trace.find(({ code }) => code === condition.code);
    if (!entry || entry.holds === null) continue;
    findings.set(entry.text, { text: entry.text, holds: entry.holds, distance: distance(test, example) });
  }
  const shown = nearest([...findings.values()]);
  if (!shown.some(({ holds }) => holds) || shown.every(({ holds }) => holds)) return null;
  return (
    <div className="thresholds">
      <p className="note">{say('clause.thresholds')}</p>
      <ul>
        {shown.map(({ text, holds }) => (
          <li key={text}>
            <span>{text}</span>
            <State kind={stateOf(holds)} word={say(holds ? 'state.met' : 'state.unmet')} />
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The findings nearest to the threshold on both sides, one of each distance, from below to above. */
function nearest(findings: readonly Finding[]): readonly Finding[] {
  const side = (holds: boolean) => {
    const own = findings.filter((finding) => finding.holds === holds);
    own.sort((a, b) => Math.abs(a.distance) - Math.abs(b.distance));
    return own.filter(({ distance }, index) => own[index - 1]?.distance !== distance).slice(0, ON_EACH_SIDE);
  };
  return [...side(false), ...side(true)].sort((a, b) => a.distance - b.distance);
}
