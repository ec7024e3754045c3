import { DETAILS_OF, type SubjectDetails, type SubjectKind } from '../../../../contracts/subjects.ts';
import { NumberInput } from '../../../kit/fields/amount.tsx';
import { Select, YesNo } from '../../../kit/fields/choice.tsx';
import { DateInput, TextInput } from '../../../kit/fields/text.tsx';
import { Section } from '../../../kit/frame/page-body.tsx';
import { word, wordOf } from '../../../works/words.ts';
import { say } from './say.ts';
import type { FormProps } from './subject-form.tsx';

type Of<K extends SubjectDetails['of']> = Extract<SubjectDetails, { of: K }>;

/** Everything open, for each kind of details. */
const OPEN: { readonly [K in SubjectDetails['of']]: Of<K> } = {
  drama: { of: 'drama', screenOrientation: null, platformPromoted: null, voluntaryKeyFiling: null },
  audio: { of: 'audio', channel: '' },
  park: { of: 'park', address: '', areaSquareMetres: null, scenes: null, openedOn: null },
  event: { of: 'event', venue: '', inDistrict: null, heldFrom: null, heldUntil: null, participants: null },
  'rnd-project': { of: 'rnd-project', projectNumber: '', field: '', begunOn: null, endsOn: null },
  enterprise: { of: 'enterprise', designation: '', designatedOn: null },
};

/** The details that a subject of this kind begins with. */
export const openDetails = (kind: SubjectKind): SubjectDetails => OPEN[DETAILS_OF[kind]];

/** What is asked only of this kind. */
export function DetailFields({ kind, value, onChange, missing = [] }: FormProps) {
  const details = value.details ?? openDetails(kind);
  const set = (next: SubjectDetails) => onChange({ ...value, details: next });
  return (
    <Section title={say('form.details')}>
      <div className="stack">
        {details.of === 'drama' ? (
          <DramaFields details={details} onChange={set} missing={missing} />
        ) : (
          Object.keys(details)
            .filter((name) => name !== 'of')
            .map((name) => <DetailField key={name} name={name} details={details} onChange={set} />)
        )}
      </div>
    </Section>
  );
}

interface DramaProps {
  readonly details: Of<'drama'>;
  readonly onChange: (details: SubjectDetails) => void;
  readonly missing: readonly string[];
}

/** Two of the questions only older tables of filing tiers ask: they come when the tier needs them. */
function DramaFields({ details, onChange, missing }: DramaProps) {
  const asks = (name: 'platformPromoted' | 'voluntaryKeyFiling') =>
    details[name] !== null || missing.includes(`facts.${name}`);
  return (
    <>
      <Select
        label={wordOf('detail.screenOrientation')}
        blank={say('form.unknown')}
        value={details.screenOrientation ?? ''}
        options={(['vertical', 'horizontal'] as const).map((one) => ({
          value: one,
          label: word(`orientation.${one}`),
        }))}
        onChange={(one) => {
          const screenOrientation = one === 'vertical' || one === 'horizontal' ? one : null;
          onChange({ ...details, screenOrientation });
        }}
      />
      {asks('platformPromoted') && (
        <YesNo
          label={say('form.promoted')}
          value={details.platformPromoted}
          onChange={(platformPromoted) => onChange({ ...details, platformPromoted })}
        />
      )}
      {asks('voluntaryKeyFiling') && (
        <YesNo
          label={say('form.voluntary')}
          value={details.voluntaryKeyFiling}
          onChange={(voluntaryKeyFiling) => onChange({ ...details, voluntaryKeyFiling })}
        />
      )}
    </>
  );
}

interface DetailFieldProps {
  readonly name: string;
  readonly details: SubjectDetails;
  readonly onChange: (details: SubjectDetails) => void;
}

const DAYS = new Set(['openedOn', 'heldFrom', 'heldUntil', 'begunOn', 'endsOn', 'designatedOn']);
const NUMBERS: Readonly<Record<string, number>> = {
  areaSquareMetres: 100_000_000,
  scenes: 10_000,
  participants: 10_000_000,
};

/** One field by the kind of its value: day, number, yes or no, text. */
function DetailField({ name, details, onChange }: DetailFieldProps) {
  const current: unknown = Object.entries(details).find(([member]) => member === name)?.[1];
  const set = (value: unknown) => onChange({ ...details, [name]: value });
  const label = wordOf(`detail.${name}`);
  const most = NUMBERS[name];
  if (DAYS.has(name))
    return <DateInput label={label} value={typeof current === 'string' ? current : null} onChange={set} />;
  if (most !== undefined) {
    const unit = name === 'areaSquareMetres' ? { unit: word('unit.square-metres') } : {};
    const number = typeof current === 'number' ? current : null;
    return <NumberInput label={label} max={most} value={number} onChange={(value) => set(value)} {...unit} />;
  }
  if (name === 'inDistrict') {
    return <YesNo label={label} value={typeof current === 'boolean' ? current : null} onChange={set} />;
  }
  return <TextInput label={label} maxLength={200} value={typeof current === 'string' ? current : ''} onChange={set} />;
}
