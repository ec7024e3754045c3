import type { Completeness, Defect } from '../../../../contracts/acceptance.ts';
import { Tick } from '../../../kit/fields/choice.tsx';
import { TextArea, TextInput } from '../../../kit/fields/text.tsx';
import { Button } from '../../../kit/parts/button.tsx';
import { Cite } from '../../../kit/parts/marks.tsx';
import { type AddedItem, keyOf, type NoticeChoice, newItem } from './notice-choice.ts';
import { say } from './say.ts';

interface NoticeItemsProps {
  readonly check: Completeness;
  readonly choice: NoticeChoice;
  readonly onChange: (choice: NoticeChoice) => void;
  /** Somebody has tried to send it: what is missing is marked. */
  readonly pressed: boolean;
}

/** The findings of the check with a tick each, and what the clerk adds. */
export function NoticeItems(props: NoticeItemsProps) {
  const { check, choice, onChange, pressed } = props;
  const { added } = choice;
  const change = (item: AddedItem) =>
    onChange({ ...choice, added: added.map((one) => (one.key === item.key ? item : one)) });
  return (
    <>
      {check.defects.length === 0 && <p className="note">{say('notice.none')}</p>}
      <ul className="notice-items">
        {check.defects.map((defect) => (
          <FoundItem key={keyOf(defect)} defect={defect} {...props} />
        ))}
      </ul>
      {added.map((item, index) => (
        <fieldset key={item.key} className="stack notice-added">
          <legend>{say('notice.added-number', { number: index + 1 })}</legend>
          <TextArea
            label={say('notice.sentence')}
            required
            rows={2}
            maxLength={500}
            value={item.sentence}
            onChange={(sentence) => change({ ...item, sentence })}
            error={missing(pressed, item.sentence)}
          />
          <TextArea
            label={say('notice.cure')}
            required
            rows={2}
            maxLength={500}
            value={item.cure}
            onChange={(cure) => change({ ...item, cure })}
            error={missing(pressed, item.cure)}
          />
          <TextInput
            label={say('notice.reason')}
            required
            maxLength={500}
            value={item.reason}
            onChange={(reason) => change({ ...item, reason })}
            error={missing(pressed, item.reason)}
          />
          <p className="actions">
            <Button
              kind="quiet"
              icon="cross"
              onClick={() => onChange({ ...choice, added: added.filter(({ key }) => key !== item.key) })}
            >
              {say('notice.remove')}
            </Button>
          </p>
        </fieldset>
      ))}
      <p>
        <Button kind="plain" icon="plus" onClick={() => onChange({ ...choice, added: [...added, newItem()] })}>
          {say('notice.add')}
        </Button>
      </p>
    </>
  );
}

function FoundItem({ defect, check, choice, onChange, pressed }: NoticeItemsProps & { readonly defect: Defect }) {
  const key = keyOf(defect);
  const reason = choice.leftOut[key];
  const toggle = (asked: boolean) => {
    const { [key]: _gone, ...rest } = choice.leftOut;
    onChange({ ...choice, leftOut: asked ? rest : { ...rest, [key]: '' } });
  };
  return (
    <li>
      <Tick
        checked={reason === undefined}
        onChange={toggle}
        label={
          <>
            {defect.sentence}
            <span className="sub">
              {defect.cure} {defect.cite !== undefined && <Cite policy={check.policy} sentence={defect.cite} />}
            </span>
          </>
        }
      />
      {reason !== undefined && (
        <TextInput
          label={say('notice.leave-out')}
          required
          maxLength={500}
          value={reason}
          onChange={(words) => onChange({ ...choice, leftOut: { ...choice.leftOut, [key]: words } })}
          error={missing(pressed, reason)}
        />
      )}
    </li>
  );
}

function missing(pressed: boolean, words: string): string | undefined {
  return pressed && words.trim() === '' ? say('reason.missing') : undefined;
}
