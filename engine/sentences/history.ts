import type { Circumstances } from '../assess/circumstances.ts';
import { bars } from '../assess/evaluate.ts';
import { yearsOn } from '../calendar.ts';
import type { Dictionary } from '../format/manifest.ts';
import type { Test } from '../format/terms.ts';
import { fill, type Phrases } from '../phrases.ts';
import { always, phrase, type Tellers } from './template.ts';
import { dayText, listText } from './values.ts';

/** How the tests of an applicant's history tell what they found: debarments, other support, prior awards. */

/** The debarment that runs, else the one that ended last, else one that is decided later, else none. */
export function tellDebarments(years: number, phrases: Phrases): Tellers<Circumstances> {
  const decisive = ({ asOf, applicant }: Circumstances) => {
    if (!applicant.debarments?.length) return undefined;
    const days = applicant.debarments.map(({ decidedOn }) => decidedOn).sort();
    const running = days.filter((day) => bars(day, years, asOf)).at(-1);
    const before = days.filter((day) => day <= asOf).at(-1);
    if (running !== undefined) return { key: 'debarment-running', decidedOn: running };
    if (before !== undefined) return { key: 'debarment-ended', decidedOn: before };
    return days[0] === undefined ? undefined : { key: 'debarment-later', decidedOn: days[0] };
  };
  const dayOf = (decidedOn: string) => dayText(yearsOn(decidedOn, years), phrases);
  const requirement = always(fill(phrase(phrases, 'requirement.notDebarred'), { years }));
  const none = phrase(phrases, 'found.no-debarment');
  return {
    years: always(String(years)),
    required: requirement,
    requirement,
    day: (circumstances) => dayOf(decisive(circumstances)?.decidedOn ?? circumstances.asOf),
    decidedOn: (circumstances) => dayText(decisive(circumstances)?.decidedOn ?? circumstances.asOf, phrases),
    found: (circumstances) => {
      const one = decisive(circumstances);
      if (!one) return none;
      const days = { decidedOn: dayText(one.decidedOn, phrases), day: dayOf(one.decidedOn) };
      return fill(phrase(phrases, `found.${one.key}`), { ...days, asOf: dayText(circumstances.asOf, phrases) });
    },
  };
}

type SupportTest = Extract<Test, { kind: 'noOtherSupport' }>;

export function tellSupport(
  { levels, statuses }: SupportTest,
  { supportLevels, supportStatuses }: Dictionary,
  phrases: Phrases,
): Tellers<Circumstances> {
  const either = (names: readonly string[], labels: Readonly<Record<string, string>>) => {
    return names.map((name) => labels[name] ?? name).join(phrase(phrases, 'list.or'));
  };
  const requirement = fill(phrase(phrases, 'requirement.support'), {
    levels: either(levels, supportLevels),
    statuses: either(statuses, supportStatuses),
  });
  const none = phrase(phrases, 'found.no-support');
  return {
    required: always(requirement),
    requirement: always(requirement),
    found: ({ claim, supports }) => {
      if (!claim.otherSupport?.length) return none;
      const named = claim.otherSupport.flatMap((id) => supports.get(id) ?? []);
      const told = named.map(({ policy, level, status }) => {
        const labels = { level: supportLevels[level] ?? level, status: supportStatuses[status] ?? status };
        return fill(phrase(phrases, 'support'), { policy, ...labels });
      });
      return fill(phrase(phrases, 'found.support'), { supports: listText(told, phrases) });
    },
  };
}

type PriorAwardTest = Extract<Test, { kind: 'noPriorAward' }>;

export function tellPriorAwards({ clauses, same, within }: PriorAwardTest, phrases: Phrases): Tellers<Circumstances> {
  const requirement = fill(phrase(phrases, `requirement.noPriorAward.${within}`), {
    same: listText(
      same.map((name) => phrase(phrases, `same.${name}`)),
      phrases,
    ),
  });
  const none = phrase(phrases, 'found.no-award');
  return {
    required: always(requirement),
    requirement: always(requirement),
    left: ({ claim }) => {
      const names = same.filter((name) => claim[name] === undefined).map((name) => phrase(phrases, `member.${name}`));
      return listText(names, phrases);
    },
    found: ({ claim, applicant, programYear }) => {
      const count = (applicant.priorAwards ?? []).filter((award) => {
        if (!clauses.includes(award.clause) || (within === 'programme-year' && award.year !== programYear))
          return false;
        return same.every((name) => award[name] === claim[name]);
      }).length;
      return count === 0 ? none : fill(phrase(phrases, 'found.awards'), { count });
    },
  };
}
