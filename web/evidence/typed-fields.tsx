import type { TypedVoucher, VoucherKind } from '../../contracts/evidence.ts';
import { MoneyInput } from '../kit/fields/amount.tsx';
import { DateInput, TextInput } from '../kit/fields/text.tsx';
import { FIELDS_OF, fieldWord, type TypedField, word } from './words.ts';

interface TypedFieldsProps {
  readonly kind: VoucherKind;
  readonly typed: TypedVoucher;
  readonly onChange: (typed: TypedVoucher) => void;
}

/** What a person types of a voucher: what its kind has. A blank field is left out. */
export function TypedFields({ kind, typed, onChange }: TypedFieldsProps) {
  const set = (field: TypedField, value: string | number | null) => {
    const { [field]: _before, ...rest } = typed;
    onChange(value === null || value === '' ? rest : { ...rest, [field]: value });
  };
  return (
    <div className="row">
      {FIELDS_OF[kind].map((field) => (
        <TypedInput key={field} kind={kind} field={field} typed={typed} onChange={(value) => set(field, value)} />
      ))}
    </div>
  );
}

interface TypedInputProps {
  readonly kind: VoucherKind;
  readonly field: TypedField;
  readonly typed: TypedVoucher;
  readonly onChange: (value: string | number | null) => void;
}

function TypedInput({ kind, field, typed, onChange }: TypedInputProps) {
  const label = fieldWord(kind, field);
  switch (field) {
    case 'withoutTaxFen':
    case 'taxFen':
    case 'totalFen':
      return <MoneyInput label={label} value={typed[field] ?? null} onChange={onChange} />;
    case 'issuedOn':
      return <DateInput label={label} value={typed[field] ?? null} onChange={onChange} />;
    default:
      return (
        <TextInput
          label={label}
          value={typed[field] ?? ''}
          onChange={onChange}
          maxLength={field.endsWith('Name') ? 200 : 60}
          help={field === 'invoiceCode' ? word('code.help') : undefined}
        />
      );
  }
}
