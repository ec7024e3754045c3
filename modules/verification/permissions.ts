import { anybody, entrusted, type Permission, staff } from '../../platform/permission/permission.ts';

/** Who sees the checking of an application as a whole, with what names other applicants. */
const seeWhole = [staff('officer', 'supervisor', 'panel-secretary', 'auditor')];

/** Who may do what in verification. Only the officer who took an application decides in it; that is tested in the acts. */
export const may = {
  open: [staff('officer')],
  seeWhole,
  // The accountant sees the one that was given to them, and nothing of others.
  see: [...seeWhole, entrusted('accountant')],
  decideLine: [staff('officer')],
  decideFact: [staff('officer')],
  noteFinding: [staff('officer')],
  refreshFindings: [staff('officer')],
  complete: [staff('officer')],
  assignAccountant: [staff('officer')],
  endAssignment: [staff('officer')],
  listAssignments: [staff('accountant')],
  returnReport: [entrusted('accountant')],
  drawSample: [staff('supervisor')],
  listDraws: [staff('officer', 'supervisor', 'auditor')],
  listChecks: [staff('inspector')],
  recordCheck: [entrusted('inspector')],
  requestOpinion: [staff('officer')],
  // Whoever holds the link answers for the department.
  seeOpinion: [anybody],
  answerOpinion: [anybody],
} satisfies Readonly<Record<string, Permission>>;
