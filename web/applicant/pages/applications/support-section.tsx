import { type ApplicationDraft, applicationDraft } from '../../../../contracts/application-draft.ts';
import { MoneyInput } from '../../../kit/fields/amount.tsx';
import { Select } from '../../../kit/fields/choice.tsx';
import { TextInput } from '../../../kit/fields/text.tsx';
import { Section } from '../../../kit/frame/page-body.tsx';
import { Button } from '../../../kit/parts/button.tsx';
import { randomId } from '../../../kit/random-id.ts';
import { useForm } from './form-context.ts';
import { SECTION_IDS, supportElement } from './model/places.ts';
import { yuan } from './model/shown-values.ts';
import { say } from './say.ts';
import { SectionDraft } from './section-draft.tsx';

type Supports = ApplicationDraft['otherSupport'];
type Support = Supports[number];

/** Support that other policies give for the same thing: asked where the package has a rule about it. */
export function SupportSection() {
  const { application, policy } = useForm();
  const { supportLevels, supportStatuses } = policy.definition.dictionary;
  if (Object.keys(supportLevels).length === 0) return null;
  const words = ({ level, status, amountFen }: Support) =>
    [supportLevels[level] ?? level, supportStatuses[status] ?? status, amountFen === null ? '' : yuan(amountFen)]
      .filter((part) => part !== '')
      .join(say('list.separator'));
  return (
    <Section id={SECTION_IDS['other-support']} title={say('support.title')}>
      <p className="note">{say('support.note')}</p>
      <SectionDraft<Supports>
        name="other-support"
        schema={applicationDraft.shape.otherSupport}
        standing={application.draft.otherSupport}
        section={(value, base) => ({ section: 'other-support', base, value })}
        parts={(value) =>
          value.map((support) => ({
            id: support.id,
            label: support.policy || say('support.unnamed'),
            text: words(support),
          }))
        }
      >
        {({ value, change }) => (
          <div className="stack">
            {value.map((support, at) => (
              <SupportRow
                key={support.id}
                support={support}
                number={at + 1}
                onChange={(next) => change(value.map((one) => (one.id === next.id ? next : one)))}
                onRemove={() => change(value.filter(({ id }) => id !== support.id))}
              />
            ))}
            <p className="actions">
              <Button
                kind="plain"
                icon="plus"
                onClick={() =>
                  change([...value, { id: randomId(), policy: '', level: '', status: '', amountFen: null }])
                }
              >
                {say('support.add')}
              </Button>
            </p>
          </div>
        )}
      </SectionDraft>
    </Section>
  );
}

interface RowProps {
  readonly support: Support;
  readonly number: number;
  readonly onChange: (support: Support) => void;
  readonly onRemove: () => void;
}

function SupportRow({ support, number, onChange, onRemove }: RowProps) {
  const { policy } = useForm();
  const { supportLevels, supportStatuses } = policy.definition.dictionary;
  const id = supportElement(support.id);
  const options = (words: Readonly<Record<string, string>>) =>
    Object.entries(words).map(([value, label]) => ({ value, label }));
  return (
    <fieldset className="field support" id={id}>
      <legend className="field__label">{say('support.row', { number })}</legend>
      <TextInput
        name={`${id}.policy`}
        label={say('support.policy')}
        value={support.policy}
        maxLength={300}
        onChange={(name) => onChange({ ...support, policy: name })}
      />
      <div className="row">
        <Select
          name={`${id}.level`}
          label={say('support.level')}
          blank={say('choose.later')}
          value={support.level}
          options={options(supportLevels)}
          onChange={(level) => onChange({ ...support, level })}
        />
        <Select
          name={`${id}.status`}
          label={say('support.status')}
          blank={say('choose.later')}
          value={support.status}
          options={options(supportStatuses)}
          onChange={(status) => onChange({ ...support, status })}
        />
        <MoneyInput
          name={`${id}.amount`}
          label={say('support.amount')}
          value={support.amountFen}
          onChange={(amountFen) => onChange({ ...support, amountFen })}
        />
      </div>
      <p className="actions">
        <Button kind="quiet" icon="cross" onClick={onRemove}>
          {say('support.remove')}
        </Button>
      </p>
    </fieldset>
  );
}
