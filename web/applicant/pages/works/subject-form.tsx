import {
  FILED_KINDS,
  type SubjectAttributes,
  type SubjectKind,
  USUAL_NUMBER,
  WORK_KINDS,
} from '../../../../contracts/subjects.ts';
import { MoneyInput, NumberInput } from '../../../kit/fields/amount.tsx';
import { YesNo } from '../../../kit/fields/choice.tsx';
import { DateInput, TextArea, TextInput } from '../../../kit/fields/text.tsx';
import { Section } from '../../../kit/frame/page-body.tsx';
import { word } from '../../../works/words.ts';
import { DetailFields } from './detail-fields.tsx';
import { wrongAt } from './form-state.ts';
import { Platforms } from './platforms.tsx';
import { say } from './say.ts';

export interface FormProps {
  readonly kind: SubjectKind;
  readonly value: SubjectAttributes;
  readonly onChange: (value: SubjectAttributes) => void;
  /** What the service refused, to be shown at its field. */
  readonly error?: unknown;
  /** Answers that the filing tier still needs: `facts.platformPromoted`. */
  readonly missing?: readonly string[];
}

/** The form of a subject: only the title has to be there. */
export function SubjectForm(props: FormProps) {
  const { kind } = props;
  const isFiled = FILED_KINDS.includes(kind);
  const isAi = kind === 'ai-comic-drama' || props.value.aiGenerated === true;
  return (
    <>
      <MainFields {...props} />
      {isFiled && <FilingFields {...props} />}
      {WORK_KINDS.includes(kind) && <ReleaseFields {...props} />}
      {isAi && <LabelFields {...props} />}
      <DetailFields {...props} />
    </>
  );
}

function MainFields({ kind, value, onChange, error }: FormProps) {
  const set = (part: Partial<SubjectAttributes>) => onChange({ ...value, ...part });
  return (
    <Section title={say('form.main')}>
      <div className="stack">
        <TextInput
          label={say('form.title')}
          required
          maxLength={200}
          value={value.title}
          onChange={(title) => set({ title })}
          error={wrongAt(error, '/title')}
        />
        {WORK_KINDS.includes(kind) && (
          <>
            <div className="row">
              <TextInput
                label={say('form.presenter')}
                help={say('form.presenter-help')}
                value={value.presenterName}
                onChange={(presenterName) => set({ presenterName })}
              />
              <TextInput
                label={say('form.presenterUscc')}
                value={value.presenterUscc}
                maxLength={18}
                onChange={(code) => set({ presenterUscc: code.trim().toUpperCase() })}
                error={wrongAt(error, '/presenterUscc')}
              />
            </div>
            <div className="row">
              <TextInput
                label={say('form.producer')}
                value={value.producerName}
                onChange={(producerName) => set({ producerName })}
              />
              <TextInput
                label={say('form.producerUscc')}
                value={value.producerUscc}
                maxLength={18}
                onChange={(code) => set({ producerUscc: code.trim().toUpperCase() })}
                error={wrongAt(error, '/producerUscc')}
              />
            </div>
          </>
        )}
      </div>
    </Section>
  );
}

function FilingFields({ kind, value, onChange, error }: FormProps) {
  const set = (part: Partial<SubjectAttributes>) => onChange({ ...value, ...part });
  return (
    <Section title={say('form.filing')}>
      <div className="stack">
        <MoneyInput
          label={say('form.investment')}
          help={say('form.investment-help')}
          value={value.investmentFen}
          onChange={(investmentFen) => set({ investmentFen })}
          error={wrongAt(error, '/investmentFen')}
        />
        <YesNo
          label={say('form.themes')}
          value={value.specialThemes}
          onChange={(specialThemes) => set({ specialThemes })}
        />
        {kind !== 'ai-comic-drama' && (
          <YesNo label={say('form.ai')} value={value.aiGenerated} onChange={(aiGenerated) => set({ aiGenerated })} />
        )}
        <div className="row">
          <NumberField
            label={say('form.licence')}
            value={value.licenceNumber}
            onChange={(licenceNumber) => set({ licenceNumber })}
          />
          <NumberField
            label={say('form.filingNumber')}
            value={value.filingNumber}
            onChange={(filingNumber) => set({ filingNumber })}
          />
        </div>
        <DateInput
          label={say('form.filedOn')}
          help={say('form.filedOn-help')}
          value={value.filedOn}
          onChange={(filedOn) => set({ filedOn })}
        />
      </div>
    </Section>
  );
}

interface NumberFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** A licence or filing number: an unusual one gets a hint. */
function NumberField({ label, value, onChange }: NumberFieldProps) {
  const unusual = value.trim() !== '' && !USUAL_NUMBER.test(value.trim());
  const help = say(unusual ? 'form.number-unusual' : 'form.number-help');
  return <TextInput label={label} help={help} maxLength={100} value={value} onChange={onChange} />;
}

function ReleaseFields({ value, onChange, error }: FormProps) {
  const set = (part: Partial<SubjectAttributes>) => onChange({ ...value, ...part });
  return (
    <Section title={say('form.release')}>
      <div className="stack">
        <div className="row">
          <NumberInput
            label={say('form.episodes')}
            unit={word('unit.episodes')}
            max={100_000}
            value={value.episodes}
            onChange={(episodes) => set({ episodes })}
          />
          <NumberInput
            label={say('form.minutes')}
            unit={word('unit.minutes')}
            max={1_000_000}
            value={value.totalMinutes}
            onChange={(totalMinutes) => set({ totalMinutes })}
          />
        </div>
        <div className="row">
          <DateInput
            label={say('form.startedOn')}
            value={value.startedOn}
            onChange={(startedOn) => set({ startedOn })}
          />
          <DateInput
            label={say('form.completedOn')}
            value={value.completedOn}
            onChange={(completedOn) => set({ completedOn })}
            error={wrongAt(error, '/completedOn')}
          />
          <DateInput
            label={say('form.releasedOn')}
            value={value.releasedOn}
            onChange={(releasedOn) => set({ releasedOn })}
          />
        </div>
        <Platforms value={value.platforms} onChange={(platforms) => set({ platforms })} error={error} />
      </div>
    </Section>
  );
}

const NO_LABELS = {
  explicitLabel: null,
  implicitLabel: null,
  declaredToPlatforms: null,
  likenessAgreed: null,
  tools: '',
} as const;

function LabelFields({ value, onChange }: FormProps) {
  const labels = value.aiLabelling ?? NO_LABELS;
  const set = (part: Partial<typeof labels>) => onChange({ ...value, aiLabelling: { ...labels, ...part } });
  return (
    <Section title={say('form.labels')}>
      <p className="note">{say('form.labels-help')}</p>
      <div className="stack">
        <YesNo
          label={say('form.explicit')}
          value={labels.explicitLabel}
          onChange={(explicitLabel) => set({ explicitLabel })}
        />
        <YesNo
          label={say('form.implicit')}
          value={labels.implicitLabel}
          onChange={(implicitLabel) => set({ implicitLabel })}
        />
        <YesNo
          label={say('form.declared')}
          value={labels.declaredToPlatforms}
          onChange={(declaredToPlatforms) => set({ declaredToPlatforms })}
        />
        <YesNo
          label={say('form.likeness')}
          value={labels.likenessAgreed}
          onChange={(likenessAgreed) => set({ likenessAgreed })}
        />
        <TextArea
          label={say('form.tools')}
          rows={2}
          maxLength={500}
          value={labels.tools}
          onChange={(tools) => set({ tools })}
        />
      </div>
    </Section>
  );
}
