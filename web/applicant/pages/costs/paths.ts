/** What has to be read again after a change of cost lines: they, what is computed of them, what is missing. */
export function pathsAfter(applicationId: string): readonly string[] {
  const path = `/applications/${applicationId}`;
  return [`${path}/cost-lines`, `${path}/assessment`, `${path}/checklist`];
}
