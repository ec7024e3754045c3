import type { StaffRole } from '../../../../contracts/roles.ts';
import { colleagues } from '../../../../contracts/staff.ts';
import { useGet } from '../../../kit/data.ts';
import { Select } from '../../../kit/fields/choice.tsx';
import { Answer } from '../../../kit/parts/states.tsx';
import { say } from './say.ts';

interface ColleagueFieldProps {
  readonly label: string;
  readonly staffRole: StaffRole;
  readonly value: string;
  readonly onChange: (accountId: string) => void;
  readonly error?: string | undefined;
}

/** Somebody who holds a role of the office today. */
export function ColleagueField({ label, staffRole, value, onChange, error }: ColleagueFieldProps) {
  const found = useGet(`/staff/colleagues?role=${staffRole}`, colleagues);
  return (
    <Answer of={found} lines={1}>
      {({ items }) =>
        items.length === 0 ? (
          <p className="note">{say('colleague.none')}</p>
        ) : (
          <Select
            label={label}
            required
            blank={say('colleague.choose')}
            options={items.map(({ accountId, name, department, isAbsent }) => {
              const named = department === '' ? name : `${name} · ${department}`;
              return { value: accountId, label: isAbsent ? say('colleague.absent', { name: named }) : named };
            })}
            value={value}
            onChange={onChange}
            error={error}
          />
        )
      }
    </Answer>
  );
}
