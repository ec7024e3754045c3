import { fourDigits } from '../calendar.ts';
import type { Dictionary, Fact } from '../format/manifest.ts';
import { factOf } from '../request/facts.ts';
import { type Applicant, type Claim, type FactValue, type OtherSupport, ownMember } from '../request/form.ts';

/** Everything that a test or an amount may look at: one claim, its applicant, and the day. */
export interface Circumstances {
  readonly asOf: string;
  readonly programYear: number;
  readonly applicant: Applicant;
  /** The applicant's other support by id. */
  readonly supports: ReadonlyMap<string, OtherSupport>;
  readonly claim: Claim;
}

/** Adds the names of what is still needed, as a result lists them. */
export type Missing = (circumstances: Circumstances, into: Set<string>) => void;

/** Where a fact is found in a request and what it is called where it is not there. */
export interface FactPlace {
  readonly fact: Fact;
  readonly read: (circumstances: Circumstances) => FactValue | undefined;
  /** `facts.wideReach`, `applicant.aboveScale`. */
  readonly missingName: string;
}

export function placeOfFact(name: string, dictionary: Dictionary): FactPlace {
  const fact = factOf(dictionary, name);
  if (fact.scope === 'applicant') {
    return {
      fact,
      read: ({ applicant }) => ownMember(applicant, name) as FactValue | undefined,
      missingName: `applicant.${name}`,
    };
  }
  return {
    fact,
    read: ({ claim }) => ownMember(claim.facts, name) as FactValue | undefined,
    missingName: `facts.${name}`,
  };
}

/** One year of a fact given by year. `year` is relative to the programme year. */
export interface SeriesPlace extends FactPlace {
  readonly readYear: (circumstances: Circumstances) => number | undefined;
  /** `applicant.rndExpenditureFen.2025`. */
  readonly missingYear: (circumstances: Circumstances) => string;
}

export function placeOfSeries(name: string, year: number, dictionary: Dictionary): SeriesPlace {
  const place = placeOfFact(name, dictionary);
  const nameOf = ({ programYear }: Circumstances) => fourDigits(programYear + year);
  return {
    ...place,
    readYear: (circumstances) => {
      const amounts = place.read(circumstances);
      return ownMember(amounts as object | undefined, nameOf(circumstances)) as number | undefined;
    },
    missingYear: (circumstances) => `${place.missingName}.${nameOf(circumstances)}`,
  };
}
