import type { SubjectDetails } from '../../contracts/subjects.ts';
import { FILED_KINDS, WORK_KINDS } from '../../contracts/subjects.ts';
import type { SubjectView } from '../../contracts/works.ts';
import { DataList, type Datum } from '../kit/parts/lists.tsx';
import { Cite, Money } from '../kit/parts/marks.tsx';
import { chineseDay } from '../public/amounts.ts';
import { kindWord, word, wordOf, yesNoWord } from './words.ts';

/** The parts of a date or amount that may be missing: undefined reads 待补. */
const dayOr = (day: string | null) => (day === null ? undefined : chineseDay(day));
const textOr = (text: string) => (text === '' ? undefined : text);
const countOr = (count: number | null, unit: string) => (count === null ? undefined : `${count} ${unit}`);

/** Everything that was said of a subject, label and value. */
export function SubjectFacts({ subject }: { readonly subject: SubjectView }) {
  const isWork = WORK_KINDS.includes(subject.kind);
  const isFiled = FILED_KINDS.includes(subject.kind);
  return (
    <DataList
      data={[
        { label: word('fact.kind'), value: kindWord(subject.kind) },
        ...(isWork ? makers(subject) : []),
        ...(isFiled ? filing(subject) : []),
        ...(isWork ? release(subject) : []),
        ...(subject.details === null ? [] : detailsOf(subject.details)),
        ...(subject.aiLabelling === null ? [] : labelling(subject.aiLabelling)),
      ]}
    />
  );
}

function makers(subject: SubjectView): Datum[] {
  const named = (name: string, code: string) => textOr([name, code].filter((part) => part !== '').join(' · '));
  return [
    { label: word('fact.presenter'), value: named(subject.presenterName, subject.presenterUscc) },
    { label: word('fact.producer'), value: named(subject.producerName, subject.producerUscc) },
  ];
}

function filing(subject: SubjectView): Datum[] {
  return [
    { label: word('fact.investment'), value: <Money fen={subject.investmentFen} /> },
    { label: word('fact.themes'), value: yesNoWord(subject.specialThemes) },
    { label: word('fact.licence'), value: textOr(subject.licenceNumber) },
    { label: word('fact.filing'), value: textOr(subject.filingNumber) },
    { label: word('fact.filedOn'), value: dayOr(subject.filedOn) },
    { label: word('fact.tier'), value: <Tier subject={subject} /> },
  ];
}

/** The filing tier, by which sentence of which table, or what is needed to know it. */
function Tier({ subject: { filingTier } }: { readonly subject: SubjectView }) {
  if (filingTier === null || filingTier.status === 'none') return word('tier.none');
  const { label, missing, asOf, cite, policy } = filingTier;
  if (label === null) {
    return word('tier.pending', { names: missing.map((name) => wordOf(`missing.${name}`)).join('、') });
  }
  return (
    <>
      {word('tier', { label, day: chineseDay(asOf) })}{' '}
      {cite !== null && <Cite policy={policy} sentence={cite} label={word('tier.source')} />}
    </>
  );
}

function release(subject: SubjectView): Datum[] {
  const { platforms } = subject;
  const list = (
    <ul>
      {platforms.map(({ name, url, releasedOn }) => (
        <li key={`${name} ${url}`}>
          {url === '' ? name : <a href={url}>{name}</a>} {releasedOn !== null && chineseDay(releasedOn)}
        </li>
      ))}
    </ul>
  );
  return [
    { label: word('fact.episodes'), value: countOr(subject.episodes, word('unit.episodes')) },
    { label: word('fact.minutes'), value: countOr(subject.totalMinutes, word('unit.minutes')) },
    { label: word('fact.startedOn'), value: dayOr(subject.startedOn) },
    { label: word('fact.completedOn'), value: dayOr(subject.completedOn) },
    { label: word('fact.releasedOn'), value: dayOr(subject.releasedOn) },
    { label: word('fact.platforms'), value: platforms.length === 0 ? undefined : list },
  ];
}

function labelling(labels: NonNullable<SubjectView['aiLabelling']>): Datum[] {
  return [
    { label: word('label.explicit'), value: yesNoWord(labels.explicitLabel) },
    { label: word('label.implicit'), value: yesNoWord(labels.implicitLabel) },
    { label: word('label.platforms'), value: yesNoWord(labels.declaredToPlatforms) },
    { label: word('label.likeness'), value: yesNoWord(labels.likenessAgreed) },
  ];
}

function detailsOf({ of, ...details }: SubjectDetails): Datum[] {
  return Object.entries(details)
    .filter(([name, value]) => value !== null || (name !== 'platformPromoted' && name !== 'voluntaryKeyFiling'))
    .map(([name, value]) => ({ label: wordOf(`detail.${name}`), value: detailValue(name, value) }));
}

function detailValue(name: string, value: string | number | boolean | null): string | undefined {
  if (value === null || value === '') return undefined;
  if (typeof value === 'boolean') return yesNoWord(value);
  if (name === 'screenOrientation') return wordOf(`orientation.${value}`);
  if (name === 'areaSquareMetres') return `${value} ${word('unit.square-metres')}`;
  return typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) ? chineseDay(value) : String(value);
}
